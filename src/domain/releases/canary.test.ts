import { expect, it } from 'vitest'
import { canaryReadings, limitWords, seenWords } from './canary.ts'

const limits = { 'error-rate': 0.5, latency: 20, 'crash-rate': 0 }

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
  expect(limitWords({ 'crash-rate': 0, 'time-to-interactive': 2500 })).toEqual([
    'Crashes of new instances: at most 0',
    'Time until a page answers: at most 2500 ms',
  ])
  expect(seenWords(limits, { 'error-rate': 0.7, latency: 3, cpu: 1 })).toEqual([
    'Share of 5xx at the router 0.7 %, over 0.5 %',
    'Crashes of new instances not looked at, at most 0',
    'Latency over that of the old version 3 %, within 20 %',
    'Processor over that of the old version 1 %',
  ])
})
