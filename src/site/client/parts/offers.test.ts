import { describe, expect, it } from 'vitest'
import { differsAt, explaining } from './offers.ts'

/** il2 → il4 → il5 → il6, and a lab beside il4. */
const origins = [undefined, 0, 1, 2, 0]

describe('differsAt', () => {
  it('measures against the column before it on the path', () => {
    const codes = '00110'
    expect([0, 1, 2, 3, 4].map((i) => differsAt(codes, i, -1, origins))).toEqual([
      false,
      false,
      true,
      false,
      false,
    ])
  })

  it('measures against a chosen column, which never differs from itself', () => {
    expect([0, 1, 2, 3, 4].map((i) => differsAt('00110', i, 2, origins))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
  })
})

describe('explaining', () => {
  it('is the column itself where no baseline is chosen', () => {
    expect(explaining(3, -1, origins)).toEqual([3])
  })

  it('follows the path from the baseline down', () => {
    expect(explaining(3, 0, origins)).toEqual([1, 2, 3])
  })

  it('goes up to where the paths part, then down', () => {
    expect(explaining(2, 4, origins)).toEqual([4, 1, 2])
  })

  it('has nothing to say of itself, nor where no path joins', () => {
    expect(explaining(2, 2, origins)).toEqual([])
    expect(explaining(1, 0, [undefined, undefined])).toEqual([])
  })

  it('ends though a path goes in a circle', () => {
    expect(explaining(0, 1, [1, 0])).toEqual([0])
  })
})
