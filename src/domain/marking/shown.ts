import type { Scheme } from '../../model/scheme.ts'
import { carriedAs, carriedBy, writtenControls } from './controls.ts'
import { levelOf, type Marking } from './marking.ts'
import { parseMarking } from './parse.ts'
import { printCaveat } from './print.ts'

/** What a level leaves to the designation indicator, in the words of banners. */
export interface Indicated {
  /** The level itself, as the indicator calls it. */
  level: string
  /** Controls that say what it is: categories. */
  categories: readonly string[]
  /** Controls and the caveat that say to whom it goes. */
  dissemination: readonly string[]
}

/**
 * A banner or portion mark as readers see it. Where the scheme leaves what stands behind a level to the designation
 * indicator, it is the level alone: `CUI//SP-CTI//NOFORN` is shown as `CUI`. What data carry stays whole.
 */
export function shownMark(mark: string, scheme: Scheme): string {
  for (const { banner, portion, behind } of scheme.levels) {
    if (behind !== 'indicator') continue
    if (mark.startsWith(`${banner}//`)) return banner
    if (mark.startsWith(`(${portion}//`)) return `(${portion})`
  }
  return mark
}

/** What the designation indicator of a page says in place of its banner; undefined where the banner says all of it. */
export function indicatedOf(banner: string, scheme: Scheme): Indicated | undefined {
  const parsed = parseMarking(banner, scheme)
  if (!parsed.ok || parsed.marking.foreign) return undefined
  const { marking } = parsed
  return levelOf(marking, scheme).behind === 'indicator' ? indicated(marking, scheme) : undefined
}

function indicated(marking: Marking, scheme: Scheme): Indicated {
  const written = writtenControls(marking.controls, scheme)
  const isCaveat = (word: string) => carriedBy(word, scheme)?.block.caveats !== false
  const wordsOf = (wanted: boolean) =>
    written.map(({ control, name }) => carriedAs(control, name)).filter((word) => isCaveat(word) === wanted)
  const caveat = printCaveat(marking, scheme, 'banner')
  return {
    level: marking.level,
    categories: wordsOf(false),
    dissemination: [...wordsOf(true), ...(caveat ? [caveat.text] : [])],
  }
}
