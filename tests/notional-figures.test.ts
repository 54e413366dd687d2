import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { whenWords } from '../src/domain/calendar/rule-words.ts'
import { scheduleOf } from '../src/domain/onboarding/schedule.ts'
import { loadWorkspace } from '../src/workspace/load.ts'

// Summaries and a table cannot hold a component, so their figures are typed. Here they are held against the data.
const { playbook } = loadWorkspace(['.'])
const guide = (path: string) => readFileSync(`content/guides/${path}.mdx`, 'utf8')
const rowOf = (text: string, environment: string) =>
  text.split('\n').find((line) => line.startsWith(`| <EnvironmentRef id="${environment}" />`)) ?? ''

describe('the notional playbook', () => {
  it.each(playbook.environments.map((home) => [home.id, home] as const))(
    '%s: the guide on cadence says when its calendar does',
    (id, { data }) => {
      const row = rowOf(guide('running/platform-cadence'), id)
      for (const name of ['Upgrade window', 'Platform meeting', 'Roadmap review']) {
        const { repeats } = data.cadence.find((each) => each.name === name) ?? {}
        expect(repeats, name).toBeDefined()
        if (!repeats) continue
        const words = whenWords(repeats, 'UTC')
        // The hours of meetings are on the page of the environment.
        const [, day = ''] = /^(.*), \d\d:\d\d to /.exec(words) ?? []
        expect(row, name).toContain(name === 'Upgrade window' ? words : day)
      }
    },
  )

  const words: Record<number, string> = {
    12: 'Twelve working days',
    55: '55 working days',
    95: '95 working days',
  }
  it.each(['il4', 'il5', 'il6'])('%s: the summary says how long its longest chain is', (id) => {
    const { expectations, summary } = playbook.all('onboarding', id)[0]?.data ?? {}
    expect(expectations).toBeDefined()
    expect(summary).toContain(words[scheduleOf(expectations ?? {}, new Set()).length])
  })

  it('il5: the summary counts what is expected', () => {
    const { expectations = {}, summary } = playbook.all('onboarding', 'il5')[0]?.data ?? {}
    const all = Object.values(expectations)
    expect([all.length, all.filter(({ when }) => when === 'always').length]).toEqual([23, 16])
    expect(summary).toContain('Twenty-three things')
    expect(summary).toContain('sixteen of them apply to every application')
  })

  it('the pages of roles say what one of them carries as it is said for the whole team', () => {
    const role = (id: string) => readFileSync(`content/roles/${id}.mdx`, 'utf8')
    const { enable: devee, release: rele } = playbook.site?.data.staffing ?? {}
    expect([devee?.teamsAtOnce, rele?.releasesAtOnce]).toEqual([
      { comfortable: 4, limit: 6 },
      { comfortable: 2, limit: 3 },
    ])
    expect(role('devee')).toContain('Four teams in onboarding at once is comfortable, six is the limit')
    expect(role('rele')).toContain('Comfortable are two releases at once')
  })

  it('the list of readiness has as many lines as it says', () => {
    const text = guide('releasing/release-readiness')
    const [, list = ''] = /## The list\n([\s\S]*?)\n## /.exec(text) ?? []
    const rows = list.split('\n').filter((line) => line.startsWith('|')).length - 2
    expect(text).toContain(`Ours has ${rows} lines.`)
  })

  it('no version is released to an environment before the one it is promoted from', () => {
    for (const { id, data } of playbook.environments) {
      if (data.promotesFrom === undefined) continue
      const before = playbook.all('release', data.promotesFrom).map((entry) => entry.data)
      for (const { data: release } of playbook.all('release', id)) {
        // A repair of what was stopped here is made here.
        if (release.kind === 'repair') continue
        const there = before.find((r) => r.app === release.app && r.version === release.version)
        expect(there?.day ?? 'never', `${release.app} ${release.version} in ${id}`).toMatch(/^\d/)
        expect(there?.day.localeCompare(release.day), `${release.app} ${release.version} in ${id}`).toBe(-1)
      }
    }
  })
})
