import { asSeen, type Scheme } from '../../model/scheme.ts'
import { isCaveat, readCaveat } from './caveat.ts'
import { knownWord } from './known-words.ts'
import { controlsOf, type Marking } from './marking.ts'
import { type MarkingFault, type MarkingForm, needLevel, split, type Word, type WordReader } from './words.ts'

export type Parsed = { ok: true; marking: Marking } | { ok: false; faults: readonly MarkingFault[] }

const maxLength = 500

/** Reads a banner: `CUI//SP-CTI//NOFORN`. Everything that is wrong with it is found at once. */
export function parseMarking(text: string, scheme: Scheme): Parsed {
  return parse({ text: text.normalize('NFC'), offset: 0 }, scheme, 'banner')
}

/** Reads a portion mark with its parentheses: `(S//NF)`. */
export function parsePortion(text: string, scheme: Scheme): Parsed {
  if (/^\([^()]*\)$/.test(text))
    return parse({ text: text.normalize('NFC').slice(1, -1), offset: 1 }, scheme, 'portion')
  const message = `"${text.slice(0, 40)}" is no portion mark`
  const fix = `write one in parentheses, such as (${scheme.levels[0]?.portion})`
  return { ok: false, faults: [{ offset: 0, length: text.length, message, fix }] }
}

function parse(whole: Word, scheme: Scheme, form: MarkingForm): Parsed {
  const faults: MarkingFault[] = []
  const fault: WordReader['fault'] = ({ text, offset }, message, fix) => {
    faults.push({ offset, length: text.length, message, fix })
  }
  if (whole.text.length > maxLength) {
    fault(whole, 'the text is too long to be a marking', `write at most ${maxLength} characters`)
    return { ok: false, faults }
  }
  const [first, ...segments] = split(whole, '//').map((segment) => split(segment, '/'))
  const rank = readLevel(first ?? [], { scheme, form, rank: -1, fault })
  const rest = readSegments(segments, { scheme, form, rank, fault })
  const level = scheme.levels[rank]
  return level && faults.length === 0
    ? { ok: true, marking: { level: level.banner, ...rest } }
    : { ok: false, faults }
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
  const { scheme, form, fault } = reader
  const { blocks } = scheme
  const order = controlsOf(scheme)
  const controls: string[] = []
  let to: readonly string[] | undefined
  let caveat: Word | undefined
  let blockBefore = -1
  for (const words of segments) {
    let block = -1
    for (const word of words) {
      if (caveat) fault(word, `"${word.text}" follows "${caveat.text}"`, 'write one caveat, at the end')
      if (isCaveat(word, reader)) {
        placeCaveat(word, block, blockBefore, reader)
        to = readCaveat(word, reader)
        caveat = word
        continue
      }
      const at = blocks.findIndex((b) => b.controls.some((c) => c[form] === word.text))
      const control = blocks[at]?.controls.find((c) => c[form] === word.text)
      if (!control) {
        reportUnknown(word, reader)
        continue
      }
      needLevel(reader, word, control.from ?? blocks[at]?.from)
      const last = controls.at(-1)
      if (block < 0 && at === blockBefore) {
        fault(word, `"${word.text}" belongs to the segment before it`, 'write "/" before it, not "//"')
      } else if (block >= 0 && at !== block) {
        fault(word, `"${word.text}" does not belong to this segment`, 'write "//" before it, not "/"')
      } else if (last !== undefined && order.indexOf(control.banner) <= order.indexOf(last)) {
        const again = controls.includes(control.banner)
        const apart = !blocks[at]?.controls.some((c) => c.banner === last)
        const inOrder = apart
          ? `write its segment before that of "${last}"`
          : `the order is ${blocks[at]?.controls.map((c) => c[form]).join(', ')}`
        const fix = again ? 'write it once' : inOrder
        fault(word, `"${word.text}" is ${again ? 'repeated' : 'out of order'}`, fix)
      }
      block = at
      controls.push(control.banner)
    }
    if (block >= 0) blockBefore = block
  }
  return to ? { controls, to } : { controls }
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
 * form of a word of the scheme, or the same letters in other case. One that another authority uses is explained, and
 * nothing is guessed: of two markings that look alike one may keep out whom the other lets in.
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
  if (same && text !== '') return `write "${same[form]}" (${list})`
  const known = knownWord(text)
  if (!known) return list
  const { says, source, legacy } = known
  const today =
    legacy === undefined ? 'add it to the scheme, or ask who marked it' : `today ${legacy}; ask who marked it`
  return `elsewhere it says ${says} (${source}): ${today}`
}
