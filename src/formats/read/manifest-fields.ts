import type { App, GivenValue, Many } from '../../domain/fit/app.ts'
import type { PlatformCode } from '../../domain/fit/rules/codes.ts'
import type { Remark } from '../../domain/fit/rules/rule.ts'
import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { bytesOf } from './manifest-size.ts'
import { type Resolved, resolve } from './manifest-yaml.ts'
import type { Dict, Scalar, Tree } from './tree.ts'

/** Characters of a name, a route, an image. */
const maxText = 1000

const waiting = (tree: Scalar) => ({ at: tree.at, missing: tree.missing ?? [], written: tree.text })

/**
 * Reads single values as cf and Cloud Controller do, and remarks on those that they refuse or read in another way: by
 * the attribute's name, never by its value, which could be a secret.
 */
export class Fields {
  /** Attributes whose whole value still waits for variables. */
  readonly pending: App['pending'] = []
  readonly remarks: Remark[]
  /** What stands before the subject of a remark: the process it is about. */
  prefix = ''
  readonly #problems: Problem[]

  constructor(problems: Problem[], remarks: Remark[] = []) {
    this.#problems = problems
    this.remarks = remarks
  }

  remark(code: PlatformCode, at: Position, subject: string, says: string, fix?: string) {
    this.remarks.push({
      code,
      at,
      subject: `${this.prefix}${subject}`,
      says,
      ...(fix === undefined ? {} : { fix }),
    })
  }

