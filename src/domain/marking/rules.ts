import type { Scheme } from '../../model/scheme.ts'
import { carriedBy } from './controls.ts'
import { type Marking, nationsOf } from './marking.ts'

/** A rule of the scheme that a marking does not keep. */
export interface BrokenRule {
  message: string
  fix: string
}

/** What a marking lacks or has too much, by what its controls require and exclude; each with where that is written. */
export function brokenRules(marking: Marking, scheme: Scheme): BrokenRule[] {
  const has = (word: string) => marking.controls.includes(word) || isCaveatOf(word, marking, scheme)
  const found = new Map<string, BrokenRule>()
  for (const word of marking.controls) {
    const { control } = carriedBy(word, scheme) ?? {}
    if (!control) continue
    const by = control.source === undefined ? '' : ` (${control.source})`
    for (const other of control.requires.filter((needed) => !has(needed)))
      found.set(`${control.banner} ${other}`, {
        message: `${word} goes with ${other}${by}, which is not there`,
        fix: `ask who marked it: either ${other} is missing, or ${word} is not meant`,
      })
    for (const other of control.excludes.filter(has))
      found.set(`${control.banner} ${other}`, {
        message: `${word} does not go with ${other}${by}`,
        fix: `ask who marked it which of the two holds`,
      })
  }
  const alone = sharedWithoutCaveat(marking, scheme)
  return [...found.values(), ...(alone ? [alone] : [])]
}

/** What several own together, and whose caveat leaves one of them out: it does not go to them by being theirs. */
function sharedWithoutCaveat({ foreign, to = [] }: Marking, scheme: Scheme): BrokenRule | undefined {
  const { of = [] } = foreign ?? {}
  const left = of.length > 1 ? of.filter((nation) => !to.includes(nation)) : []
  if (left.length === 0 || !scheme.foreign) return undefined
  const { joint, jointSource } = scheme.foreign
  const by = jointSource === undefined ? '' : ` (${jointSource})`
  return {
    message: `${joint} goes with a list of all who own it${by}, and ${left.join(', ')} ${left.length > 1 ? 'are' : 'is'} not on one`,
    fix: `ask who marked it: without ${scheme.releasable?.banner ?? 'a caveat'} it stays with ${scheme.owner}`,
  }
}

/** Whether a marking is written with a caveat. */
function isCaveatOf(word: string, marking: Marking, scheme: Scheme): boolean {
  if (!marking.to) return false
  const nations = nationsOf(marking, scheme)
  const isOwnerAlone = nations !== 'all' && nations.every((nation) => nation === scheme.owner)
  return word === (isOwnerAlone ? scheme.noForeign : scheme.releasable)?.banner
}
