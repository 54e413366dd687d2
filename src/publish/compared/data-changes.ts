import { compareTrees, type JsonTree } from '../../domain/diff/tree.ts'
import { plain } from '../../formats/print/markdown-report.ts'
import { utf8Of } from '../account/fault.ts'
import type { Files } from '../bundle/manifest.ts'
import type { DataChange, ThenAndNow } from './bundle-changes.ts'
import { thenAndNow } from './statement-changes.ts'
import { sentencesOf } from './statements.ts'
import { calendarLines, feedTexts, tableRows } from './texts-in.ts'

/** Whether a sentence is told already, as one that a page says now or said before. */
export type IsTold = (sentence: string) => boolean

/** Whether both sides of a value are texts of which every sentence is told. */
export const areTold = ({ before, after }: ThenAndNow, isTold: IsTold): boolean =>
  [before, after].every((text) => text === undefined || sentencesOf(plain(text)).every(isTold))

/** Told by their entries and pages, or the generator's own. */
const toldElsewhere =
  /^site\/(?:release\.json|data\/(?:catalog\.json|edition\.json|[^/]+\.schema\.json|[^/]+\.js))$/
/** What each file says of its edition before its content. */
const head = new Set(['asOf', 'revision', 'edition', 'marking'])

/** Files that are read by programs: what they say is compared, and not their bytes. */
export const isData = (file: string): boolean =>
  /^site\/data\/[^/]+\.(?:json|csv|ics|xml)$/.test(file) && !toldElsewhere.test(file)

/**
 * What data files, calendars, feeds and tables say, and did not say before: by path in JSON, by what is said elsewhere.
 * What is told already as a sentence of a page is not told again.
 */
export function dataChanges(before: Files, after: Files, isTold: IsTold): DataChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].filter(isData).sort()
  return names.flatMap((file) => {
    const [then, now] = [utf8Of(before.get(file)), utf8Of(after.get(file))]
    const changes = then === now ? [] : changesIn(file, then, now)
    return changes
      .filter(({ value }) => !areTold(value, isTold))
      .map(({ path, value }): DataChange => {
        const happened = value.before === undefined ? 'new' : value.after === undefined ? 'gone' : 'changed'
        return { happened, file: file.slice('site/'.length), path, value }
      })
  })
}

type Change = Pick<DataChange, 'path' | 'value'>

function changesIn(file: string, then: string, now: string): Change[] {
  if (file.endsWith('.json')) return treeChanges(treeOf(then), treeOf(now))
  if (file.endsWith('.csv')) return rowChanges(tableRows(then), tableRows(now))
  const saidBy = file.endsWith('.ics')
    ? (text: string) =>
        calendarLines(text).flatMap(({ name, says }) => sentencesOf(says).map((said) => [name, said]))
    : (text: string) => feedTexts(text).flatMap((says) => sentencesOf(says).map((said) => ['', said]))
  return setChanges(saidBy(then), saidBy(now))
}

/** A file that is there and no JSON is refused by `verify` before it comes here. */
const treeOf = (text: string): JsonTree => (text === '' ? {} : (JSON.parse(text) as JsonTree))

function treeChanges(before: JsonTree, after: JsonTree): Change[] {
  return compareTrees(before, after)
    .filter(({ path }) => path.length !== 1 || !head.has(path[0] ?? ''))
    .flatMap((edit) => {
      const [old, fresh] = [leavesOf(edit.before), leavesOf(edit.after)]
      return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((leaf) => {
        const value = thenAndNow(old.get(leaf), fresh.get(leaf))
        const path = [...edit.path, ...(leaf === '' ? [] : [leaf])].join('/')
        return value.before === value.after ? [] : [{ path, value }]
      })
    })
}

/** The values in a part of a tree, by their path in it. */
function leavesOf(tree: JsonTree | undefined, path = ''): Map<string, string> {
  if (tree === undefined) return new Map()
  if (typeof tree !== 'object' || tree === null) return new Map([[path, String(tree)]])
  const parts = Object.entries(tree)
  return new Map(
    parts.flatMap(([key, value]) => [...leavesOf(value as JsonTree, path === '' ? key : `${path}/${key}`)]),
  )
}

/** Rows that differ, each beside the one that shares most of its cells; of a pair only the cells that differ. */
function rowChanges(before: readonly string[][], after: readonly string[][]): Change[] {
  const [old, fresh] = [before, after].map((rows) => new Map(rows.map((row) => [row.join('\0'), row])))
  if (!old || !fresh) return []
  const gone = [...old].filter(([key]) => !fresh.has(key)).map(([, row]) => row)
  const changes = [...fresh]
    .filter(([key]) => !old.has(key))
    .map(([, row]): Change => {
      const [at] = gone
        .map((other, i): [number, number] => [i, row.filter((cell, k) => cell === other[k]).length])
        .sort(([, a], [, b]) => b - a)
        .find(([, shared]) => shared * 2 >= row.length) ?? [-1]
      const [other] = at < 0 ? [] : gone.splice(at, 1)
      const differs = (_: string, k: number) => !other || other[k] !== row[k]
      return {
        path: row.slice(0, 4).join(', '),
        value: thenAndNow(other && cells(other.filter(differs)), cells(row.filter(differs))),
      }
    })
  return [...changes, ...gone.map((row) => ({ path: '', value: { before: cells(row) } }))]
}

const cells = (row: readonly string[]) => row.join(' | ')

function setChanges(before: readonly string[][], after: readonly string[][]): Change[] {
  const keyed = (said: readonly string[][]) => new Map(said.map((one) => [one.join('\0'), one]))
  const [old, fresh] = [keyed(before), keyed(after)]
  const only = (these: typeof old, others: typeof old) =>
    [...these].filter(([key]) => !others.has(key)).map(([, one]) => one)
  return [
    ...only(old, fresh).map(([path = '', said = '']) => ({ path, value: { before: said } })),
    ...only(fresh, old).map(([path = '', said = '']) => ({ path, value: { after: said } })),
  ]
}
