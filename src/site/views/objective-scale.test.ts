import { describe, expect, it } from 'vitest'
import { objectiveScale } from './objective-scale.ts'

const targets = (...texts: string[]) =>
  Object.fromEntries(texts.map((target, i) => [`e${i}`, { target, window: '30 days' }]))
const none = new Map<string, { value: number }>()
const placed = (...texts: string[]) => {
  const scale = objectiveScale(targets(...texts), none)
  return scale && [scale.says, ...[...scale.marks.values()].map(({ target }) => Number(target.toFixed(2)))]
}

describe('targets on one scale', () => {
  it.each<[string[], unknown]>([
    [
      ['99.0 %', '99.5 %', '99.9 %'],
      ['in %, from 99 to 99.9', 0.08, 0.55, 0.92],
    ],
    [
      ['95 % under 20 ms', '95 % under 50 ms'],
      ['in ms, from 50 to 20', 0.92, 0.08],
    ],
    [
      ['1 working day', '9 working days in 9 of 10'],
      ['in working days, from 9 to 1', 0.92, 0.08],
    ],
    [
      ['15 minutes at any hour', '1 hour'],
      ['in minutes, from 60 to 15', 0.92, 0.08],
    ],
    [
      ['6 at most', '1 at most', '3 at most'],
      ['from 6 to 1', 0.08, 0.92, 0.4],
    ],
    [
      ['next working day', '4 hours', '1 hour'],
      ['in minutes, from 240 to 60', 0.08, 0.92],
    ],
  ])('%j', (texts, expected) => {
    expect(placed(...texts)).toEqual(expected)
  })

  it.each([[['99 %']], [['99 %', '99 %']], [['99 %', '3 hours']], [['soon', 'later']]])(
    'are none of %j',
    (texts) => {
      expect(placed(...texts)).toBeUndefined()
    },
  )

  it('have what is measured beside them', () => {
    const scale = objectiveScale(targets('80 %', '90 %'), new Map([['e1', { value: 100 }]]))
    expect(scale?.marks.get('e0')?.measured).toBeUndefined()
    expect(scale?.marks.get('e1')?.measured).toBeCloseTo(0.92)
  })
})
