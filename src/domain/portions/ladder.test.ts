import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  availability,
  environment,
  guide,
  openSite,
  parsers,
  roadmapItem,
  service,
} from '../../../tests/marked-playbook.ts'
import { playbookOf, worlds } from '../../../tests/marked-worlds.ts'
import { contentOf } from '../../../tests/said-below.ts'
import { type Entry, Playbook } from '../playbook/playbook.ts'
import { ladderOf } from './ladder.ts'

const ladder = (...entries: Entry[]) => ladderOf(new Playbook(entries), parsers)
const marksOf = (...entries: Entry[]) => ladder(...entries).map(({ mark }) => mark)

const kafka = service('kafka')
const il6 = environment('il6')

describe('ladderOf', () => {
  it('begins with what the site is marked and ends with everything', () => {
    const steps = ladder(openSite(), kafka, il6, availability('kafka', 'il6', { marking: 'SECRET' }))
    expect(steps.map(({ mark, covers }) => ({ mark, covers }))).toEqual([
      { mark: '(U)', covers: [] },
      { mark: '(S)', covers: [0] },
    ])
    expect(steps.map(({ playbook }) => playbook.all('availability').length)).toEqual([0, 1])
  })

  it('has the joins of its markings, and what goes with either stands in them', () => {
    const steps = ladder(
      openSite(),
      kafka,
      il6,
      availability('kafka', 'il6', { marking: 'SECRET//REL TO USA, GBR' }),
      roadmapItem('more', 'il6', { marking: 'CUI//NOFORN' }),
    )
    expect(steps.map(({ mark }) => mark)).toEqual(['(U)', '(CUI//NF)', '(S//REL TO USA, GBR)', '(S//NF)'])
    expect(steps.map(({ covers }) => covers)).toEqual([[], [0], [0], [0, 1, 2]])
    const held = steps.map(
      ({ playbook }) => playbook.all('availability').length + playbook.all('roadmap').length,
    )
    expect(held).toEqual([0, 1, 1, 2])
  })

  it('tells caveats apart that let the same nations read', () => {
    const steps = ladder(
      openSite(),
      kafka,
      il6,
      availability('kafka', 'il6', { marking: 'SECRET//NOFORN' }),
      roadmapItem('more', 'il6', { marking: 'SECRET' }),
    )
    expect(steps.map(({ mark }) => mark)).toEqual(['(U)', '(S)', '(S//NF)'])
    expect(steps[1]?.playbook.all('availability')).toEqual([])
  })

  it('knows marks in texts, and in the banners of what Astro is given', () => {
    expect(marksOf(openSite(), guide('a', '(S) Here.\n'))).toEqual(['(U)', '(S)'])
    expect(marksOf(openSite(), { ...kafka, banner: 'CUI' })).toEqual(['(U)', '(CUI)'])
  })

  it('has nothing below a site that is marked itself', () => {
    expect(marksOf(openSite({ marking: 'SECRET' }), kafka)).toEqual(['(S)'])
  })

  it('is one rung that cannot be read where something cannot', () => {
    expect(marksOf(openSite({ marking: 'SECRETT' }), kafka)).toEqual(['(a marking that cannot be read)'])
  })

  it('ends however many markings there are, at the join of all', () => {
    const codes = ['GBR', 'CAN', 'AUS', 'NZL', 'DEU', 'FRA', 'ITA', 'ESP']
    const many = codes.map((code, i) =>
      roadmapItem(code.toLowerCase(), 'il6', {
        marking: `SECRET//REL TO USA, ${codes
          .filter((_, j) => j !== i)
          .sort()
          .join(', ')}`,
      }),
    )
    const steps = ladder(openSite(), il6, ...many)
    expect(steps.length).toBeLessThan(30)
    expect(steps.at(-1)?.mark).toBe('(S//NF)')
    expect(steps.at(-1)?.covers).toHaveLength(steps.length - 1)
  })

  it('holds at no rung anything of what is marked higher', () => {
    let held = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const [one, other] = ['kestrel', 'Merlin falcon'].map((secret) =>
          ladderOf(playbookOf(world, secret), parsers).at(0),
        )
        held += one?.playbook.entries.length ?? 0
        if (one?.mark !== '(U)' || other?.mark !== '(U)') return
        expect(contentOf(one.playbook)).toBe(contentOf(other.playbook))
        expect(contentOf(one.playbook)).not.toMatch(/kestrel|falcon/)
      }),
      { numRuns: 60, seed: 4 },
    )
    expect(held).toBeGreaterThan(500)
  })
})
