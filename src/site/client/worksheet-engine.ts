import type { FitPlaybook } from '../../domain/fit/playbook.ts'
import { answerIntake, type IntakeAnswer } from '../../domain/intake/answer.ts'
import type { RecordFault } from '../../domain/intake/check-record.ts'
import { handlingBy } from '../../domain/intake/handling.ts'
import { aimed } from '../../domain/intake/judge-record.ts'
import type { WorksheetData } from '../../domain/intake/worksheet-data.ts'
import { whyWithheld } from '../../domain/marking/dominance.ts'
import { joinAll, type MarkingReading } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import { describe } from '../../domain/marking/print.ts'
import { parseShape } from '../../workspace/check-shape.ts'
import { type RecordReading, readRecord } from '../../workspace/read-record.ts'
import { editedText, recordText } from '../../workspace/record-text.ts'

/** What the page gives: the playbook that fit judges by, and what is published for the worksheet. */
export interface EngineGiven {
  playbook: FitPlaybook
  data: WorksheetData
}

/** What a record comes to: what is wrong with it, and the answers to as much of it as can be read. */
export interface JudgedDraft {
  faults: readonly RecordFault[]
  answers: IntakeAnswer[]
}

/** Reads, writes and answers records by the code of the command line, without its schema library. */
class WorksheetEngine {
  readonly #given: EngineGiven
  readonly #read: (text: string) => MarkingReading

  constructor(given: EngineGiven) {
    this.#given = given
    this.#read = (text) => {
      const parsed = parseMarking(text, given.data.scheme)
      return parsed.ok ? parsed.marking : 'unreadable'
    }
  }

  /** The record that a file holds, or what is wrong with it. */
  read(text: string, file: string): RecordReading {
    const { playbook, data } = this.#given
    return readRecord(
      { text, file },
      {
        playbook,
        scheme: data.scheme,
        parse: (version, yaml) => parseShape(data.shapes[version], yaml.value, yaml),
      },
    )
  }

  /** A draft as it is saved. */
  text(draft: object, before?: { text: string; record: object }): string {
    return editedText(draft, this.#given.data.shapes[2], before)
  }

  /** Answers a draft; parts that cannot be read are told, and left out of what is answered. */
  judge(draft: object): JudgedDraft {
    const { data, playbook } = this.#given
    const lowest = data.scheme.levels[0]?.banner ?? ''
    const { scheme, shapes, briefs } = data
    let left: Left = { draft: structuredClone(draft) as Draft, rows: {} }
    const faults: RecordFault[] = []
    for (let round = 0; round < 4; round++) {
      const reading = this.read(recordText(left.draft, shapes[2]), 'intake.yaml')
      if (reading.value) {
        const handling = handlingBy({ scheme, read: this.#read })
        const answers = aimed(reading.value).map((one) =>
          answerIntake(one, { playbook, briefs, handling, shape: shapes[2] }),
        )
        return { faults, answers }
      }
      const { rows } = left
      faults.push(...reading.faults.map((fault) => ({ ...fault, path: placeBefore(fault.path, rows) })))
      left = without(left, reading.faults, { asOf: playbook.catalog.asOf, lowest })
    }
    return { faults, answers: [] }
  }

  /** Why a record of a marking may not be written on a machine of the site's network; undefined where it may. */
  refusal(marking: string): string | undefined {
    const { network, scheme } = this.#given.data
    return network && whyWithheld(network, this.#read(marking), scheme)
  }

  /** The highest of some markings. */
  highest(...markings: readonly string[]): string {
    const { scheme } = this.#given.data
    return describe(joinAll(markings.map(this.#read), scheme) ?? 'unreadable', scheme)
  }
}
export type RecordEngine = WorksheetEngine

type Draft = Record<string, unknown>

/** What is left of a draft, and which rows of it are left, by list: their places in the draft. */
interface Left {
  draft: Draft
  rows: Record<string, number[]>
}

/** A draft without what is wrong with it: what is missing at the top is filled in, a row without its name goes. */
function without(
  { draft, rows }: Left,
  faults: readonly RecordFault[],
  { asOf = '2000-01-01', lowest }: { asOf: string | undefined; lowest: string },
): Left {
  const stand: Draft = { version: 2, team: 'This team', recorded: asOf, marking: lowest }
  const gone: Record<string, Set<number>> = {}
  for (const { path } of faults) {
    const [top, row] = path
    if (top === undefined) continue
    const isRow = typeof row === 'number' && path.length > 2
    if (path.length === 1 && String(top) in stand) draft[String(top)] = stand[String(top)]
    else if (isRow && valueAt(draft, path) === undefined) {
      gone[String(top)] ??= new Set()
      gone[String(top)]?.add(row)
    } else {
      // Something missing in a map takes the map away.
      const place = valueAt(draft, path) === undefined && path.length > 1 ? path.slice(0, -1) : path
      const parent = valueAt(draft, place.slice(0, -1)) as Draft | undefined
      if (parent) delete parent[String(place.at(-1))]
    }
  }
  const left: Left = { draft, rows: { ...rows } }
  for (const [list, those] of Object.entries(gone)) {
    const items = draft[list] as unknown[]
    const places = rows[list] ?? items.map((_, i) => i)
    draft[list] = items.filter((_, i) => !those.has(i))
    left.rows[list] = places.filter((_, i) => !those.has(i))
  }
  return left
}

/** Where in the whole draft a place stands, when rows before it were taken away. */
function placeBefore([top, row, ...rest]: RecordFault['path'], rows: Left['rows']): RecordFault['path'] {
  if (top === undefined) return []
  if (typeof row !== 'number') return row === undefined ? [top] : [top, row, ...rest]
  return [top, rows[String(top)]?.[row] ?? row, ...rest]
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((v, step) => (v as Record<string | number, unknown> | undefined)?.[step], value)

;(globalThis as { fieldbookWorksheet?: { open: (given: EngineGiven) => RecordEngine } }).fieldbookWorksheet =
  {
    open: (given) => new WorksheetEngine(given),
  }
