import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { hostile, steering } from '../../../tests/hostile-workspace.ts'
import { type PlanDates, planCalendar } from './plan-calendar.ts'

const plan = (overrides: Partial<PlanDates> = {}): PlanDates => ({
  title: 'Arrivals to il5',
  environment: 'il5',
  live: '2027-03-15',
  banner: 'CUI // NOTIONAL',
  made: '2026-11-16',
  steps: [
    { id: 'meeting', title: 'Meeting', start: '2027-01-04', done: '2027-01-05', says: ['DevEE, 2 days.'] },
    { id: 'ready', title: 'Ready', start: '2027-03-15', done: '2027-03-15', says: [] },
  ],
  ...overrides,
})

/** The events of a file, as another library reads it. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

describe('the plan of a team as a calendar', () => {
  it('is read back with whole days, the end being the day after', () => {
    const events = eventsOf(planCalendar([plan()]))
    expect(events.map((e) => [e.summary, String(e.startDate), String(e.endDate)])).toEqual([
      ['Arrivals to il5: Meeting', '2027-01-04', '2027-01-06'],
      ['Arrivals to il5: Ready', '2027-03-15', '2027-03-16'],
      ['Arrivals to il5: Live', '2027-03-15', '2027-03-16'],
    ])
    expect(events.every((e) => e.startDate.isDate)).toBe(true)
    for (const { description } of events) expect(description).toMatch(/CUI \/\/ NOTIONAL$/)
  })

  it('has the same events when it is made again for another day, and each later than before', () => {
    const [first, again] = [plan(), plan({ live: '2027-04-13', made: '2026-11-30' })].map((one) =>
      eventsOf(planCalendar([one])),
    )
    expect(again?.map(({ uid }) => uid)).toEqual(first?.map(({ uid }) => uid))
    for (const [i, event] of (again ?? []).entries())
      expect(event.sequence).toBeGreaterThan(first?.[i]?.sequence ?? Number.POSITIVE_INFINITY)
  })

  it('keeps the plans of several teams apart', () => {
    const events = eventsOf(planCalendar([plan(), plan({ title: 'Departures to il5' })]))
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(6)
  })

  it.each(Object.entries(hostile))('lets %s write no line of its own', (_name, text) => {
    const said = planCalendar([
      plan({
        title: `T${text}`,
        steps: [{ id: `a${text}`, title: `S${text}`, start: '2027-01-04', done: '2027-01-04', says: [text] }],
      }),
    ])
    expect(said.replaceAll('\r\n', '')).not.toMatch(steering)
    expect(said).not.toMatch(/^X-EVIL/m)
  })
})
