import { asSeen } from '../../model/as-seen.ts'
import type { Scheme } from '../../model/scheme.ts'
import { caveatKind, readCaveat } from './caveat.ts'
import { carriedBy, caveatPlace, compareNames, wholeControls } from './controls.ts'
import { readForeign } from './foreign.ts'
import type { Marking } from './marking.ts'
import { readControl } from './read-control.ts'
import {
  type MarkingFault,
  type MarkingForm,
  needLevel,
  refuseAbove,
  split,
  type Word,
  type WordReader,
} from './words.ts'

export type Parsed = { ok: true; marking: Marking } | { ok: false; faults: readonly MarkingFault[] }

const maxLength = 500

/** Reads a banner: `CUI//SP-CTI//NOFORN`. Everything that is wrong with it is found at once. */
export function parseMarking(text: string, scheme: Scheme): Parsed {
  return parse({ text: text.normalize('NFC'), offset: 0 }, { scheme, form: 'banner', isItem: true })
}

/**
 * Reads what a network may hold. It names controls of any level up to its own: one that holds SECRET may hold, or not
 * hold, what is CUI of a category, which a banner of that level does not say.
 */
export function parseHolding(text: string, scheme: Scheme): Parsed {
  return parse({ text: text.normalize('NFC'), offset: 0 }, { scheme, form: 'banner', isItem: false })
}

/**
 * Reads a portion mark with its parentheses: `(S//NF)`. An abbreviated caveat, `(S//REL)`, stands for the nations that
 * its page names; where none are given it cannot be read.
 */
export function parsePortion(text: string, scheme: Scheme, pageNations?: readonly string[]): Parsed {
  if (/^\([^()]*\)$/.test(text)) {
    const inside = { text: text.normalize('NFC').slice(1, -1), offset: 1 }
    return parse(inside, { scheme, form: 'portion', isItem: true, ...(pageNations ? { pageNations } : {}) })
  }
  const message = `"${text.slice(0, 40)}" is no portion mark`
  const fix = `write one in parentheses, such as (${scheme.levels[0]?.portion})`
  return { ok: false, faults: [{ word: text, offset: 0, length: text.length, message, fix }] }
}

function parse(whole: Word, how: Omit<WordReader, 'rank' | 'isForeign' | 'fault'>): Parsed {
  const { scheme } = how
  const faults: MarkingFault[] = []
  const fault: WordReader['fault'] = ({ text, offset }, message, fix) => {
    faults.push({ word: text, offset, length: text.length, message, fix })
  }
  if (whole.text.length > maxLength) {
    fault(whole, 'the text is too long to be a marking', `write at most ${maxLength} characters`)
    return { ok: false, faults }
  }
  const [first = [], ...rest] = split(whole, '//').map((segment) => split(segment, '/'))
  const isForeign = first.length === 1 && first[0]?.text === '' && rest.length > 0 && how.isItem
  const reader = { ...how, rank: -1, isForeign, fault }
  const whose = isForeign ? readOwner(rest.shift() ?? [], reader) : undefined
  const rank = isForeign
    ? scheme.levels.findIndex(({ banner }) => banner === whose?.as)
    : readLevel(first, reader)
  const { controls, ...caveat } = readSegments(rest, { ...reader, rank })
  const level = scheme.levels[rank]
  if (!level || faults.length > 0) return { ok: false, faults }
  if (!whose) return { ok: true, marking: { level: level.banner, controls, ...caveat } }
  const all = wholeControls([...controls, ...whose.controls], scheme)
  const foreign = { of: whose.of, level: whose.level }
  return { ok: true, marking: { level: level.banner, controls: all, ...caveat, foreign } }
}

/** Whose something is; nothing stands beside that in its segment. */
function readOwner([first, ...more]: readonly Word[], reader: WordReader): ReturnType<typeof readForeign> {
  for (const word of more)
    reader.fault(word, `"${word.text}" cannot stand beside the level`, 'write "//" before it, not "/"')
  return first && readForeign(first, reader)
}

function readLevel([first, ...more]: readonly Word[], { scheme, form, fault }: WordReader): number {
  const rank = scheme.levels.findIndex((level) => level[form] === first?.text)
  if (first && rank < 0) {
    const fix = correct(first, scheme.levels, form, 'the levels are')
    fault(first, `"${first.text}" is no level of the scheme "${scheme.name}"`, fix)
  }
  for (const word of more)
    fault(word, `"${word.text}" cannot stand beside the level`, 'write "//" before it, not "/"')
  return rank
}

