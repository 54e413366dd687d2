import { type ControlPlace, carriedAs, compareNames, controlPlaces } from './controls.ts'
import { trigraphs } from './nations.ts'
import { split, type Word, type WordReader } from './words.ts'

/** A control as one word of a marking has it. */
interface ReadControl extends ControlPlace {
  /** What the marking carries by it: the control, or one word for each of its names. */
  carried: readonly string[]
}

/** Reads a word as a control with its names; undefined where it is none of the scheme. */
export function readControl(word: Word, reader: WordReader): ReadControl | undefined {
  const { scheme, form, fault } = reader
  const places = controlPlaces(scheme)
  const alone = places.find(({ control }) => control[form] === word.text)
  if (alone) {
    if (alone.control.names?.bare === 'none')
      fault(word, `"${word.text}" names nobody`, `write what it is about: ${example(alone, reader)}`)
    return { ...alone, carried: [alone.control.banner] }
  }
  const named = places
    .filter(({ control: { names, [form]: own } }) => names && word.text.startsWith(`${own}${names.behind}`))
    .sort((a, b) => b.control[form].length - a.control[form].length)[0]
  if (!named?.control.names) return undefined
  const { behind, between } = named.control.names
  const skipped = named.control[form].length + behind.length
  const rest = { text: word.text.slice(skipped), offset: word.offset + skipped }
  const names = behind === ' ' ? split(rest, between) : [rest]
  for (const [i, name] of names.entries()) checkName(name, names[i - 1], named, reader)
  return { ...named, carried: names.map(({ text }) => carriedAs(named.control, text)) }
}

function checkName(name: Word, last: Word | undefined, place: ControlPlace, reader: WordReader): void {
  const { scheme, fault } = reader
  const { are } = place.control.names ?? {}
  if (
    are === 'nations' &&
    !trigraphs(scheme).includes(name.text) &&
    !Object.hasOwn(scheme.groups, name.text)
  ) {
    fault(name, `"${name.text}" is no nation or group of the scheme`, `write ${example(place, reader)}`)
  } else if (!/^[A-Z0-9]{1,24}$/.test(name.text)) {
    fault(name, `"${name.text}" is no name`, `write ${example(place, reader)}`)
  } else if (last && compareNames(last.text, name.text, place.control) >= 0) {
    const message = `"${name.text}" is ${last.text === name.text ? 'repeated' : 'out of order'}`
    fault(name, message, 'write each name once, numbers and the alphabet upward, nations before groups')
  }
}

/** How a control stands with its names. */
function example({ control }: ControlPlace, { form }: WordReader): string {
  const { are, behind = ' ', between = ' ' } = control.names ?? {}
  const names = are === 'nations' ? ['DEU', 'GBR'] : ['AB', 'CD']
  return `${control[form]}${behind}${behind === ' ' ? names.join(between) : names[0]}`
}
