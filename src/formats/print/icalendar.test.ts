import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { calendarOf } from '../../domain/calendar/calendar.ts'
import { occurrences } from '../../domain/calendar/recurrence.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { icalendar } from './icalendar.ts'

const asOf = '2026-11-16'
const promise = (overrides: object = {}) => ({
  title: 'PostgreSQL 17',
  kind: 'platform-upgrade',
  target: '2027-02-10',
  status: 'on-track',
  confidence: 'high',
  impact: 'Move; `compat` stays.',
  ...overrides,
})
const notice = (overrides: object) => ({ title: 'Away', kind: 'outage', summary: 'It is.', ...overrides })

/** The calendar of il5 with these entries beside it. */
function calendar(overrides: object, ...entries: Parameters<typeof playbookOf>) {
  const home = environment('il5', {
    cadence: [{ name: 'Round', kind: 'review', when: 'Mondays', what: 'W.' }],
    ...overrides,
  })
  const playbook = playbookOf(
    site({ title: 'The Book', caution: 'NOTIONAL', marking: 'UNCLASSIFIED' }),
    home,
    ...entries,
  )
  return calendarOf(playbook, home, { asOf, parseProse })
}
const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n')
const linesOf = (...given: Parameters<typeof calendar>) => unfolded(icalendar(calendar(...given)))
const titles = (...given: Parameters<typeof calendar>) => calendar(...given).events.map(({ title }) => title)

describe('what stands in a calendar', () => {
  it('promises for a day or a month that are still to come, not those for a quarter', () => {
    const found = titles(
      {},
      entry('roadmap', 'a', promise({ title: 'Day' }), 'il5'),
      entry('roadmap', 'b', promise({ title: 'Month', target: '2027-01' }), 'il5'),
      entry('roadmap', 'c', promise({ title: 'Quarter', target: '2027-Q2' }), 'il5'),
      entry('roadmap', 'd', promise({ title: 'Past', target: '2026-11-15' }), 'il5'),
      entry('roadmap', 'e', promise({ title: 'Done', status: 'delivered', delivered: '2026-11-17' }), 'il5'),
      entry('roadmap', 'f', promise({ title: 'Elsewhere' }), 'il4'),
    )
    expect(found).toEqual(['Month', 'Day'])
  })

  it('meetings, closed days, and notices that are not over', () => {
    const overrides = {
      cadence: [
        { name: 'Next', kind: 'meeting', when: 'Mondays', next: '2026-11-23', what: 'W.' },
        { name: 'Some time', kind: 'meeting', when: 'Mondays', what: 'W.' },
      ],
      calendar: {
        holidays: [{ day: '2026-12-25', name: 'Holiday' }],
        freezes: [{ from: '2026-11-10', to: '2026-11-16', name: 'Freeze' }],
      },
    }
    const found = titles(
      overrides,
      entry(
        'notice',
        'now',
        notice({ title: 'Now', from: '2026-11-12T08:00Z', until: '2026-11-16T08:00Z' }),
        'il5',
      ),
      entry(
        'notice',
        'over',
        notice({ title: 'Over', from: '2026-11-12T08:00Z', until: '2026-11-15T08:00Z' }),
        'il5',
      ),
    )
    expect(found).toEqual(['Freeze', 'Now', 'Next', 'Holiday'])
  })
})

