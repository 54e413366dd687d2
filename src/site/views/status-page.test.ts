import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { statusPage, statusRows } from './status-page.ts'

const asOf = '2026-11-16'
const window = {
  name: 'Upgrade window',
  kind: 'upgrade-window',
  repeats: { rule: 'FREQ=WEEKLY;BYDAY=WE', first: '2026-01-07', from: '02:00', until: '08:00' },
  what: 'Upgrades.',
}
const duty = { people: [], channel: '#il5', hours: 'Always' }
const il5 = environment('il5', { cadence: [window], team: { pre: duty } })
const notice = (id: string, kind: string, from: string, until?: string) =>
  entry('notice', id, { title: id, kind, from, until, summary: 'S.', services: [] }, 'il5')
const only = (...notices: ReturnType<typeof notice>[]) => {
  const playbook = playbookOf(site(), il5, ...notices)
  const rows = statusRows(playbook, asOf)
  const [row] = rows
  if (!row) throw new Error('no row')
  return { row, page: statusPage(playbook, rows, asOf) }
}

describe('an environment on the page of status', () => {
  it('has the next windows by its cadence, after the day of the edition', () => {
    const { row } = only()
    expect(row.windows.map(({ begins }) => begins.slice(0, 16)).slice(0, 2)).toEqual([
      '2026-11-18T02:00',
      '2026-11-25T02:00',
    ])
    expect(row.duty?.channel).toBe('#il5')
  })

  it('says of a window what was announced for it, once', () => {
    const { row } = only(notice('platform', 'upgrade', '2026-11-18T03:00Z', '2026-11-18T08:00Z'))
    expect(row.windows.map(({ text }) => text).slice(0, 2)).toEqual(['platform', 'Upgrade window'])
    expect(row.windows[1]?.begins.slice(0, 10)).toBe('2026-11-25')
  })

  it('counts open actions as the register lists them, and leads to those of the environment alone', () => {
    const action = (state: string) => ({ what: 'W.', owner: 'pre', state })
    const down = entry(
      'notice',
      'down',
      {
        title: 'Down',
        kind: 'outage',
        from: '2026-11-16T07:40Z',
        summary: 'S.',
        actions: [action('open'), action('done'), action('open')],
      },
      'il5',
    )
    expect(only(down).row.actions).toEqual({ text: '2 open', href: '/actions#in=il5' })
    expect(only().row.actions).toBeUndefined()
  })

  it('tells what takes something away from what is only to be known', () => {
    const { row, page } = only(
      notice('down', 'outage', '2026-11-16T07:40Z'),
      notice('later', 'outage', '2026-11-20T07:40Z'),
      notice('news', 'information', '2026-11-01T00:00Z'),
      notice('over', 'degraded', '2026-11-01T00:00Z', '2026-11-02T00:00Z'),
    )
    expect(row.disturbances.map(({ id }) => id)).toEqual(['down', 'later'])
    expect(row.others).toMatchObject({ text: '1 open', spans: '2026-11-01T00:00Z/' })
    expect(row.strip.happened.map(({ id }) => id)).toEqual(['down', 'over'])
    // What stands on the page marks it, what is over among it.
    expect(new Set(page.chosen?.map(({ id }) => id))).toEqual(new Set(['down', 'later', 'news', 'over']))
  })
})