  /** A scalar as YAML 1.1 reads it; undefined for anything else, with a remark. */
  #scalar(tree: Tree | undefined, name: string): Scalar | undefined {
    if (!tree) return undefined
    if (tree.kind !== 'scalar') {
      const kind = tree.kind === 'list' ? 'a list' : 'a map'
      this.remark('manifest-text', tree.at, name, `it is ${kind}, and one value is wanted`, 'write one value')
      return undefined
    }
    if (tree.text.length <= maxText || tree.missing) return tree
    const message = `\`${name}\` is longer than ${maxText} characters`
    this.#problems.push(inputProblem('input-value', tree.at, message, 'shorten it'))
    return undefined
  }

  /** A text; numbers and truth values are what YAML 1.1 makes of them. */
  text(tree: Tree | undefined, name: string): GivenValue<string> | undefined {
    const scalar = this.#scalar(tree, name)
    if (!scalar) return undefined
    if (scalar.missing) return waiting(scalar)
    const found = resolve(scalar)
    if (found.type === 'null') return undefined
    this.#changed(scalar, found, name)
    return { at: scalar.at, value: found.text }
  }

  #changed(scalar: Scalar, found: Resolved, name: string) {
    if (found.type === 'null' || found.type === 'text' || found.text === scalar.text) return
    this.remark(
      'manifest-yaml-value',
      scalar.at,
      name,
      `without quotes it arrives as ${found.text}`,
      'put it in quotes',
    )
  }

  /** Says so where the value of a variable arrives as something else. */
  arrives(tree: Tree, name: string) {
    if (tree.kind === 'scalar' && !tree.missing) this.#changed(tree, resolve(tree), name)
  }

  /** A text that must be written as one: a number or a truth value is refused. */
  strictText(
    tree: Tree | undefined,
    name: string,
    code: PlatformCode,
    says: string,
  ): GivenValue<string> | undefined {
    const scalar = tree?.kind === 'scalar' ? this.#scalar(tree, name) : tree
    if (!scalar) return undefined
    if (scalar.kind === 'scalar' && scalar.missing) return waiting(scalar)
    const found = scalar.kind === 'scalar' ? resolve(scalar) : undefined
    if (found?.type === 'text') return { at: scalar.at, value: found.text }
    this.remark(code, scalar.at, name, says, 'make it text, in quotes where it looks like a number')
    return undefined
  }

  /** How many instances: whole, as cf decodes it. */
  count(tree: Tree | undefined, name: string): GivenValue<number> | undefined {
    const scalar = this.#scalar(tree, name)
    if (!scalar) return undefined
    if (scalar.missing) return waiting(scalar)
    const found = resolve(scalar)
    if (found.type !== 'whole' && found.type !== 'fraction') {
      const says =
        found.type === 'text' && /^\d+$/.test(found.text)
          ? 'it is in quotes, so cf reads text'
          : 'it is no number'
      this.remark('manifest-number', scalar.at, name, says, 'write a number such as 2, without quotes')
      return undefined
    }
    const value = Math.trunc(found.value)
    if (value >= 0 && value <= 2_000_000) this.#decoded(scalar, found, value, name)
    if (value >= 0 && value <= 2_000_000) return { at: scalar.at, value }
    this.remark('manifest-instances', scalar.at, name, 'it is out of range', 'write 0 to 2000000')
    return undefined
  }

  /** Says so where cf decodes a number as another than it looks. */
  #decoded(scalar: Scalar, found: Resolved, value: number, name: string) {
    if (found.type === 'fraction')
      this.remark('manifest-instances-cut', scalar.at, name, `cf reads ${value}`, 'write a whole number')
    // `010` is 8, and nobody means it; `0x10` says what it is.
    else if (Number(scalar.text.replaceAll('_', '')) !== value)
      this.remark('manifest-yaml-value', scalar.at, name, `cf reads ${value}`, `write ${value}`)
  }

  /** Whole seconds, at least 1. cf itself decodes `timeout`, so that it may not be in quotes. */
  seconds(tree: Tree | undefined, name: string): GivenValue<number> | undefined {
    const scalar = this.#scalar(tree, name)
    if (!scalar) return undefined
    if (scalar.missing) return waiting(scalar)
    const found = resolve(scalar)
    const decoded = name === 'timeout'
    if (decoded && found.type === 'text' && /^\d+$/.test(found.text)) {
      const fix = 'write it without quotes'
      this.remark('manifest-number', scalar.at, name, 'it is in quotes, so cf reads text', fix)
      return undefined
    }
    const written =
      found.type === 'null' ? Number.NaN : found.type === 'truth' ? Number.NaN : Number(found.text)
    const number = decoded && found.type === 'fraction' ? Math.trunc(found.value) : written
    // cf leaves a timeout of 0 out, as if it were not written.
    if (decoded && number === 0) return undefined
    if (decoded && number > 0) this.#decoded(scalar, found, number, name)
    if (Number.isInteger(number) && number >= 1) return { at: scalar.at, value: number }
    const fix = 'write a number such as 60'
    this.remark('health-time', scalar.at, name, 'it is no whole number of seconds', fix)
    return undefined
  }

  truth(tree: Tree | undefined, name: string): boolean | undefined {
    const scalar = this.#scalar(tree, name)
    if (!scalar || scalar.missing) return undefined
    const found = resolve(scalar)
    if (found.type === 'truth') return found.value
    if (found.type === 'null') return undefined
    const says = truths.test(scalar.text)
      ? 'it is in quotes, so cf reads text'
      : 'it is neither true nor false'
    this.remark('manifest-truth', scalar.at, name, says, 'write true or false, without quotes')
    return undefined
  }

  /** Memory and disk in whole megabytes, at least one. */
  megabytes(tree: Tree | undefined, name: string): GivenValue<number> | undefined {
    return this.#whole(this.#size(tree, name, 'manifest-size'), name, 'manifest-size-least')
  }

  #whole(size: GivenValue<number> | undefined, name: string, code: PlatformCode) {
    if (!size || size.missing) return size
    const value = Math.trunc(size.value / 1024 ** 2)
    if (value > 0) return { at: size.at, value }
    this.remark(code, size.at, name, 'it comes to less than 1 MB', 'write at least 1M')
    return undefined
  }

  /** Memory of a sidecar: a number alone is megabytes. */
  sidecarMegabytes(tree: Tree | undefined, name: string): GivenValue<number> | undefined {
    const scalar = tree?.kind === 'scalar' && !tree.missing ? tree : undefined
    const bare = scalar && /^\d{1,9}$/.test(scalar.text) ? Number(scalar.text) : undefined
    if (scalar && bare !== undefined && bare > 0) return { at: scalar.at, value: bare }
    return this.#whole(this.#size(tree, name, 'sidecar-memory'), name, 'sidecar-memory')
  }

  /** Bytes of log for each second; 0 for none and -1 for no limit. */
  logRate(tree: Tree | undefined, name: string): GivenValue<number> | undefined {
    if (tree?.kind === 'scalar' && !tree.missing && (tree.text === '0' || tree.text === '-1'))
      return { at: tree.at, value: Number(tree.text) }
    const size = this.#size(tree, name, 'manifest-log-rate')
    if (!size || size.missing || size.value >= -1) return size
    this.remark('manifest-log-rate', size.at, name, 'it is less than -1', 'write -1 for no limit')
    return undefined
  }

  #size(tree: Tree | undefined, name: string, code: PlatformCode): GivenValue<number> | undefined {
    const scalar = this.#scalar(tree, name)
    if (!scalar) return undefined
    if (scalar.missing) return waiting(scalar)
    const found = resolve(scalar)
    if (found.type === 'null') return undefined
    if (/^disk[-_]quota$/.test(name) && found.type !== 'text' && found.type !== 'whole')
      this.#changed(scalar, found, name)
    const bytes = bytesOf(found.text)
    if (bytes !== undefined) return { at: scalar.at, value: bytes }
    // Whatever unit was left out, this is too little.
    if (code === 'manifest-size' && /^(?:0+|-\d+)$/.test(found.text)) return { at: scalar.at, value: 0 }
    const says = /^-?\d/.test(found.text) ? 'it has no unit that Cloud Controller knows' : 'it is no size'
    this.remark(code, scalar.at, name, says, 'write a number with a unit: B, K, KB, M, MB, G, GB, T or TB')
    return undefined
  }

  many<T>(
    tree: Tree | undefined,
    name: string,
    read: (item: Tree) => T | undefined,
    code: PlatformCode = 'manifest-list',
  ): Many<T> | undefined {
    if (!tree) return undefined
    if (tree.kind === 'scalar' && tree.missing) return waiting(tree)
    if (tree.kind !== 'list') {
      this.remark(code, tree.at, name, 'it is no list', 'write each one as `- …`')
      return undefined
    }
    return { at: tree.at, value: tree.items.flatMap((item) => read(item) ?? []) }
  }

  /** Remembers that this attribute cannot be judged yet. */
  pend(tree: Tree | undefined, attribute: string) {
    if (tree?.kind === 'scalar' && tree.missing)
      this.pending.push({ attribute, at: tree.at, missing: tree.missing })
  }

  /** A list of maps; one that is a variable without a value is remembered as pending. */
  maps(tree: Tree | undefined, name: string, code: PlatformCode = 'manifest-list'): Dict[] {
    const found = this.many(tree, name, (item) => item, code)
    this.pend(tree, name)
    return (found?.value ?? []).flatMap((item) => {
      if (item.kind === 'map') return [item]
      this.remark(code, item.at, name, 'an entry of it is no map', 'write its attributes under it')
      return []
    })
  }
}

const truths = /^(?:true|false|yes|no|on|off|y|n)$/i
