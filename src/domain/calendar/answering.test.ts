import { describe, expect, it } from 'vitest'
import type { Hours, Weekday } from '../../model/calendar.ts'
import type { Duty } from '../../model/environment.ts'
import { answeringOf } from './answering.ts'
import { type Answering, answersAt } from './answers-at.ts'

const weekdays: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR']
const all: Weekday[] = [...weekdays, 'SA', 'SU']
const day: Hours = { days: weekdays, from: '12:00', until: '20:00' }
const at = (answering: Partial<Answering>, moment: string) =>
  answersAt({ hours: [day], zone: 'UTC', closed: [], ...answering }, Date.parse(moment))

describe('whether somebody answers', () => {
  it.each([
    ['within the hours', {}, '2026-11-30T12:00Z', true],
    ['before them', {}, '2026-11-30T11:59Z', false],
    ['at their end', {}, '2026-11-30T20:00Z', false],
    ['on a Saturday', {}, '2026-11-28T14:00Z', false],
    ['on a holiday', { closed: ['2026-11-30'] }, '2026-11-30T14:00Z', false],
    [
      'around the clock',
      { hours: [{ days: all, from: '00:00', until: '00:00' }] },
      '2026-11-29T02:00Z',
      true,
    ],
    [
      'after midnight of a night',
      { hours: [{ ...day, from: '22:00', until: '06:00' }] },
      '2026-12-01T05:59Z',
      true,
    ],
    [
      'after midnight of a night that is none',
      { hours: [{ ...day, from: '22:00', until: '06:00' }] },
      '2026-11-30T05:00Z',
      false,
    ],
    ['in winter of another zone', { zone: 'America/New_York' }, '2026-12-01T17:00Z', true],
    ['in summer of another zone', { zone: 'America/New_York' }, '2026-07-01T16:00Z', true],
    ['in winter at the hour of summer', { zone: 'America/New_York' }, '2026-12-01T16:00Z', false],
    ['on the day it is there, not here', { zone: 'Pacific/Auckland' }, '2026-11-29T23:30Z', true],
  ])('%s', (_, answering, moment, expected) => {
    expect(at(answering, moment)).toBe(expected)
  })
})

describe('what a page carries of it', () => {
  const duty: Duty = { people: [], channel: '#c', hours: 'Mon to Fri', answers: [day] }
  const calendar = {
    zone: 'Europe/Berlin',
    holidays: ['2026-11-26', '2026-12-25', '2028-01-01'].map((on) => ({ day: on, name: 'Day' })),
    freezes: [],
  }

  it('holidays of the next year, none for who answers daily, nothing for what is said in words alone', () => {
    const asOf = '2026-12-01'
    expect(answeringOf(duty, { calendar }, asOf)).toEqual({
      hours: [day],
      zone: 'Europe/Berlin',
      closed: ['2026-12-25'],
    })
    const daily = { ...duty, answers: [{ ...day, days: all }] }
    expect(answeringOf(daily, { calendar }, asOf)?.closed).toEqual([])
    const { answers: _, ...words } = duty
    expect(answeringOf(words, { calendar }, asOf)).toBeUndefined()
  })
})
