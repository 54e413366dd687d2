import type { Scheme } from '../../model/scheme.ts'
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
  const segments = [levelOf(marking, scheme)[form]]
  let placed = caveat === undefined
  for (const block of scheme.blocks) {
    const words = block.controls.filter((c) => marking.controls.includes(c.banner)).map((c) => c[form])
    if (words.length === 0) continue
    if (block.caveats && caveat !== undefined) {
      words.push(caveat)
      placed = true
    }
    segments.push(words.join('/'))
  }
  if (!placed && caveat !== undefined) segments.push(caveat)
  return segments.join('//')
}

function printCaveat({ to }: Marking, scheme: Scheme, form: MarkingForm): string | undefined {
  if (!to) return undefined
  const caveat = to.every((nation) => nation === scheme.owner) ? scheme.noForeign : scheme.releasable
  if (!caveat) throw new RangeError(`the scheme "${scheme.name}" has no caveat for ${to.join(', ')}`)
  return caveat === scheme.noForeign ? caveat[form] : `${caveat[form]} ${shortestList(to, scheme).join(', ')}`
}
