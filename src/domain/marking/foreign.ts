import type { Foreign, Scheme } from '../../model/scheme.ts'
import { carriedAs, carriedBy, controlPlaces } from './controls.ts'
import { trigraphs } from './nations.ts'
import { type MarkingForm, split, type Word, type WordReader } from './words.ts'

/** Whose something is that this scheme's owner does not own alone, and at which of their levels. */
export interface Ownership {
  /** One nation or group, the control that says that it is not told, or the nations that own it together. */
  readonly of: readonly string[]
  /** Banner form of the level in the words of those who own it. */
  readonly level: string
}

/** What the first segment of a mark says that begins with `//`. */
interface ForeignReading extends Ownership {
  /** The level of this scheme that it is protected as. */
  as: string
  /** By what a whole of this scheme's own says whose it is. */
  controls: readonly string[]
}

/** The levels in which what somebody owns is marked, lowest first. */
export function levelsOf({ of: [name = ''] }: Pick<Ownership, 'of'>, foreign: Foreign): Foreign['levels'] {
  return foreign.groups[name] ?? foreign.levels
}

/**
 * Reads whose a mark says something is and at which level, behind its `//`: `GBR S`, `FGI S`, `NS`, `JOINT S CAN USA`.
 * Reports what is wrong with it, and gives nothing then: whose it might be is not guessed.
 */
export function readForeign(word: Word, reader: WordReader): ForeignReading | undefined {
  const { scheme, form, fault } = reader
  const { foreign } = scheme
  if (!foreign) {
    fault(word, `the scheme "${scheme.name}" knows no marks of others`, 'write a level first, without "//"')
    return undefined
  }
  for (const [name, levels] of Object.entries(foreign.groups)) {
    const level = levels.find((one) => one[form] === word.text)
    if (level) return owned([name], level, scheme, foreign)
  }
  if (word.text.startsWith(`${foreign.joint} `)) return readJoint(word, foreign, reader)
  const [name = '', ...rest] = word.text.split(' ')
  const level = foreign.levels.find((one) => one[form] === rest.join(' '))
  const concealed = controlPlaces(scheme).find(({ control }) => control.banner === foreign.control)
  if (level && name === concealed?.control[form]) return owned([foreign.control], level, scheme, foreign)
  if (level && name === scheme.owner) {
    fault(
      word,
      `what ${name} owns alone begins with its level`,
      `write ${form === 'banner' ? level.as : 'the level'} first, without "//"`,
    )
    return undefined
  }
  if (level && trigraphs(scheme).includes(name)) return owned([name], level, scheme, foreign)
  fault(word, `"${word.text}" is no mark of another nation or group`, known(foreign, form))
  return undefined
}

function readJoint(
  word: Word,
  foreign: Foreign,
  { scheme, form, fault }: WordReader,
): ForeignReading | undefined {
  const { owner = '' } = scheme
  const skipped = foreign.joint.length + 1
  const rest = word.text.slice(skipped)
  const level = foreign.levels
    .filter((one) => rest.startsWith(`${one[form]} `))
    .sort((a, b) => b[form].length - a[form].length)[0]
  if (!level) {
    fault(word, `"${word.text}" is no mark of another nation or group`, known(foreign, form))
    return undefined
  }
  const begun = skipped + level[form].length + 1
  const names = split({ text: word.text.slice(begun), offset: word.offset + begun }, ' ')
  const nations = trigraphs(scheme)
  const wrong = names.find(({ text }, i) => !nations.includes(text) || text <= (names[i - 1]?.text ?? ''))
  if (wrong) {
    const message = nations.includes(wrong.text)
      ? `"${wrong.text}" is out of order`
      : `"${wrong.text}" is no nation of the scheme`
    fault(
      wrong,
      message,
      'write the trigraphs of all who own it by the alphabet, each once, with a space between',
    )
    return undefined
  }
  const of = names.map(({ text }) => text)
  if (!of.includes(owner) || of.length < 2) {
    fault(
      word,
      `${foreign.joint} names ${owner}, and whom it owns it with`,
      `ask who marked it whose it is; write ${owner} among them`,
    )
    return undefined
  }
  return owned(of, level, scheme, foreign)
}

function owned(
  of: readonly string[],
  { banner, as }: Foreign['levels'][number],
  scheme: Scheme,
  foreign: Foreign,
): ForeignReading {
  return { of, level: banner, as, controls: controlsOf(of, scheme, foreign) }
}

/** The controls by which a whole of this scheme's own says whose its parts are. */
function controlsOf(of: readonly string[], scheme: Scheme, foreign: Foreign): string[] {
  const named = carriedBy(foreign.control, scheme)?.control
  if (!named) return []
  return of
    .filter((name) => name !== scheme.owner)
    .map((name) => (name === named.banner ? name : carriedAs(named, name)))
}

/** Whether a control says whose parts a whole has, which a mark of others says by itself. */
export function saysWhose(word: string, scheme: Scheme): boolean {
  return carriedBy(word, scheme)?.control.banner === scheme.foreign?.control
}

/** How whose something is stands before all else: `GBR SECRET`, `NS`, `JOINT S CAN USA`. */
export function printForeign({ of, level }: Ownership, scheme: Scheme, form: MarkingForm): string {
  const { foreign } = scheme
  const found = foreign && levelsOf({ of }, foreign).find(({ banner }) => banner === level)
  if (!foreign || !found) throw new RangeError(`the scheme "${scheme.name}" has no mark of ${of.join(', ')}`)
  const [name = ''] = of
  if (of.length > 1) return `${foreign.joint} ${found[form]} ${of.join(' ')}`
  if (Object.hasOwn(foreign.groups, name)) return found[form]
  const concealed = carriedBy(name, scheme)
  return `${concealed ? concealed.control[form] : name} ${found[form]}`
}

/** What two say together of whose they are: the same at the higher level, or nothing, and then their controls say it. */
export function joinOwnership(
  a: Ownership | undefined,
  b: Ownership | undefined,
  { foreign }: Scheme,
): Ownership | undefined {
  if (!a || !b || !foreign || a.of.join() !== b.of.join()) return undefined
  const levels = levelsOf(a, foreign).map(({ banner }) => banner)
  return levels.indexOf(a.level) >= levels.indexOf(b.level) ? a : b
}

/** Marks of others as they may be written. */
function known({ levels, groups, joint }: Foreign, form: MarkingForm): string {
  const own = Object.values(groups).flatMap((list) => list.map((one) => one[form]))
  const words = levels.map((one) => one[form])
  const highest = words.at(-1)
  return [
    `write a nation and a level of ${words.join(', ')} (//DEU ${highest})`,
    ...(own.length > 0 ? [`one of ${own.join(', ')}`] : []),
    `or ${joint}, a level and the nations`,
  ].join(', ')
}
