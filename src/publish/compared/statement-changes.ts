import { diffArrays } from 'diff'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import type { StatementChange, ThenAndNow } from './bundle-changes.ts'
import type { Lowering } from './lowered.ts'
import type { Statement } from './statements.ts'

/** What each page of an edition says, by the page's name. */
export type PageStatements = ReadonlyMap<string, readonly Statement[]>

interface Placed extends Statement {
  place: string
}

/** A removed or an added statement of one page, beside what stands in its place. */
interface Edit {
  before?: Placed
  after?: Placed
}

/**
 * What the pages of one edition say and those of another do not. A sentence that only stands elsewhere is no change,
 * unless more may read it there. What is said on many pages is told once, with all its places.
 */
export function statementChanges(
  before: PageStatements,
  after: PageStatements,
  lowering: Lowering,
): { changes: StatementChange[]; touched: Set<string> } {
  const [then, now] = [markingsByText(before), markingsByText(after)]
  const touched = new Set<string>()
  const merged = new Merged(lowering)
  for (const page of new Set([...before.keys(), ...after.keys()])) {
    for (const edit of editsOf(page, before.get(page) ?? [], after.get(page) ?? [])) {
      const gone = edit.before && isAlone(edit.before, now) ? edit.before : undefined
      const added = edit.after && isAlone(edit.after, then) ? edit.after : undefined
      if (!gone && !added) continue
      touched.add(page)
      merged.add(gone, added)
    }
  }
  for (const [page, statements] of after) {
    for (const statement of statements) {
      const markings = then.get(statement.text)
      if (!markings || !lowering.isLowered(markings, [statement.marking])) continue
      touched.add(page)
      merged.lower(placed(page, statement), markings)
    }
  }
  return { changes: merged.changes(), touched }
}

const placed = (page: string, statement: Statement): Placed => ({
  ...statement,
  place: statement.anchor === undefined ? page : `${page}#${statement.anchor}`,
})

function markingsByText(pages: PageStatements): Map<string, MarkingReading[]> {
  const found = new Map<string, MarkingReading[]>()
  for (const statements of pages.values()) {
    for (const { text, marking } of statements) {
      const markings = found.get(text)
      if (!markings) found.set(text, [marking])
      else if (!markings.includes(marking)) markings.push(marking)
    }
  }
  return found
}

/** A label says something only where it stands; a sentence that the other edition has as well was moved. */
function isAlone({ text, under }: Statement, there: ReadonlyMap<string, unknown>): boolean {
  return isLabel(text, under) || !there.has(text)
}

const isLabel = (text: string, under: readonly string[]) => under.length > 0 && text.split(' ').length < 5

/** The least edits from what a page said to what it says; what takes the place of a like text is paired with it. */
function editsOf(page: string, before: readonly Statement[], after: readonly Statement[]): Edit[] {
  const [removed, added]: [Run[], Run[]] = [[], []]
  let [i, j, run] = [0, 0, 0]
  for (const part of diffArrays(before.map(keyOf), after.map(keyOf))) {
    const { length } = part.value
    const those = (all: readonly Statement[], at: number) =>
      all.slice(at, at + length).map((statement) => ({ run, statement: placed(page, statement) }))
    if (part.removed) removed.push(...those(before, i))
    else if (part.added) added.push(...those(after, j))
    // What is gone and what is new between the same two neighbours are one run.
    else run++
    if (!part.added) i += length
    if (!part.removed) j += length
  }
  const edits: Edit[] = []
  let left = added
  for (const isPair of [isSame, isInPlace, isAtAnchor]) {
    left = left.filter((now) => {
      const at = removed.findIndex((then) => isPair(then, now))
      const [then] = at < 0 ? [] : removed.splice(at, 1)
      if (then && isPair !== isSame) edits.push({ before: then.statement, after: now.statement })
      return then === undefined
    })
  }
  return [
    ...edits,
    ...left.map(({ statement }) => ({ after: statement })),
    ...removed.map(({ statement }) => ({ before: statement })),
  ]
}

/** A statement of one side alone, and between which neighbours it stands. */
interface Run {
  run: number
  statement: Placed
}

const isSame = ({ statement: a }: Run, { statement: b }: Run) => a.text === b.text && a.anchor === b.anchor
const isInPlace = (a: Run, b: Run) => a.run === b.run && areAlike(a.statement.text, b.statement.text)
/** A row that moved with what it says. */
const isAtAnchor = ({ statement: a }: Run, { statement: b }: Run) =>
  a.anchor !== undefined && a.anchor === b.anchor && areAlike(a.text, b.text)

const keyOf = ({ text, under }: Statement) => (isLabel(text, under) ? `${under.join('\n')}\n${text}` : text)

/** Whether half of the words of one are in the other. */
function areAlike(a: string, b: string): boolean {
  const [left, right] = [wordSet(a), wordSet(b)]
  const shared = [...left].filter((word) => right.has(word)).length
  return shared * 2 >= Math.min(left.size, right.size)
}

const wordSet = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text])

/** Changes told once for all their places. */
class Merged {
  readonly #lowering: Lowering
  readonly #found = new Map<string, { change: StatementChange; was: Set<string>; is: Set<string> }>()

  constructor(lowering: Lowering) {
    this.#lowering = lowering
  }

  add(before: Placed | undefined, after: Placed | undefined): void {
    const lowered = !!before && !!after && this.#lowering.isLowered([before.marking], [after.marking])
    this.#tell(before, after, before ? [before.marking] : [], lowered)
  }

  /** A text that stands where more may read it than before. */
  lower(after: Placed, before: readonly MarkingReading[]): void {
    this.#tell(after, after, before, true)
  }

  changes(): StatementChange[] {
    return [...this.#found.values()].map(({ change, was, is }) => ({
      ...change,
      marking: thenAndNow([...was].join(', ') || undefined, [...is].join(', ') || undefined),
    }))
  }

  #tell(
    before: Placed | undefined,
    after: Placed | undefined,
    markings: readonly MarkingReading[],
    lowered: boolean,
  ): void {
    const one = after ?? before
    if (!one) return
    const text = thenAndNow(worded(before), worded(after))
    const key = JSON.stringify([text, lowered])
    const known = this.#found.get(key)
    const { change, was, is } = known ?? {
      change: {
        happened: !before ? ('new' as const) : after ? ('changed' as const) : ('gone' as const),
        text,
        marking: {},
        lowered,
        places: [],
      },
      was: new Set<string>(),
      is: new Set<string>(),
    }
    if (!known) this.#found.set(key, { change, was, is })
    if (!change.places.includes(one.place)) change.places.push(one.place)
    for (const marking of markings) was.add(this.#lowering.say(marking))
    if (after) is.add(this.#lowering.say(after.marking))
  }
}

/** A label with the headings that it stands under. */
function worded(statement: Placed | undefined): string | undefined {
  if (!statement) return undefined
  const { text, under } = statement
  return isLabel(text, under) ? [...under.slice(-2), text].join(' › ') : text
}

/** What is there of then and now. */
export const thenAndNow = (before: string | undefined, after: string | undefined): ThenAndNow => ({
  ...(before === undefined ? {} : { before }),
  ...(after === undefined ? {} : { after }),
})
