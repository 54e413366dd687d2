import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { entry } from '../../tests/minimal-playbook.ts'
import { Playbook } from '../domain/playbook/playbook.ts'
import { UsageError } from './exit.ts'
import { openWorkspace } from './open.ts'
import { asOfDay, git, oneOf, rootsOf } from './options.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-options-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
})

const site = (asOf?: string) =>
  new Playbook([
    entry('site', 'site', {
      title: 'T',
      platform: 'P',
      owner: 'O',
      edition: '1',
      summary: 'S.',
      roleLabels: {},
      feedback: 'F.',
      ...(asOf ? { asOf } : {}),
    }),
  ])

function commit(day: string) {
  const at = day.includes('T') ? day : `${day}T12:00Z`
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@cairnway.example', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at },
    })
  run('init', '-q')
  run('commit', '-q', '--allow-empty', '-m', 'x')
  writeFileSync(join(folder, 'a'), 'a')
  run('add', 'a')
  run('commit', '-q', '-m', 'y')
}

describe('asOfDay', () => {
  it('takes the option before all', () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '0')
    expect(asOfDay('2026-03-16', site('2026-11-16'), folder)).toEqual({ day: '2026-03-16', from: 'option' })
  })

  it('takes site.yaml before the environment', () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '0')
    expect(asOfDay(undefined, site('2026-11-16'), folder)).toEqual({ day: '2026-11-16', from: 'site' })
  })

  it('takes SOURCE_DATE_EPOCH before the commit', () => {
    commit('2026-05-04')
    vi.stubEnv('SOURCE_DATE_EPOCH', '1772323200')
    expect(asOfDay(undefined, site(), folder)).toEqual({ day: '2026-03-01', from: 'source-date-epoch' })
  })

  it('takes the last commit before the clock', () => {
    commit('2026-05-04')
    expect(asOfDay(undefined, site(), folder)).toEqual({ day: '2026-05-04', from: 'commit' })
  })

  it('takes the clock where nothing else says a day', () => {
    expect(asOfDay(undefined, new Playbook([]), folder).from).toBe('clock')
  })

  it.each([
    // Half past midnight in Berlin, while it is the day before in UTC; and noon there, when it is tomorrow in Auckland.
    ['Europe/Berlin', '2026-03-15T23:30:00Z', '2026-03-16'],
    [undefined, '2026-03-15T23:30:00Z', '2026-03-15'],
    ['America/New_York', '2026-03-16T01:30:00Z', '2026-03-15'],
    ['Pacific/Auckland', '2026-03-15T12:00:00Z', '2026-03-16'],
  ])('takes the day that calendars in %s show', (timeZone, moment, day) => {
    const zoned = new Playbook([entry('configuration', 'fieldbook', timeZone ? { timeZone } : {})])
    const seconds = Date.parse(moment) / 1000
    vi.stubEnv('SOURCE_DATE_EPOCH', String(seconds))
    expect(asOfDay(undefined, zoned, folder)).toEqual({ day, from: 'source-date-epoch' })
    vi.unstubAllEnvs()
    commit(moment)
    expect(asOfDay(undefined, zoned, folder)).toEqual({ day, from: 'commit' })
    vi.useFakeTimers({ now: seconds * 1000, toFake: ['Date'] })
    try {
      expect(asOfDay(undefined, zoned, undefined)).toEqual({ day, from: 'clock' })
    } finally {
      vi.useRealTimers()
    }
  })

  it.each(['2026-02-30', 'today', ''])('refuses --as-of %j', (day) => {
    expect(() => asOfDay(day, site(), folder)).toThrow(UsageError)
  })

  it.each(['x', '-5', '99999999999999999'])('does not take SOURCE_DATE_EPOCH=%s', (epoch) => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch)
    expect(asOfDay(undefined, new Playbook([]), folder).from).toBe('clock')
  })
})

describe('roots', () => {
  it('are the current folder where none is given', () => {
    expect(rootsOf([])).toEqual([process.cwd()])
  })

  it('have to exist', () => {
    expect(() => rootsOf([folder, join(folder, 'gone')])).toThrow(/gone: there is no such folder/)
  })

  it('have to be workspaces', () => {
    expect(() => openWorkspace({ root: [folder] })).toThrow(UsageError)
    mkdirSync(join(folder, 'content'))
    expect(openWorkspace({ root: [folder] }).whole.entries).toEqual([])
  })
})

describe('oneOf', () => {
  it('lists what is allowed', () => {
    expect(oneOf('--format', 'json', ['text', 'json'])).toBe('json')
    expect(() => oneOf('--format', 'jsn', ['text', 'json'])).toThrow('--format jsn: use one of text, json')
  })
})

describe('git', () => {
  it('says nothing where there is no repository', () => {
    expect(git(folder, ['log'])).toBeUndefined()
  })
})
