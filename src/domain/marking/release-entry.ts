import type { Ref } from '../../model/fields.ts'
import { contentTypes, type DataOf, type Kind } from '../../model/registry.ts'
import type { Path } from '../../model/walk.ts'
import { type Body, type Entry, keyOf, type Playbook } from '../playbook/playbook.ts'
import type { Markings } from './effective.ts'
import { cutBody, cutProse } from './marked-texts.ts'
import { joinAll, type MarkingReading } from './marking.ts'
import { pageNationsOf } from './page-nations.ts'
import { type Pruner, prune } from './prune.ts'
import type { Parsers, Withheld } from './release.ts'

/** One pass over a playbook, knowing from the pass before which entries go as a whole. */
export class Round {
  /** The entries that go as a whole, by key. */
  readonly gone = new Map<string, Withheld>()
  readonly #playbook: Playbook
  readonly #markings: Markings
  readonly #why: (marking: MarkingReading) => string | undefined
  readonly #parsers: Parsers
  readonly #hidden: ReadonlyMap<string, Withheld>

  constructor(
    playbook: Playbook,
    markings: Markings,
    why: (marking: MarkingReading) => string | undefined,
    parsers: Parsers,
    hidden: ReadonlyMap<string, Withheld>,
  ) {
    this.#playbook = playbook
    this.#markings = markings
    this.#why = why
    this.#parsers = parsers
    this.#hidden = hidden
  }

  /** Finds what goes as a whole for its own marking or its home's, without looking inside. */
  judge(entry: Entry): void {
    const whole = this.#whole(entry)
    if (whole) this.gone.set(keyOf(entry), whole)
  }

  /** What the network gets of an entry, if anything. What it does not get is added to `withheld`. */
  release(entry: Entry, withheld: Withheld[]): Entry | undefined {
    const found: Withheld[] = []
    const whole = this.#whole(entry)
    const left = whole ? undefined : this.#cut(entry, found)
    if (left) {
      withheld.push(...found)
      return left
    }
    const reason = whole ?? this.#unwhole(entry, found)
    this.gone.set(keyOf(entry), reason)
    withheld.push(reason)
    return undefined
  }

  #whole(entry: Entry): Withheld | undefined {
    const marking = this.#markings.of(entry)
    const why = this.#why(marking) ?? this.#whyHomeless(entry)
    return why === undefined ? undefined : { what: 'entry', entry, path: [], at: entry.at(), marking, why }
  }

  /** An entry of which too much is withheld for the rest to stand alone. */
  #unwhole(entry: Entry, found: readonly Withheld[]): Withheld {
    const readings = found.map((part) => part.marking)
    const marking = joinAll(readings, this.#markings.scheme) ?? this.#markings.of(entry)
    const why = `without what is withheld of it (${found[0]?.why}), it is not whole`
    return { what: 'entry', entry, path: [], at: entry.at(), marking, why }
  }

  #whyHomeless({ kind, environment }: Entry): string | undefined {
    if (kind === 'environment' || environment === undefined) return undefined
    const home = this.#playbook.get('environment', environment)
    const isThere = home && !this.#isHidden('environment', environment)
    return isThere ? undefined : `it stands in ${environment}, which is withheld`
  }

  #isHidden(kind: Ref, id: string): Withheld | undefined {
    return kind in contentTypes ? this.#hidden.get(keyOf({ kind: kind as Kind, id })) : undefined
  }

  /** An entry without its withheld parts; undefined if what is left would not be whole. */
  #cut(entry: Entry, found: Withheld[]): Entry | undefined {
    const places = new Map<string, (offset: number) => number>()
    const data = this.#withoutGap(entry, found)
    const pruned = prune(contentTypes[entry.kind].schema, data, this.#pruner(entry, found, places))
    const body = entry.body && this.#cutBody(entry, entry.body, found)
    if (pruned?.value === entry.data && body === entry.body) return entry
    if (!pruned) return undefined
    const at: Entry['at'] = (path = [], part, offset) => {
      const written = pruned.origin(path)
      const place = offset === undefined ? undefined : places.get(JSON.stringify(written))?.(offset)
      return entry.at(written, part, place ?? offset)
    }
    const { replaced: _, ...rest } = entry
    const left = { ...rest, data: pruned.value as DataOf<Kind>, at }
    return body ? { ...left, body } : left
  }

  /** Environments are promoted from the nearest one that is left, so that no gap shows in the path. */
  #withoutGap(entry: Entry, found: Withheld[]): Entry['data'] {
    if (entry.kind !== 'environment') return entry.data
    const { data } = entry as Entry<'environment'>
    const { promotesFrom } = data
    let from = promotesFrom
    const passed = new Set<string>()
    while (from !== undefined && this.#isHidden('environment', from)) {
      passed.add(from)
      const before = this.#playbook.get('environment', from)?.data.promotesFrom
      from = before === undefined || passed.has(before) ? undefined : before
    }
    if (from === promotesFrom) return entry.data
    found.push(this.#unnamed(entry, ['promotesFrom'], 'environment', promotesFrom ?? ''))
    if (from !== undefined) return { ...data, promotesFrom: from }
    const { promotesFrom: _, ...rest } = data
    return rest
  }

  #unnamed(entry: Entry, path: Path, kind: Ref, id: string): Withheld {
    const marking = this.#isHidden(kind, id)?.marking ?? 'unreadable'
    return { what: 'reference', entry, path, at: entry.at(path), marking, why: `${kind} ${id} is withheld` }
  }

  #pruner(entry: Entry, found: Withheld[], places: Map<string, (offset: number) => number>): Pruner {
    const add = (what: Withheld['what'], path: Path, at: Withheld['at'], marking: MarkingReading) =>
      found.push({ what, entry, path, at, marking, why: this.#why(marking) ?? 'it cannot be read' })
    return {
      keepItem: (text, path) => {
        const marking = this.#markings.read(text)
        if (this.#why(marking) === undefined) return true
        add('item', path, entry.at(path), marking)
        return false
      },
      keepRef: (kind, id, path) => {
        if (!this.#isHidden(kind, id)) return true
        found.push(this.#unnamed(entry, path, kind, id))
        return false
      },
      cutProse: (text, path) => {
        const cut = cutProse(text, this.#cutting(entry, this.#parsers.prose))
        places.set(JSON.stringify(path), cut.origin)
        for (const { marks, reading } of cut.withheld)
          add('portion', path, entry.at(path, 'value', marks[0]?.point.offset), reading)
        return cut.text
      },
    }
  }

  #cutBody(entry: Entry, whole: Body, found: Withheld[]): Body {
    const { body, missing } = cutBody(entry, whole, this.#cutting(entry, this.#parsers.mdx))
    for (const { at, marking } of missing)
      found.push({ what: 'portion', entry, at, marking, why: this.#why(marking) ?? 'it cannot be read' })
    return body
  }

  #cutting(entry: Entry, parse: Parsers['prose']) {
    const keep = (marking: MarkingReading) => this.#why(marking) === undefined
    const pageNations = pageNationsOf(entry, this.#markings)
    return { scheme: this.#markings.scheme, keep, parse, pageNations }
  }
}
