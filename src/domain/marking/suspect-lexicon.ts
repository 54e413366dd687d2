import type { Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'
import { fold } from './fold.ts'
import { escapePattern, formsOf } from './inside-mark.ts'
import { linePattern } from './line-pattern.ts'
import { trigraphs } from './nations.ts'

/** What marks of a scheme look like to a reader, however they are spelt. */
export interface Lexicon {
  /**
   * What no folded text is without in which a pattern of `bare` finds something: a level as a word of its own, the end
   * of a caveat, or a control behind slashes.
   */
  word: RegExp
  /** What no text is without that holds a suspect. */
  hint: RegExp
  /** A level at the beginning of what stands in brackets. */
  level: RegExp
  /** A level and two slashes, or one and a caveat. */
  bare: readonly { pattern: RegExp; how: 'level' | 'handling' | 'banner' | 'portion' | 'label' | 'line' }[]
  /** Words of which marks are made, and those of them that are no nation. */
  words: ReadonlySet<string>
  handling: ReadonlySet<string>
  /** Forms that their authority writes with small letters, with which no other word is meant. */
  written: ReadonlySet<string>
  /** A caveat at the beginning of what stands in brackets. */
  caveat: RegExp
  /** Levels without the word that begins them: AMBER of TLP:AMBER, SECRET of NATO SECRET. */
  tails: ReadonlySet<string>
}

/** Whether a text has a small letter. */
export const isLower = (text: string) => /[a-z]/.test(text)
const gap = '[\\s_:+.-]*'
const wordEnd = '(?![A-Z0-9ª])'
/** Whether a form is a word, and not two letters that stand for one. */
const isSpelt = (word: string) => word.length > 2
/** A form of the scheme as a text has it that was folded: accents, case and signs as they are seen. */
const folded = (word: string) => fold(word.replaceAll('_', ' '), { tags: true }).upper
const partsOf = (word: string) =>
  folded(word)
    .split(/[^A-Z0-9ª]+/)
    .filter((part) => part !== '')
const escapeWord = (word: string) => partsOf(word).join(gap)
const either = (words: readonly string[]) =>
  `(?:${[...new Set(words.map(escapeWord))].sort((a, b) => b.length - a.length).join('|') || '(?!)'})`

export const lexiconOf = oncePer((scheme: Scheme): Lexicon => {
  const forms = (of: readonly { banner: string; portion: string }[]) =>
    of.flatMap((f) => [f.banner, f.portion])
  const caveats = forms([scheme.noForeign, scheme.releasable].filter((c) => c !== undefined))
  const controls = forms(scheme.blocks.flatMap((block) => block.controls))
  const levels = forms(scheme.levels)
  const banners = scheme.levels.map((level) => level.banner).filter(isSpelt)
  const split = (words: readonly string[]) => words.flatMap(partsOf)
  const handling = new Set(split([...caveats, ...controls]))
  const handlingEnd = either([...caveats, ...controls])
  const any = either(levels)
  const before = '(?<![A-Z0-9ª:/.$-])'
  return {
    hint: new RegExp(
      `[(\\[{<&\\\\%/]|\\P{ASCII}|${[either([...levels, ...caveats]), ...levels.map(escapePattern)].join('|')}`,
      'iu',
    ),
    word: new RegExp(
      `(?<![A-Z0-9ª])${any}${wordEnd}|${either(caveats)}${wordEnd}|/\\s*/\\s*${handlingEnd}${wordEnd}`,
    ),
    level: new RegExp(`^[\\s"']*(${any})${wordEnd}`),
    bare: [
      { how: 'level', pattern: new RegExp(`${before}(${any})\\s*/\\s*/\\s*(?=[A-Z0-9ª])`, 'g') },
      {
        how: 'handling',
        pattern: new RegExp(
          `${before}(?:[A-Z0-9ª][A-Z0-9ª-]*\\s*)?/\\s*/\\s*(${handlingEnd})${wordEnd}`,
          'g',
        ),
      },
      {
        how: 'banner',
        pattern: new RegExp(
          `${before}(${either(banners)})\\s*[/\\\\;:,|·+&-]?\\s*(${either(caveats)})${wordEnd}`,
          'g',
        ),
      },
      {
        how: 'portion',
        pattern: new RegExp(`${before}(${any})\\s*[/\\\\;:|·+&-]\\s*(${either(caveats)})${wordEnd}`, 'g'),
      },
      { how: 'label', pattern: new RegExp(`${before}(${any})\\s*(?:[:;)]|-(?=\\s))`, 'g') },
      { how: 'line', pattern: linePattern(either(banners), either(caveats.filter(isSpelt)), any) },
    ],
    words: new Set([...split(levels), ...handling, ...trigraphs(scheme), ...Object.keys(scheme.groups)]),
    handling,
    caveat: new RegExp(`^\\s*${either(caveats)}${wordEnd}`),
    tails: new Set(levels.map((level) => partsOf(level).slice(1).join(' ')).filter(isSpelt)),
    written: new Set(
      formsOf(scheme)
        .filter(isLower)
        .map((form) => fold(form, { tags: true }).text),
    ),
  }
})
