import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  markings,
  networks,
  officeScheme,
  plainScheme,
  smallScheme,
} from '../../../tests/marking-arbitraries.ts'
import type { Scheme } from '../../model/scheme.ts'
import { carriedBy, isHeld } from './controls.ts'
import { dominates } from './dominance.ts'
import { equals, isAtMost, join, joinAll, type Marking, nationsOf } from './marking.ts'
import { expand, isWithin, shortestList } from './nations.ts'
import { parseMarking, parsePortion } from './parse.ts'
import { printBanner, printPortion } from './print.ts'
import { usScheme } from './us-scheme.ts'

/** Whether a control that some part has is one of the whole, too. */
function isKept(word: string, level: string, scheme: Scheme): boolean {
  const { control, block } = carriedBy(word, scheme) ?? {}
  const rank = (banner: string) => scheme.levels.findIndex((l) => l.banner === banner)
  return !control?.permits && (block?.upTo === undefined || rank(level) <= rank(block.upTo))
}

const runs = 600
let cases = 0
afterAll(() => {
  console.log(`laws of markings: ${cases} cases over four schemes`)
  expect(cases).toBeGreaterThanOrEqual(10_000)
})

describe.each([usScheme, officeScheme, smallScheme, plainScheme])(
  'markings of the scheme "$name"',
  (scheme) => {
    const marking = markings(scheme)
    const law = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>) => {
      fc.assert(property, { numRuns: runs, seed: 4 })
      cases += runs
    }
    const read = (text: string) => {
      const parsed = parseMarking(text, scheme)
      return parsed.ok ? parsed.marking : parsed.faults
    }
    const readPortion = (text: string) => {
      const parsed = parsePortion(text, scheme)
      return parsed.ok ? parsed.marking : parsed.faults
    }

    it('reads back every banner it prints', () => {
      law(fc.property(marking, (m) => void expect(read(printBanner(m, scheme))).toEqual(m)))
    })

    it('reads back every portion mark it prints', () => {
      law(fc.property(marking, (m) => void expect(readPortion(printPortion(m, scheme))).toEqual(m)))
    })

    const owners = scheme.owner === undefined ? [] : [scheme.owner]
    it('prints no list longer than the one it stands for', () => {
      law(
        fc.property(marking, ({ to = owners }) => {
          const spelled = [...owners, ...to.filter((nation) => nation !== scheme.owner)]
          const shortest = shortestList(to, scheme)
          expect(expand(shortest, scheme)).toEqual(to)
          expect(shortest.join(', ').length).toBeLessThanOrEqual(spelled.join(', ').length)
        }),
      )
    })

    it('joins associatively', () => {
      law(
        fc.property(marking, marking, marking, (a, b, c) => {
          expect(join(a, join(b, c, scheme), scheme)).toEqual(join(join(a, b, scheme), c, scheme))
        }),
      )
    })

    it('joins commutatively', () => {
      law(
        fc.property(marking, marking, (a, b) => void expect(join(a, b, scheme)).toEqual(join(b, a, scheme))),
      )
    })

    it('joins a marking with itself to itself', () => {
      law(fc.property(marking, (m) => void expect(join(m, m, scheme)).toEqual(m)))
    })

    it('joins to something that can be written', () => {
      law(
        fc.property(marking, marking, (a, b) => {
          const both = join(a, b, scheme)
          expect(read(printBanner(both, scheme))).toEqual(both)
        }),
      )
    })

    it('joins to the least upper bound', () => {
      law(
        fc.property(marking, marking, marking, (a, b, c) => {
          const both = join(a, b, scheme)
          expect(isAtMost(a, both, scheme) && isAtMost(b, both, scheme)).toBe(true)
          if (isAtMost(a, c, scheme) && isAtMost(b, c, scheme)) expect(isAtMost(both, c, scheme)).toBe(true)
        }),
      )
    })

    it('never joins to more nations, fewer controls or a lower level', () => {
      const rank = (m: { level: string }) => scheme.levels.findIndex((l) => l.banner === m.level)
      law(
        fc.property(marking, marking, (a, b) => {
          const both = join(a, b, scheme)
          const nations = nationsOf(both, scheme)
          expect(rank(both)).toBe(Math.max(rank(a), rank(b)))
          // But for what permits, and for what each part says for itself at this level.
          const kept = [...a.controls, ...b.controls].filter((word) => isKept(word, both.level, scheme))
          for (const word of kept) expect(isHeld(word, both.controls, scheme)).toBe(true)
          for (const part of [a, b]) {
            const its = nationsOf(part, scheme)
            expect(nations === 'all' ? its === 'all' : isWithin(nations, its)).toBe(true)
          }
        }),
      )
    })

    it('orders markings partially', () => {
      law(
        fc.property(marking, marking, marking, (a, b, c) => {
          expect(isAtMost(a, a, scheme)).toBe(true)
          if (isAtMost(a, b, scheme) && isAtMost(b, a, scheme)) expect(equals(a, b)).toBe(true)
          if (isAtMost(a, b, scheme) && isAtMost(b, c, scheme)) expect(isAtMost(a, c, scheme)).toBe(true)
          // Chains are rare among random markings, so build one.
          const [ab, abc] = [join(a, b, scheme), join(join(a, b, scheme), c, scheme)]
          expect(isAtMost(a, ab, scheme) && isAtMost(ab, abc, scheme) && isAtMost(a, abc, scheme)).toBe(true)
        }),
      )
    })

    it('lets a network that may hold a join hold each part', () => {
      let held = 0
      law(
        fc.property(networks(scheme), fc.array(marking, { minLength: 1, maxLength: 3 }), (n, parts) => {
          const network = { holds: printBanner(n.holds, scheme), audience: n.audience }
          const whole = joinAll(parts, scheme) ?? 'unreadable'
          if (!dominates(network, whole, scheme)) return
          held++
          const isWhole = ({ controls }: Marking) =>
            controls.every((word) => whole !== 'unreadable' && isKept(word, whole.level, scheme))
          for (const part of parts.filter(isWhole)) expect(dominates(network, part, scheme)).toBe(true)
        }),
      )
      expect(held).toBeGreaterThan(runs / 50)
    })

    it('reads any words as a marking, or points at what is wrong inside the text', () => {
      const words = [
        ...scheme.levels.flatMap((l) => [l.banner, l.portion]),
        ...scheme.blocks.flatMap((b) => b.controls.flatMap((c) => [c.banner, c.portion])),
        ...['NOFORN', 'REL TO USA, GBR', 'FOR FRA, DEU', '', ' ', 'X'],
      ]
      const noise = fc
        .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom('/', '//', ', ', ' ')), { maxLength: 5 })
        .map((pairs) => pairs.flat().slice(0, -1).join(''))
      law(
        fc.property(noise, (text) => {
          const parsed = parseMarking(text, scheme)
          if (parsed.ok) {
            expect(read(printBanner(parsed.marking, scheme))).toEqual(parsed.marking)
            return
          }
          expect(parsed.faults.length).toBeGreaterThan(0)
          for (const { offset, length, fix } of parsed.faults) {
            expect(offset + length).toBeLessThanOrEqual(text.length)
            expect(fix).not.toBe('')
          }
        }),
      )
    })
  },
)