describe('an event', () => {
  it('has whole days, the last of them included', () => {
    const lines = linesOf({}, entry('roadmap', 'pg', promise({ target: '2027-02' }), 'il5'))
    expect(lines).toContain('DTSTART;VALUE=DATE:20270201')
    expect(lines).toContain('DTEND;VALUE=DATE:20270301')
    expect(lines).toContain('UID:roadmap/il5/pg@the-book')
    expect(lines).toContain(
      'DESCRIPTION:Move\\; compat stays.\\nAs of 2026-11-16.\\nUNCLASSIFIED // NOTIONAL',
    )
  })

  it('begins and ends to the minute in UTC where that is known, and may have no end', () => {
    const lines = linesOf(
      {},
      entry('notice', 'a', notice({ from: '2026-11-18T02:00Z', until: '2026-11-18T08:00Z' }), 'il5'),
      entry('notice', 'b', notice({ from: '2026-11-19T02:00Z' }), 'il5'),
    )
    expect(lines.filter((line) => /^DT(?:START|END)/.test(line))).toEqual([
      'DTSTART:20261118T020000Z',
      'DTEND:20261118T080000Z',
      'DTSTART:20261119T020000Z',
    ])
  })

  it('says its own marking, what is inside it included, and the calendar the highest', () => {
    const lines = linesOf(
      { calendar: { holidays: [{ day: '2026-12-25', name: 'Secret day', marking: 'SECRET//NOFORN' }] } },
      entry('roadmap', 'pg', promise({ impact: '(CUI) Move.' }), 'il5'),
    )
    expect(lines).toContain('X-WR-CALDESC:SECRET//NOFORN // NOTIONAL')
    expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual([
      'SUMMARY:(S//NF) il5: Secret day',
      'SUMMARY:(CUI) il5: PostgreSQL 17',
    ])
  })

  it('is tentative where the promise is at risk', () => {
    const lines = linesOf({}, entry('roadmap', 'pg', promise({ status: 'at-risk' }), 'il5'))
    expect(lines).toContain('STATUS:TENTATIVE')
  })
})

describe('what comes again', () => {
  const meeting = (repeats: object) => ({
    cadence: [{ name: 'Round', kind: 'meeting', repeats, what: 'W.' }],
  })
  const rules = [
    'FREQ=WEEKLY;BYDAY=WE',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1WE,3WE',
    'FREQ=MONTHLY;BYDAY=-1MO',
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=3,4,5,6,7,8,9',
    'FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=SA;BYMONTHDAY=8,9,10,11,12,13,14',
  ]
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo']

  it.each(rules.flatMap((rule) => zones.map((zone) => [rule, zone])))(
    '%s in %s is read by another reader as the times that pages show, over both changes of the clocks',
    (rule, zone) => {
      const repeats = { rule, first: '2026-01-05', from: '01:30', until: '03:30', except: ['2026-12-02'] }
      const text = icalendar(calendar({ ...meeting(repeats), calendar: { zone, knownUntil: '2027-12-31' } }))
      const read = new ICAL.Component(ICAL.parse(text))
      for (const zoned of read.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zoned)
      const event = new ICAL.Event(read.getFirstSubcomponent('vevent') ?? new ICAL.Component('vevent'))
      const iterator = event.iterator()
      const found: number[] = []
      for (let time = iterator.next(); time && time.year < 2028; time = iterator.next()) {
        const begins = time.toJSDate().getTime()
        if (begins >= Date.UTC(2026, 10, 16) && begins < Date.UTC(2027, 11, 31)) found.push(begins)
      }
      const shown = occurrences(repeats, zone, '2026-11-10', '2028-01-01')
        .map(({ begins }) => begins)
        .filter((begins) => begins >= Date.UTC(2026, 10, 16) && begins < Date.UTC(2027, 11, 31))
      expect(found.length).toBeGreaterThan(3)
      expect(found).toEqual(shown)
    },
  )

  it('keeps its name from edition to edition, and a promise that moved takes the place of what it was', () => {
    const slips = [{ target: '2026-12-01', reason: 'R.' }]
    const lines = linesOf({}, entry('roadmap', 'pg', promise({ slips }), 'il5'))
    expect(lines).toContain('SEQUENCE:1')
    expect(lines).toContain('UID:roadmap/il5/pg@the-book')
  })
})

it('is lines of at most 75 bytes that hold every text, whatever is in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
      const text = icalendar(calendar({}, entry('roadmap', 'pg', promise({ title }), 'il5')))
      for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      const said = unfolded(text).filter((line) => /^(?:BEGIN|END|UID|SUMMARY)/.test(line))
      // No text makes a line of its own.
      expect(said.map((line) => line.split(':')[0])).toEqual([
        'BEGIN',
        'BEGIN',
        'UID',
        'SUMMARY',
        'END',
        'END',
      ])
    }),
  )
})
