import { expect, it } from 'vitest'
import { parityStrip } from './parity-strip.ts'

it('draws a stroke for each service, the usable first, lower the less it can be used', () => {
  expect(parityStrip(['available', 'limited', 'available', 'unavailable'])).toEqual({
    width: 15,
    height: 12,
    lines: [
      { tone: 'available', from: 0, to: 7, middle: 6, thick: 12 },
      { tone: 'limited', from: 8, to: 11, middle: 8, thick: 8 },
      { tone: 'unavailable', from: 12, to: 15, middle: 11.5, thick: 1 },
    ],
  })
  expect(parityStrip([])).toEqual({ width: 1, height: 12, lines: [] })
})
