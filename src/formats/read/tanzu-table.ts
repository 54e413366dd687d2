import type { LiveCatalog, LiveOffering } from '../../domain/live/catalog.ts'
import { inputProblem } from './input-rules.ts'
import { given } from './osb.ts'
import { type Reading, refuse, type Source } from './source.ts'

const headerForm = /^(?<margin> *)NAME(?<gap> {2,})DESCRIPTION *$/

/** Whether a text is the table of `tanzu service class list`. */
export const looksLikeTanzu = (text: string): boolean =>
  text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .some((line) => headerForm.test(line))

/**
 * Reads what `tanzu service class list` prints (Tanzu CLI, "Services commands"): the classes that can be claimed, by
 * name, all of them. It names neither plans nor brokers. Rows that do not line up with the header are refused with their
 * line.
 */
export function readTanzu({ file, text }: Source): Reading<LiveCatalog> {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => headerForm.test(line))
  const { margin = '', gap = '' } = headerForm.exec(lines[start] ?? '')?.groups ?? {}
  const column = margin.length + 'NAME'.length + gap.length
  const offerings: LiveOffering[] = []
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] as string
    if (line.trim() === '' || /^\S*[$#%>] /.test(line)) break
    const at = { file, line: i + 1, col: margin.length + 1 }
    const name = line.slice(margin.length, column)
    const lined = line.slice(0, margin.length).trim() === '' && /^\S+ *$/.test(name)
    if (!lined || (line.length > column && !/ $/.test(name))) {
      const message = `this row does not line up with the header in line ${start + 1}`
      return refuse(inputProblem('export-table', { ...at, col: 1 }, message, 'save the output unchanged'))
    }
    offerings.push({ name: name.trim(), at, ...given('description', line.slice(column).trim() || undefined) })
  }
  const covers = { offerings: [{}], buildpacks: [], stacks: false }
  return { value: { offerings, buildpacks: [], stacks: [], covers }, problems: [] }
}
