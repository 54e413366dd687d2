import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contrastBetween, enough, lowestContrast, mix, nearestReadable } from './contrast.ts'

const colour = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
  .map((rgb) => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`)

it('counts as WCAG does', () => {
  expect(contrastBetween('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastBetween('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080')
})

it.each(['light', 'dark'] as const)(
  'finds a readable colour for every accent on the %s ground, and keeps one that is',
  (ground) => {
    fc.assert(
      fc.property(colour, (accent) => {
        const near = nearestReadable(accent, ground)
        expect(lowestContrast(near, ground)).toBeGreaterThanOrEqual(enough)
        if (lowestContrast(accent, ground) >= enough) expect(near).toBe(accent)
      }),
    )
  },
)
