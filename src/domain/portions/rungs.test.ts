import { expect, it } from 'vitest'
import { joinOf, lowestOf } from './rungs.ts'

const rungs = [
  { mark: '(U)', covers: [] },
  { mark: '(CUI//NF)', covers: [0] },
  { mark: '(S)', covers: [0] },
  { mark: '(S//NF)', covers: [0, 1, 2] },
]

it.each([
  [[0, 1, 2], 0],
  [[2], 2],
  [[2, 3], 2],
  [[1, 2], 3],
  [[], 3],
])('what is the same at %j is marked by %i', (places, lowest) => expect(lowestOf(rungs, places)).toBe(lowest))

it.each([
  [[0], 0],
  [[0, 2], 2],
  [[1, 2], 3],
  [[], 3],
])('the join of %j is %i', (places, join) => expect(joinOf(rungs, places)).toBe(join))

it('is the highest where the join is none of them', () => {
  const apart = [
    { mark: '(U)', covers: [] },
    { mark: '(S//REL TO USA, GBR)', covers: [0] },
    { mark: '(S//REL TO USA, CAN)', covers: [0] },
    { mark: '(TS//NF)', covers: [0, 1, 2] },
  ]
  expect(joinOf(apart, [1, 2])).toBe(3)
  expect(lowestOf(apart, [1, 2])).toBe(3)
})