function readSegments(segments: readonly Word[][], reader: WordReader): Omit<Marking, 'level'> {
  const { scheme, fault } = reader
  const { blocks } = scheme
  const controls: string[] = []
  let to: readonly string[] | undefined
  let caveat: Word | undefined
  // Where in the order of all controls the last word stood, a caveat too.
  let reached = -1
  let before: { text: string; blockAt: number } | undefined
  let blockBefore = -1
  const home = blocks.findIndex(({ caveats }) => caveats)
  for (const words of segments) {
    let block = -1
    for (const word of words) {
      const kind = caveatKind(word, reader)
      if (kind) {
        if (caveat) {
          fault(word, `"${word.text}" follows "${caveat.text}"`, 'write one caveat, at the end')
          continue
        }
        placeCaveat(word, block, blockBefore, reader)
        to = readCaveat(word, reader)
        caveat = word
        const place = caveatPlace(kind, scheme) + 0.5
        if (block === home && place < reached)
          fault(word, `"${word.text}" is out of order`, `write it before "${before?.text}"`)
        reached = Math.max(reached, place)
        if (block < 0) block = home
        continue
      }
      const read = readControl(word, reader)
      if (!read) {
        reportUnknown(word, reader)
        continue
      }
      const { blockAt, at, control } = read
      needLevel(reader, word, control.from ?? blocks[blockAt]?.from)
      if (reader.isForeign && control.banner === scheme.foreign?.control) {
        fault(
          word,
          `"${word.text}" is said already`,
          'leave it out: a mark that begins with "//" says whose it is',
        )
        continue
      }
      if (reader.isItem) refuseAbove(reader, word, blocks[blockAt]?.upTo)
      const again = controls.includes(read.carried[0] ?? '')
      if (block < 0 && blockAt === blockBefore) {
        fault(word, `"${word.text}" belongs to the segment before it`, 'write "/" before it, not "//"')
      } else if (block >= 0 && blockAt !== block) {
        fault(word, `"${word.text}" does not belong to this segment`, 'write "//" before it, not "/"')
      } else if (again) {
        fault(word, `"${word.text}" is repeated`, 'write it once')
      } else if (at < reached || (at === reached && !isNextName(read.carried, controls, scheme))) {
        if (caveat) fault(word, `"${word.text}" follows "${caveat.text}"`, `write it before "${caveat.text}"`)
        else fault(word, `"${word.text}" is out of order`, orderOf(blockAt, before, reader))
      }
      block = blockAt
      before = { text: word.text, blockAt }
      reached = Math.max(reached, at)
      controls.push(...read.carried)
    }
    if (block >= 0) blockBefore = block
  }
  const whole = wholeControls(controls, scheme)
  return to ? { controls: whole, to } : { controls: whole }
}

/** Whether a control is written again for its next name: `SAR-BP/SAR-CD`. */
function isNextName([word = '']: readonly string[], before: readonly string[], scheme: Scheme): boolean {
  const last = carriedBy(before.at(-1) ?? '', scheme)?.name
  const next = carriedBy(word, scheme)
  return last !== undefined && next?.name !== undefined && compareNames(last, next.name, next.control) < 0
}

function orderOf(
  blockAt: number,
  before: { text: string; blockAt: number } | undefined,
  { scheme, form }: WordReader,
): string {
  if (before && before.blockAt !== blockAt) return `write its segment before that of "${before.text}"`
  return `the order is ${scheme.blocks[blockAt]?.controls.map((c) => c[form]).join(', ')}`
}

/** A caveat shares the segment of the block that takes caveats, where one of its controls is there. */
function placeCaveat(
  word: Word,
  block: number,
  blockBefore: number,
  { scheme: { blocks }, fault }: WordReader,
) {
  if (block >= 0 && !blocks[block]?.caveats) {
    fault(word, `"${word.text}" does not belong to this segment`, 'write "//" before it, not "/"')
  } else if (block < 0 && blocks[blockBefore]?.caveats) {
    fault(word, `"${word.text}" belongs to the segment before it`, 'write "/" before it, not "//"')
  }
}

function reportUnknown(word: Word, { scheme, form, rank, fault }: WordReader) {
  if (word.text === '') {
    fault(word, 'nothing stands between the slashes', 'leave them out')
    return
  }
  const { noForeign, releasable, blocks, levels, name } = scheme
  const caveats = [noForeign, releasable].filter((c) => c !== undefined)
  const controls = blocks.flatMap(({ from, controls }) => controls.map((c) => ({ from, ...c })))
  const carried = [...caveats, ...controls].filter(
    ({ from }) => rank < 0 || levels.findIndex((l) => l.banner === from) <= rank,
  )
  const fix = correct(word, carried, form, 'this level may carry')
  fault(word, `"${word.text}" is no control or caveat of the scheme "${name}"`, fix)
}

/**
 * What would be right, in the form that is wanted here. A word is put right only where it says the same: the other
 * form of a word of the scheme, or the same letters in other case. Nothing is guessed: of two markings that look alike
 * one may keep out whom the other lets in.
 */
function correct(
  { text }: Word,
  valid: readonly Record<MarkingForm, string>[],
  form: MarkingForm,
  noun: string,
): string {
  const list =
    valid.length === 0 ? 'this level carries none' : `${noun} ${valid.map((v) => v[form]).join(', ')}`
  const same = valid.find((v) => [v.banner, v.portion].some((word) => asSeen(word) === asSeen(text)))
  return same && text !== '' ? `write "${same[form]}" (${list})` : list
}
