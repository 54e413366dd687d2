import { compare } from '../../domain/playbook/problem.ts'
import { equalBytes } from '../bundle/bytes.ts'
import { type Files, manifestName, renderManifest, signatureName } from '../bundle/manifest.ts'
import { nameFault } from '../bundle/names.ts'
import { statementName, subjectText } from '../bundle/statement.ts'
import { RefusedError } from '../verify/finding.ts'
import { Budget, limits } from '../verify/limits.ts'
import { findCopies, SourceIndex } from './find-copies.ts'

/** How the files of one edition are made of another's: lines, and the bytes that are new. */
export interface Recipe {
  text: string
  bytes: Uint8Array
}

/** All files of an edition one after the other, in the order of their names. */
const sourceOf = (files: Files) => {
  const offsets = new Map<string, number>()
  let length = 0
  const parts = [...files].sort(([a], [b]) => compare(a, b))
  for (const [name, bytes] of parts) {
    offsets.set(name, length)
    length += bytes.length
  }
  return { offsets, bytes: Buffer.concat(parts.map(([, bytes]) => bytes)) }
}

/** The name of a file without what its content gave it: `assets/style.#.css`. */
const stem = (name: string) => name.replace(/\.[0-9a-z_-]{8,12}(?=\.[a-z0-9]+$)/i, '.#')

/** Files that follow from the digests of the others; a recipe names the rule in place of the digests. */
const rules = {
  /** The lines of the manifest. */
  manifest: (files: Files) => renderManifest(files),
  /** The subject of the statement, as it is written there. */
  subject: (files: Files) => subjectText(files),
} as const
type RuleName = keyof typeof rules
const ruleOf: Readonly<Record<string, RuleName>> = { [manifestName]: 'manifest', [statementName]: 'subject' }

/** In which order files are made: what is made of digests comes after what it has the digests of. */
const last = [statementName, manifestName, signatureName]
const inOrder = (files: Files) =>
  [...files].sort(([a], [b]) => last.indexOf(a) - last.indexOf(b) || compare(a, b))

/**
 * Writes a recipe, a line for each step: `= NAME` is the same as before, `+ NAME` begins a file, `FROM LENGTH` copies out of all
 * files of the edition before, one after the other, `LENGTH` takes as many of the new bytes, and `% manifest` or `% subject` writes
 * the digests of what has been made so far, as manifest or statement have them.
 */
export function writeRecipe(before: Files, after: Files): Recipe {
  const { offsets, bytes: old } = sourceOf(before)
  const source = new SourceIndex(old)
  const lines: string[] = []
  const fresh: Uint8Array[] = []
  const stems = new Map([...before.keys()].map((name) => [stem(name), name]))
  const write = (target: Uint8Array, likely: number) => {
    for (const stretch of findCopies(target, source, likely)) {
      if ('bytes' in stretch) {
        lines.push(`${stretch.bytes.length}`)
        fresh.push(stretch.bytes)
      } else lines.push(`${stretch.from} ${stretch.length}`)
    }
  }
  const made = new Map<string, Uint8Array>()
  for (const [name, target] of inOrder(after)) {
    const same = before.get(name)
    if (same && equalBytes(same, target)) lines.push(`= ${name}`)
    else {
      lines.push(`+ ${name}`)
      const like = before.has(name) ? name : stems.get(stem(name))
      const rule = ruleOf[name]
      const text = rule && Buffer.from(rules[rule](made))
      const at = text ? Buffer.from(target).indexOf(text) : -1
      if (rule && text && at >= 0) {
        if (at > 0) write(target.subarray(0, at), offsets.get(like ?? '') ?? -1)
        lines.push(`% ${rule}`)
        if (at + text.length < target.length) write(target.subarray(at + text.length), -1)
      } else write(target, offsets.get(like ?? '') ?? -1)
    }
    made.set(name, target)
  }
  return { text: lines.map((line) => `${line}\n`).join(''), bytes: Buffer.concat(fresh) }
}

const malformed = (message: string, file?: string) => new RefusedError('malformed', message, file)

/** Follows a recipe. Throws {@link RefusedError} where a line of it is none, or it asks for more than there is. */
export function followRecipe({ text, bytes }: Recipe, before: Files): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const budget = new Budget()
  const { bytes: source } = sourceOf(before)
  let [used, made] = [0, 0]
  let name: string | undefined
  let parts: Uint8Array[] = []
  const finish = () => {
    if (name === undefined) return
    const whole = Buffer.concat(parts)
    budget.spend(whole.length, name)
    files.set(name, whole)
  }
  const begin = (next: string) => {
    finish()
    const fault = nameFault(next)
    if (fault) throw new RefusedError('unsafe-name', fault, next)
    if (files.has(next)) throw new RefusedError('duplicate', 'is there twice', next)
    name = next
    parts = []
    made = 0
  }
  if (!text.endsWith('\n')) throw malformed('the recipe has no end')
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sign, file = ''] = /^([=+]) (\S+)$/.exec(line) ?? []
    if (sign !== undefined) {
      begin(file)
      if (sign === '+') continue
      const same = before.get(file)
      if (!same) throw malformed('is to be as before, and was not there', file)
      parts.push(same)
      continue
    }
    const [, rule] = /^% (manifest|subject)$/.exec(line) ?? []
    if (rule !== undefined && name !== undefined) {
      parts.push(Buffer.from(rules[rule as RuleName](files)))
      continue
    }
    const [, first, second] = /^(0|[1-9]\d{0,9})(?: ([1-9]\d{0,9}))?$/.exec(line) ?? []
    if (first === undefined || name === undefined) throw malformed('has a line that is no step', 'recipe.txt')
    const [from, length] = second === undefined ? [used, Number(first)] : [Number(first), Number(second)]
    const taken = second === undefined ? bytes : source
    if (length === 0 || from + length > taken.length)
      throw malformed('asks for bytes that there are not', name)
    made += length
    if (made > limits.file) throw new RefusedError('too-large', `is larger than ${limits.file} bytes`, name)
    parts.push(taken.subarray(from, from + length))
    if (second === undefined) used += length
  }
  finish()
  if (used !== bytes.length) throw new RefusedError('trailing-bytes', 'bytes that no step takes', 'new.bin')
  return new Map([...files].sort(([a], [b]) => compare(a, b)))
}
