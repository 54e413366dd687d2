import { expect, it } from 'vitest'
import {
  canaryReadings,
  firstShareOf,
  hoursOf,
  limitWords,
  seenGroups,
  seenWords,
  watchedWords,
} from './canary.ts'
import { canaryFigureWords, runTimeWords, shareWords, thresholdsOf } from './canary-figures.ts'

const limits = thresholdsOf({ watched: [], limits: { 'error-rate': 0.5, latency: 20, 'crash-rate': 0 } })

it('holds what was seen against thresholds, and tells neither where one is missing', () => {
  const found = canaryReadings(limits, { 'error-rate': 0.7, latency: 20, memory: 4 })
  expect(found.map(({ measure, isWithin }) => [measure, isWithin])).toEqual([
    ['error-rate', false],
    ['crash-rate', undefined],
    ['latency', true],
    ['memory', undefined],
  ])
})

it('says both in words', () => {
  expect(
    limitWords(thresholdsOf({ watched: [], limits: { 'crash-rate': 0, 'time-to-interactive': 2500 } })),
  ).toEqual(['Crashes of new instances: at most 0', 'Time until a page answers: at most 2500 ms'])
  expect(seenWords(limits, { 'error-rate': 0.7, latency: 3, cpu: 1 })).toEqual([
    'Share of 5xx at the router 0.7 %, over 0.5 %',
    'Crashes of new instances not looked at, at most 0',
    'Latency above the old version 3 %, within 20 %',
    'Processor above the old version 1 %',
  ])
})

const typed = {
  watched: [
    { measure: 'app-figure' as const, atLeast: 95, says: 'Messages in an hour' },
    'A user signs.',
    { measure: 'error-rate' as const, atMost: 0.1 },
  ],
  limits: {},
}

it('tells a threshold from its side', () => {
  expect(seenWords(thresholdsOf(typed), { 'app-figure': 90, 'error-rate': 0.1 })).toEqual([
    'Share of 5xx at the router 0.1 %, within 0.1 %',
    'Figure of the app, against the old version 90 %, under 95 %',
  ])
  const of = (saw: object) => canaryReadings(thresholdsOf(typed), saw).map(({ isWithin }) => isWithin)
  expect(of({ 'app-figure': 95, 'error-rate': 0.11 })).toEqual([false, true])
})

it('says what is watched: thresholds first, then what people look at', () => {
  expect(watchedWords(typed)).toEqual([
    'Share of 5xx at the router: at most 0.1 %',
    'Figure of the app, against the old version: at least 95 %. Messages in an hour',
    'A user signs.',
  ])
})

it.each([
  [{ minutes: 1 }, '1 minute', 1 / 60],
  [{ minutes: 30 }, '30 minutes', 0.5],
  [{ hours: 24, besides: 'through one night' }, '24 hours, through one night', 24],
  [{ workingDays: 1 }, '1 working day', 8],
  [{ workingDays: 3 }, '3 working days', 56],
  ['2 hours', '2 hours', 2],
  ['one shift', 'one shift', undefined],
])('%j is told and counted', (time, words, hours) => {
  expect(runTimeWords(time)).toBe(words)
  expect(hoursOf(time)).toBe(hours)
})

it.each([
  [{ percent: 10, later: [] }, '10 %, then all', 10],
  [{ percent: 5, is: '1 instance', later: [25] }, '5 % (1 instance), then 25 %, then all', 5],
  [{ percent: 10, later: [100] }, '10 %, then 100 %', 10],
  ['one workplace', 'one workplace', undefined],
])('%j is told', (share, words, first) => {
  expect(shareWords(share)).toBe(words)
  expect(firstShareOf(share)).toBe(first)
})

it.each([
  [{ hours: 24, besides: 'through one night' }, '24 hours, through one night'],
  [{ percent: 10 }, '10 %, then all'],
  [{ measure: 'error-rate', atMost: 1 }, 'error rate: at most 1 %'],
  [{ what: 'release', from: 'upgrade-window', hours: 2 }, undefined],
  [{ hours: 1, minutes: 2, besides: 'x' }, undefined],
  [{ days: ['MO'], from: '08:00', until: '18:00' }, undefined],
  [{}, undefined],
])('%j in a comparison is "%s"', (value, words) => {
  expect(canaryFigureWords(value)).toBe(words)
})

it('sorts what was seen by what matters', () => {
  expect(seenGroups(limits, { 'error-rate': 0.7, latency: 3, cpu: 1 })).toEqual({
    passed: ['Share of 5xx at the router 0.7 %, at most 0.5 %'],
    unseen: ['Crashes of new instances'],
    kept: ['Latency above the old version 3 %'],
    besides: ['Processor above the old version 1 %'],
  })
})
