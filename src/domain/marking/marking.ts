import type { Level, Scheme } from '../../model/scheme.ts'
import { carriedBy, wholeControls } from './controls.ts'
import { joinOwnership, type Ownership } from './foreign.ts'
import { intersect, type Nations, sameNations } from './nations.ts'

/** What a marking says, in the words of its scheme; `printBanner` and `printPortion` write it. */
export interface Marking {
  /** Banner form of the level. */
  readonly level: string
  /** Banner forms of the controls, each with at most one name, whole and in the scheme's order: see `wholeControls`. */
  readonly controls: readonly string[]
  /**
   * The nations a caveat names, in order, the owner among them; the owner alone is NOFORN. Absent where no
   * caveat is written, and then the level says who may have it.
   */
  readonly to?: readonly string[]
  /**
   * Whose it is where that is not the scheme's owner alone. Level and controls then say what it is protected as, and by
   * what a whole of the owner's names them: `//GBR SECRET` is at most `SECRET//FGI GBR`.
   */
  readonly foreign?: Ownership
}

/** A marking as it was found. What cannot be read is held by no network; it is never "unclassified". */
export type MarkingReading = Marking | 'unreadable'

/** The level of a marking in its scheme. */
export function levelOf(marking: Marking, scheme: Scheme): Level {
  const level = scheme.levels.find((l) => l.banner === marking.level)
  if (!level) throw new RangeError(`${marking.level} is not of the scheme "${scheme.name}"`)
  return level
}

/** The nations an item may go to: those of its caveat, or what its level says of items without one. */
export function nationsOf(marking: Marking, scheme: Scheme): Nations {
  if (marking.to) return marking.to
  const { uncaveated } = levelOf(marking, scheme)
  // A scheme without an owner knows no nations, so that none of them can be left out.
  if (uncaveated === 'all' || scheme.owner === undefined) return 'all'
  return uncaveated === 'owner' || uncaveated === 'ask' ? [scheme.owner] : []
}

/**
 * The high-water mark of two: the highest level, the union of controls, the intersection of nations. A caveat
 * is written where one of the two has one, so what nobody caveated stays as it was. What others own stays theirs only
 * beside what is theirs; else the whole is the owner's, and its controls name them.
 */
export function join(a: Marking, b: Marking, scheme: Scheme): Marking {
  const rank = (m: Marking) => scheme.levels.indexOf(levelOf(m, scheme))
  const level = rank(a) >= rank(b) ? a.level : b.level
  const controls = joinControls(a, b, rank({ level, controls: [] }), scheme)
  const nations = intersect(nationsOf(a, scheme), nationsOf(b, scheme))
  const caveated = (a.to ?? b.to) !== undefined && nations !== 'all' && nations.length > 0
  const foreign = joinOwnership(a.foreign, b.foreign, scheme)
  return { level, controls, ...(caveated ? { to: nations } : {}), ...(foreign ? { foreign } : {}) }
}

/** The join of any number of readings; undefined of none, unreadable if one of them is. */
export function joinAll(readings: Iterable<MarkingReading>, scheme: Scheme): MarkingReading | undefined {
  let whole: Marking | undefined
  // Most of what is marked is marked alike, and a marking joined with itself is itself.
  for (const reading of new Set(readings)) {
    if (reading === 'unreadable') return reading
    whole = whole ? join(whole, reading, scheme) : reading
  }
  return whole
}

/** Whether `a` is at most `b`, so that a page marked `b` may hold a part marked `a`. A partial order. */
export function isAtMost(a: Marking, b: Marking, scheme: Scheme): boolean {
  return equals(join(a, b, scheme), b)
}

/** Whether two markings are the same: level, controls and nations, in whatever order they were written. */
export function equals(a: Marking, b: Marking): boolean {
  return (
    a.level === b.level &&
    sameList(a.controls, b.controls) &&
    sameNations(a.to ?? 'all', b.to ?? 'all') &&
    a.foreign?.level === b.foreign?.level &&
    sameList(a.foreign?.of ?? [], b.foreign?.of ?? [])
  )
}

/**
 * What the two carry together. A control that permits is kept where both have it, or where one of them is too low to
 * have it; what may not stand at so high a level is left to the parts that say it.
 */
function joinControls(a: Marking, b: Marking, level: number, scheme: Scheme): string[] {
  const rank = (banner: string) => scheme.levels.findIndex((l) => l.banner === banner)
  return wholeControls([...a.controls, ...b.controls], scheme).filter((word) => {
    const { control, block } = carriedBy(word, scheme) ?? {}
    if (!control || !block) return false
    if (block.upTo !== undefined && level > rank(block.upTo)) return false
    const mayCarry = (m: Marking) => rank(m.level) >= rank(control.from ?? block.from)
    return !control.permits || [a, b].every((m) => m.controls.includes(word) || !mayCarry(m))
  })
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, i) => word === b[i])
