import { expect, it } from 'vitest'
import { parityStrip } from './parity-strip.ts'

it('draws a stroke for each service, the usable first, lower the less it can be used', () => {
  expect(parityStrip(['available', 'limited', 'available', 'unavailable'])).toEqual({
    width: 15,
    height: 12,
    paths: [
      { tone: 'available', d: 'M0 0h3v12h-3zM4 0h3v12h-3z' },
      { tone: 'limited', d: 'M8 4h3v8h-3z' },
      { tone: 'unavailable', d: 'M12 11h3v1h-3z' },
    ],
  })
  expect(parityStrip([])).toEqual({ width: 1, height: 12, paths: [] })
})
