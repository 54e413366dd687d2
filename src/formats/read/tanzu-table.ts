import type { LiveCatalog, LiveOffering } from '../../domain/live/catalog.ts'
import { inputProblem } from './input-rules.ts'
import { given } from './osb.ts'
import { type Reading, refuse, type Source } from './source.ts'
import { readClass } from './tanzu-class.ts'

/** The columns of each table that lists what can be claimed or created; the first is what it is called. */
const tables: readonly (readonly string[])[] = [
  // tanzu service class list
  ['NAME', 'DESCRIPTION'],
  // kubectl get clusterinstanceclasses
  ['NAME', 'DESCRIPTION', 'READY', 'REASON'],
  // tanzu service types list of TAP 1.0 to 1.3
  ['NAME', 'DESCRIPTION', 'APIVERSION', 'KIND'],
  // tanzu service type list of Tanzu Platform
  ['TYPE', 'BINDING TYPE'],
  ['TYPE', 'BINDING TYPE', 'DESCRIPTION'],
]

interface Column {
  name: string
  from: number
}

/** The columns of a header line, where it is one of those tables. */
function headerOf(line: string): Column[] | undefined {
  const cells = [...line.slice(0, 500).matchAll(/[A-Z]+(?: [A-Z]+)*/g)]
  const columns = cells.map((cell) => ({ name: cell[0], from: cell.index }))
  const isKnown = tables.some((names) => names.join() === columns.map(({ name }) => name).join())
  return isKnown && /^ *[A-Z]+(?: [A-Z]+)*(?: {2,}[A-Z]+(?: [A-Z]+)*)+ *$/.test(line) ? columns : undefined
}

/** Whether a text is a table of the Tanzu CLI that lists classes or types of services, or `tanzu service class get`. */
export const looksLikeTanzu = (text: string): boolean =>
  readClass({ file: '', text: text.slice(0, 20_000) }) !== undefined ||
  text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .some((line) => headerOf(line) !== undefined)

/**
 * Reads what the Tanzu CLI prints of classes and types of services ("Services commands"): `tanzu service class list`,
 * `tanzu service type list` and its older form, and the same from `kubectl`; each lists all of them. `tanzu service class
 * get` speaks for one. None names plans or brokers. A class that is not ready can be claimed by nobody. Rows that do not
 * line up with the header are refused with their line.
 */
export function readTanzu(source: Source): Reading<LiveCatalog> {
  const { file, text } = source
  const one = readClass(source)
  if (one) return { value: catalogOf([one], [{ offering: one.name }]), problems: [] }
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => headerOf(line) !== undefined)
  const columns = headerOf(lines[start] ?? '') ?? []
  const offerings: LiveOffering[] = []
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.trim() === '' || /^\S*[$#%>] /.test(line) || /^\s*```/.test(line)) break
    const cells = cellsOf(line, columns)
    if (!cells) {
      const at = { file, line: i + 1, col: 1 }
      const message = `this row does not line up with the header in line ${start + 1}`
      return refuse(inputProblem('export-table', at, message, 'save the output unchanged'))
    }
    const at = { file, line: i + 1, col: (columns[0]?.from ?? 0) + 1 }
    const name = cells[columns[0]?.name ?? ''] ?? ''
    const ready = cells['READY'] === undefined || /^true$/i.test(cells['READY'])
    offerings.push({
      name,
      at,
      ...given('description', cells['DESCRIPTION'] || undefined),
      ...(ready ? {} : { available: false }),
    })
  }
  if (offerings.length === 0) {
    const at = { file, line: start + 1, col: 1 }
    return refuse(inputProblem('export-table', at, 'a header without a row', 'save the whole output'))
  }
  return { value: catalogOf(offerings, [{}]), problems: [] }
}

const catalogOf = (offerings: LiveOffering[], covered: LiveCatalog['covers']['offerings']): LiveCatalog => ({
  offerings,
  buildpacks: [],
  stacks: [],
  covers: { offerings: covered, buildpacks: [], stacks: false },
})

/** What stands under each column; undefined where something runs into the next one, or the name is not one word. */
function cellsOf(line: string, columns: readonly Column[]): Record<string, string> | undefined {
  const margin = columns[0]?.from ?? 0
  if (line.slice(0, margin).trim() !== '' || !/^\S/.test(line.slice(margin))) return undefined
  const cells: Record<string, string> = {}
  for (const [i, { name, from }] of columns.entries()) {
    const next = columns[i + 1]?.from
    const cell = line.slice(from, next)
    // A gap of blanks ends every cell but the last.
    if (next !== undefined && line.length > next && !/ {2}$|^$/.test(cell)) return undefined
    cells[name] = cell.trim()
  }
  return /^\S+$/.test(cells[columns[0]?.name ?? ''] ?? '') ? cells : undefined
}
