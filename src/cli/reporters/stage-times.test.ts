import { expect, it } from 'vitest'
import { StageTimes } from './stage-times.ts'

it('tells what each stage took, what came before the first, and all', () => {
  const clock = { wall: 0, cpu: 0 }
  const times = new StageTimes(() => ({ ...clock }))
  const after = (wall: number, cpu: number) => Object.assign(clock, { wall, cpu })
  after(1, 1.5)
  times.step('pages')
  after(4, 6)
  times.step('proof')
  after(4.5, 6.25)
  expect(times.table()).toBe(
    [
      'stage       wall s   CPU s',
      'load          1.00    1.50',
      'pages         3.00    4.50',
      'proof         0.50    0.25',
      'all           4.50    6.25',
      '',
    ].join('\n'),
  )
})

it('reads the clocks of this process', () => {
  expect(new StageTimes().table()).toMatch(/^all +\d+\.\d\d +\d+\.\d\d$/m)
})
