import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { high, low, parsers } from '../../../tests/marked-playbook.ts'
import { playbookOf, worlds } from '../../../tests/marked-worlds.ts'
import { contentOf } from '../../../tests/said-below.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { release } from './release.ts'

describe('a release', () => {
  it('is the same whatever the withheld things say, and whether they are there at all', () => {
    let differ = 0
    let held = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const [one, other, none] = ['kestrel', 'Merlin *falcon* (1)', undefined].map((secret) =>
          playbookOf(world, secret),
        ) as [Playbook, Playbook, Playbook]
        if (contentOf(one) !== contentOf(other)) differ++
        const left = release(none, low, parsers).playbook
        const least = contentOf(left)
        held += left.entries.length
        expect(contentOf(release(one, low, parsers).playbook)).toBe(least)
        expect(contentOf(release(other, low, parsers).playbook)).toBe(least)
        expect(least).not.toMatch(/kestrel|falcon|spy|deep/)
      }),
      { numRuns: 400, seed: 4 },
    )
    expect(differ).toBe(400)
    // A low side that held nothing would be the same too.
    expect(held).toBeGreaterThan(4000)
    console.log(`non-interference: 400 workspaces, ${held} entries released`)
  })

  it('of a network that may hold everything is everything but what stays in the workspace', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const playbook = playbookOf(world, 'kestrel')
        const all = contentOf(playbook).replaceAll(/,"digest":"sha256:[0-9a-f]{64}"/g, '')
        expect(contentOf(release(playbook, high, parsers).playbook)).toBe(all)
      }),
      { numRuns: 100, seed: 4 },
    )
  })
})
