import { expect, it } from 'vitest'
import { runTimeSchema, shareSchema } from '../../model/canary.ts'
import { runTimeWords, shareWords } from './canary-figures.ts'
import { readRunTime, readShare } from './read-canary.ts'

it.each([
  ['1 hour', { hours: 1 }],
  ['one hour', { hours: 1 }],
  ['An hour.', { hours: 1 }],
  ['half an hour', { minutes: 30 }],
  ['90 min', { minutes: 90 }],
  ['1.5 h', { hours: 1.5 }],
  ['1 day', { hours: 24 }],
  ['3 working days', { workingDays: 3 }],
  ['24 hours, through one night shift', { hours: 24, besides: 'through one night shift' }],
])('"%s" is %j', (words, time) => {
  expect(readRunTime(words)).toEqual(time)
  expect(runTimeSchema.safeParse(time).success).toBe(true)
  expect(readRunTime(runTimeWords(runTimeSchema.parse(time)))).toEqual(time)
})

it.each(['one shift', 'a while', '', '0 hours', '1-2 hours', '2 to 4 hours', '1 hour or two', '2.5 minutes'])(
  'no time is guessed from "%s"',
  (words) => expect(readRunTime(words)).toBeUndefined(),
)

it.each([
  ['10 %', { percent: 10, later: [] }],
  ['10% of the traffic', { percent: 10, later: [] }],
  ['10 %, then 50 %', { percent: 10, later: [50] }],
  ['2.5 %, then 25 %, then all.', { percent: 2.5, later: [25] }],
  ['1 instance (5 % or less), then 25 %, then all', { percent: 5, is: '1 instance', later: [25] }],
  ['33 % (1 of 3 instances), then all', { percent: 33, is: '1 of 3 instances', later: [] }],
])('"%s" is %j', (words, share) => {
  expect(readShare(words)).toEqual(share)
  expect(readShare(shareWords(shareSchema.parse(share)))).toEqual(share)
})

it.each([
  'one workplace',
  '1 instance, then 50 %',
  'all, then 10 %',
  '50 %, then 10 %',
  '10 %, then some, then all',
  '0 %',
  '110 %',
  '10 to 20 %',
  '',
])('no share is guessed from "%s"', (words) => expect(readShare(words)).toBeUndefined())
