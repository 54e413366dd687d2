import type { Scheme } from '../../model/scheme.ts'
import { caveatPlace, writtenControls } from './controls.ts'
import { printForeign, saysWhose } from './foreign.ts'
import { levelOf, type Marking, type MarkingReading } from './marking.ts'
import { shortestList } from './nations.ts'
import type { MarkingForm } from './words.ts'

/** The shortest valid banner: `TOP SECRET//SI/TK//NOFORN`. */
export function printBanner(marking: Marking, scheme: Scheme): string {
  return print(marking, scheme, 'banner')
}

/** The shortest valid portion mark, parentheses included: `(S//NF)`. */
export function printPortion(marking: Marking, scheme: Scheme): string {
  return `(${print(marking, scheme, 'portion')})`
}

/** A reading as a portion begins with it; what cannot be read says so. */
export function printMark(reading: MarkingReading, scheme: Scheme): string {
  return reading === 'unreadable' ? `(${describe(reading, scheme)})` : printPortion(reading, scheme)
}

/** A reading in words, for reports: its banner, or that it cannot be read. */
export function describe(reading: MarkingReading, scheme: Scheme): string {
  return reading === 'unreadable' ? 'a marking that cannot be read' : printBanner(reading, scheme)
}

function print(marking: Marking, scheme: Scheme, form: MarkingForm): string {
  const caveat = printCaveat(marking, scheme, form)
  const { foreign } = marking
  const segments = foreign ? ['', printForeign(foreign, scheme, form)] : [levelOf(marking, scheme)[form]]
  const written = writtenControls(marking.controls, scheme).filter(
    ({ control }) => !foreign || !saysWhose(control.banner, scheme),
  )
  let placed = caveat === undefined
  for (const [blockAt, block] of scheme.blocks.entries()) {
    const own = written.filter((place) => place.blockAt === blockAt)
    if (own.length === 0) continue
    const words = printControls(own, form)
    if (block.caveats && caveat !== undefined) {
      const isBehind = ({ at }: { at: number }) => at > caveatPlace(caveat.kind, scheme)
      const behind = words.findIndex(isBehind)
      words.splice(behind < 0 ? words.length : behind, 0, { at: -1, text: caveat.text })
      placed = true
    }
    segments.push(words.map(({ text }) => text).join('/'))
  }
  if (!placed && caveat !== undefined) segments.push(caveat.text)
  return segments.join('//')
}

/** The words of a segment: a control, and its names behind it where they share one. */
function printControls(
  written: ReturnType<typeof writtenControls>,
  form: MarkingForm,
): { at: number; text: string }[] {
  const words: { at: number; text: string }[] = []
  for (const { at, control, name } of written) {
    const { behind, between } = control.names ?? { behind: ' ', between: ' ' }
    const last = words.at(-1)
    if (name !== undefined && behind === ' ' && last?.at === at) last.text += `${between}${name}`
    else words.push({ at, text: name === undefined ? control[form] : `${control[form]}${behind}${name}` })
  }
  return words
}

/** The caveat of a marking as it is written; undefined of none. */
export function printCaveat(
  { to }: Marking,
  scheme: Scheme,
  form: MarkingForm,
): { kind: 'noForeign' | 'releasable'; text: string } | undefined {
  if (!to) return undefined
  const kind = to.every((nation) => nation === scheme.owner) ? 'noForeign' : 'releasable'
  const caveat = scheme[kind]
  if (!caveat) throw new RangeError(`the scheme "${scheme.name}" has no caveat for ${to.join(', ')}`)
  const list = kind === 'noForeign' ? '' : ` ${shortestList(to, scheme).join(', ')}`
  return { kind, text: `${caveat[form]}${list}` }
}
