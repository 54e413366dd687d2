import { contentTypes } from '../../model/registry.ts'
import { markingsOf } from '../marking/effective.ts'
import { isAtMost, type MarkingReading } from '../marking/marking.ts'
import { printBanner } from '../marking/print.ts'
import { entriesByAddress, targetOf, targetsOf } from '../marking/targets.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { referencesOf } from '../playbook/references.ts'
import { linksOf } from '../text/links.ts'
import { linkTypes, textsWith } from '../text/texts.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'layer-reference',
  severity: 'error',
  title: 'A reference to another layer that is marked above this one',
  why: 'A layer lives on networks of its marking, and there it must not name what they may not hold.',
  wrong: 'a notice in a lower layer that names a roadmap item of a higher one',
  right: 'the notice in the higher layer',
} as const

export const markingLayerReference: Check = {
  rule,
  *run(playbook, { parseProse }) {
    if (new Set(playbook.entries.map((entry) => entry.layer)).size < 2) return
    const markings = markingsOf(playbook)
    const judge = function* (from: Entry, referred: Entry | undefined, at: () => Position) {
      const home = markings.ofLayer(from.layer)
      const to = referred && standingAt(referred, home)
      if (!to || to.layer === from.layer) return
      const target = markings.of(to)
      // What cannot be read is reported by itself.
      if (home === 'unreadable' || target === 'unreadable') return
      if (isAtMost(target, home, markings.scheme)) return
      const [low, high] = [home, target].map((marking) => printBanner(marking, markings.scheme))
      const named = `${contentTypes[to.kind].label} "${to.id}"`
      const message = `${named} is ${high}, and the layer "${from.layer}" lives at ${low}`
      const fix = `say this in the layer "${to.layer}", or leave the reference out`
      yield finding(rule, at(), message, fix, [{ at: to.at(), note: `${to.id} is written here` }])
    }
    /** What is there where a layer lives: what a higher one puts in its place is not. */
    const standingAt = (entry: Entry, home: MarkingReading): Entry => {
      const marking = markings.of(entry)
      const isThere =
        home === 'unreadable' || marking === 'unreadable' || isAtMost(marking, home, markings.scheme)
      return isThere || !entry.replaced ? entry : standingAt(entry.replaced, home)
    }
    for (const entry of playbook.entries) {
      for (const reference of referencesOf(entry, playbook))
        yield* judge(entry, targetOf(playbook, reference), reference.at)
    }
    const entries = entriesByAddress(playbook)
    for (const text of textsWith(playbook, parseProse, linkTypes)) {
      for (const { target, at } of linksOf(text))
        for (const named of targetsOf(target, entries)) yield* judge(text.entry, named, at)
    }
  },
}
