import type { Block, Control, Scheme } from '../../model/scheme.ts'
import { oncePer } from '../base/once.ts'
import { compare } from '../playbook/problem.ts'

/** A control with its block and its place in the order in which controls are written. */
export interface ControlPlace {
  control: Control
  block: Block
  /** Position of the block in the scheme. */
  blockAt: number
  /** Position of the control among all controls. */
  at: number
}

/** Every control of a scheme, in the order in which they are written. */
export const controlPlaces = oncePer((scheme: Scheme): readonly ControlPlace[] => {
  let at = 0
  return scheme.blocks.flatMap((block, blockAt) =>
    block.controls.map((control) => ({ control, block, blockAt, at: at++ })),
  )
})

/** A control as a marking carries it: alone, or with one of its names. */
interface CarriedControl extends ControlPlace {
  name?: string
}

/** How a marking calls a control, or a control with one name: `SI`, `FGI GBR`. */
export function carriedAs(control: Control, name?: string): string {
  return name === undefined ? control.banner : `${control.banner}${control.names?.behind ?? ' '}${name}`
}

const known = oncePer((_: Scheme) => new Map<string, CarriedControl | undefined>())

/** What a marking of a scheme carries under a word; undefined of another scheme's. */
export function carriedBy(word: string, scheme: Scheme): CarriedControl | undefined {
  const cache = known(scheme)
  if (cache.has(word)) return cache.get(word)
  const places = controlPlaces(scheme)
  const alone = places.find(({ control }) => control.banner === word)
  const found =
    alone ??
    places
      .filter(({ control }) => control.names && word.startsWith(carriedAs(control, '')))
      .sort((a, b) => b.control.banner.length - a.control.banner.length)
      .map((place) => ({ ...place, name: word.slice(carriedAs(place.control, '').length) }))[0]
  cache.set(word, found)
  return found
}

/**
 * The controls of a marking, whole: with what each is a part of, without what another says already, each once and in
 * the scheme's order. Two markings carry the same where these are the same.
 */
export function wholeControls(words: Iterable<string>, scheme: Scheme): string[] {
  const whole = new Map<string, CarriedControl>()
  const add = (word: string) => {
    const carried = carriedBy(word, scheme)
    if (!carried || whole.has(word)) return
    whole.set(word, carried)
    const { control, name } = carried
    if (name !== undefined && control.names?.bare === 'part') add(control.banner)
    if (control.within !== undefined) add(control.within)
  }
  for (const word of words) add(word)
  return [...whole]
    .filter(([, { control, name }]) => name === undefined || !saysAll(control) || !whole.has(control.banner))
    .sort(([, a], [, b]) => a.at - b.at || compareNames(a.name ?? '', b.name ?? '', a.control))
    .map(([word]) => word)
}

/** Names of a control in their order: numbers as numbers, words by the alphabet, nations before groups. */
export const compareNames = (a: string, b: string, { names }: Control): number => {
  if (/^\d+$/.test(a) && /^\d+$/.test(b)) return Number(a) - Number(b)
  return (names?.are === 'nations' ? a.length - b.length : 0) || compare(a, b)
}

const saysAll = ({ names }: Control) => names?.bare === 'all'

/** Whether who holds these controls holds this one: it is among them, or one of them says all of its names. */
export function isHeld(word: string, held: readonly string[], scheme: Scheme): boolean {
  if (held.includes(word)) return true
  const { control, name } = carriedBy(word, scheme) ?? {}
  return control !== undefined && name !== undefined && saysAll(control) && held.includes(control.banner)
}

/** The controls that have to be written: those that no other of them says. */
export function writtenControls(words: readonly string[], scheme: Scheme): CarriedControl[] {
  const carried = words.flatMap((word) => carriedBy(word, scheme) ?? [])
  const isSaid = ({ control, name }: CarriedControl) =>
    name === undefined &&
    carried.some(
      (other) =>
        other.control.within === control.banner ||
        (other.name !== undefined && other.control === control && control.names?.bare === 'part'),
    )
  return carried.filter((one) => !isSaid(one))
}

/** The place among all controls behind which a caveat stands; behind all where none is named for it. */
export function caveatPlace(caveat: 'noForeign' | 'releasable', scheme: Scheme): number {
  const { caveats = false } = scheme.blocks.find((block) => block.caveats) ?? {}
  const word = typeof caveats === 'boolean' ? undefined : caveats[caveat]
  return controlPlaces(scheme).find(({ control }) => control.banner === word)?.at ?? Number.POSITIVE_INFINITY
}
