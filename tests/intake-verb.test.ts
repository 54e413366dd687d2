import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runVerb } from './run-verb.ts'

const example = 'examples/intake/arrivals-il5.yaml'
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-intake-'))
  for (const folder of ['content', 'environments', 'public'])
    cpSync(folder, join(root, folder), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const run = (...args: string[]) => runVerb('intake', ...args, '--root', root)
const file = (text: string) => {
  writeFileSync(join(root, 'record.yaml'), text)
  return join(root, 'record.yaml')
}
const change = (path: string, edit: (text: string) => string) =>
  writeFileSync(join(root, path), edit(readFileSync(join(root, path), 'utf8')))

it('answers a record as text, Markdown and JSON, between banners', async () => {
  for (const format of ['text', 'markdown']) {
    const { status, stdout } = await run(example, '--format', format)
    expect(status).toBe(1)
    const lines = stdout.trim().split('\n')
    expect(lines[0]).toContain('NOTIONAL')
    expect(lines.at(-1)).toBe(lines[0])
    for (const said of ['repository.merges', '2026-11-23', 'no route out', 'PostgreSQL 17'])
      expect(stdout).toContain(said)
  }
  const [answer] = JSON.parse((await run(example, '--format', 'json')).stdout)
  expect(answer).toMatchObject({ kind: 'fieldbook-intake', version: 2, live: '2027-03-23' })
})

it('gives the plan of a record as a calendar, with the days of its other answers', async () => {
  const [answer] = JSON.parse((await run(example, '--format', 'json')).stdout)
  const { status, stdout } = await run(example, '--format', 'ics')
  expect(status).toBe(1)
  const events = new ICAL.Component(ICAL.parse(stdout))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))
  const starts = new Map(events.map((e) => [e.uid.split('/').at(-1), String(e.startDate)]))
  for (const { id, start } of answer.plan.items) expect(starts.get(`${id}@fieldbook`)).toBe(start)
  expect(starts.get('live@fieldbook')).toBe('2027-03-23')
  expect(events).toHaveLength(answer.plan.items.length + answer.requests.length + 1)
})

it('has no calendar for a record without a day', async () => {
  const dayless = file('marking: UNCLASSIFIED\nteam: T\nrecorded: 2026-11-16\ntarget: {environment: il5}\n')
  const { status, stdout, stderr } = await run(dayless, '--format', 'ics')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('it gives no day to be live')
})

it('prints an empty record that can be read, and then asks everything', async () => {
  for (const environment of ['il2', 'il6']) {
    const blank = await run('--blank', environment)
    expect(blank).toMatchObject({ status: 0, stderr: '' })
    const { status, stdout } = await run(file(blank.stdout), '--format', 'json')
    expect(status).toBe(1)
    const [{ open, live }] = JSON.parse(stdout)
    expect(live).toBeUndefined()
    const points = open.map((o: { point: string }) => o.point)
    expect(points).toContain('repository')
    expect(points).toContain('conditions.high-load')
  }
})

it('prints an empty record whose points can be answered by taking the marks of comments away', async () => {
  const { stdout } = await run('--blank', 'il5')
  const answered = stdout
    .replace(/^# (repository:.*\n)#( {3}where:)/m, '$1 $2 harbour')
    .replace(/^# (services:.*\n)#( {3}- service:)/m, '$1 $2 postgres')
  const result = await run(file(answered), '--format', 'json')
  const [{ open, fit }] = JSON.parse(result.stdout)
  expect(open.map((o: { point: string }) => o.point)).toContain('repository.merges')
  expect(fit.environments.at(-1).apps[0].findings).toMatchObject([{ subject: 'postgres' }])
})

describe('a network', () => {
  it('gets nothing of a record that it may not hold', async () => {
    const secret = readFileSync(example, 'utf8').replace('marking: UNCLASSIFIED', 'marking: SECRET')
    const { status, stdout, stderr } = await run(file(secret), '--network', 'low')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('may not go to low')
  })

  it('gets the same whatever is withheld from it', async () => {
    const before = (await run(example, '--network', 'low', '--format', 'json')).stdout
    change('environments/il5/environment.yaml', (text) =>
      text.replace(
        '  freezes:',
        '  freezes:\n    - {from: 2027-03-08, to: 2027-03-12, name: Planted, marking: SECRET}',
      ),
    )
    change(
      'environments/il5/roadmap.yaml',
      (text) =>
        `${text}\nplanted:\n  {title: Planted, marking: SECRET, kind: change, target: 2027-01, status: on-track, confidence: high, impact: None.}\n`,
    )
    expect((await run(example, '--network', 'low', '--format', 'json')).stdout).toBe(before)
    const whole = (await run(example, '--format', 'text')).stdout
    expect(whole).toContain('Planted')
    expect(whole).toMatch(/^SECRET/)
  })
})

describe('several records', () => {
  const before =
    'marking: UNCLASSIFIED\nteam: Old\nrecorded: 2026-11-16\ntarget: {environment: il4, live: 2027-03-23}\npeak: noon\n'
  const two =
    'version: 2\nmarking: UNCLASSIFIED\nteam: Two\nrecorded: 2026-11-16\ntargets: [{environment: il4}, {environment: il5, live: 2027-05-20}]\n'
  const bad = (text: string) => {
    const path = join(root, 'bad.yaml')
    writeFileSync(path, text)
    return path
  }

  it.each([
    ['a wrong type', 'version: 2\nteam: [1]\n', 4],
    ['a version to come', 'version: 3\nsomething: else\n', 1],
    ['no YAML', 'team: "\n', 1],
    ['nothing', '', 1],
    ['an environment that is not there', before.replace('il4', 'il44'), 1],
    ['what a service is not', `${before}services: 4\n`, 1],
  ])('%s hides no other, and the list is a list', async (_what, text, lines) => {
    const files = [bad(text), file(before), example]
    for (const order of [files, files.toReversed()]) {
      const { status, stdout, stderr } = await run(...order, '--format', 'json')
      expect(status).toBe(2)
      expect(stderr.trim().split('\n')).toHaveLength(lines)
      const answers = JSON.parse(stdout)
      expect(answers.map((a: { team?: string }) => a.team).sort()).toEqual(['Arrivals', 'Old', undefined])
      const refused = answers.find((a: { problems?: unknown[] }) => a.problems)
      expect(refused).toMatchObject({ kind: 'fieldbook-intake', version: 2, file: files[0] })
      expect(refused.problems).toHaveLength(lines)
    }
    expect((await run(...files)).stdout).toContain('Old to il4')
  })

  it('answers a record of the first version as one of today', async () => {
    const { stdout } = await run(file(before), '--format', 'json')
    const [answer] = JSON.parse(stdout)
    expect(answer).toMatchObject({ team: 'Old', environment: { id: 'il4' }, live: '2027-03-23' })
    expect(answer.open.map((o: { point: string }) => o.point)).not.toContain('load.peak')
  })

  it('answers for each target', async () => {
    const answers = JSON.parse((await run(file(two), '--format', 'json')).stdout)
    expect(answers.map((a: { environment: { id: string } }) => a.environment.id)).toEqual(['il4', 'il5'])
    const { status, stdout, stderr } = await run(file(two), '--format', 'ics')
    expect([status, stderr.split('\n').length]).toEqual([2, 2])
    expect(stdout).toContain('Two to il5')
  })

  it('owes a team all of this, for each target', async () => {
    const [{ brief, plan }] = JSON.parse((await run(example, '--format', 'json')).stdout)
    expect(brief.way.map((e: { id: string }) => e.id)).toEqual(['il2', 'il4', 'il5'])
    for (const e of brief.way) expect(e.intent.length).toBeGreaterThan(40)
    for (const list of ['differs', 'services', 'feedback', 'paths', 'cadence', 'contacts'])
      expect([list, brief[list].length > 0]).toEqual([list, true])
    expect(brief.contacts[0].hours).not.toBe('')
    expect(brief.cadence.some((c: { next?: string }) => c.next !== undefined)).toBe(true)
    for (const item of plan.items) expect(item.evidence).not.toBe('')
    for (const format of ['text', 'markdown']) {
      const { stdout } = await run(example, '--format', format)
      for (const said of [brief.paths[0].title, brief.contacts[0].hours, brief.cadence[0].when])
        expect(stdout).toContain(said)
    }
  })
})

describe('the sum of records', () => {
  it('is the same in any order, and told in each form', async () => {
    const other = file(readFileSync(example, 'utf8').replace('team: Arrivals', 'team: Departures'))
    const json = async (...files: string[]) =>
      JSON.parse((await run(...files, '--sum', '--format', 'json')).stdout)
    const sum = await json(example, other)
    expect(sum).toEqual(await json(other, example))
    expect(sum).toMatchObject({ kind: 'fieldbook-demand', version: 1, teams: ['Arrivals', 'Departures'] })
    expect(sum.total.known).toMatchObject({ instances: 10, users: 600 })
    expect(sum.clashes.map((c: { kind: string }) => c.kind)).toContain('same window')
    for (const [format, said] of [
      ['text', 'By environment and quarter'],
      ['markdown', '## The team that this takes'],
      ['csv', 'amounts,1,Instances,10'],
    ] as const) {
      const { status, stdout } = await run(example, other, '--sum', '--format', format)
      expect(status).toBe(0)
      expect(stdout).toContain(said)
      expect(stdout.split('\n')[0]).toContain('NOTIONAL')
    }
  })

  it('counts what can be read, and tells the rest', async () => {
    const { status, stdout, stderr } = await run(example, file('version: 9\n'), '--sum')
    expect([status, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stdout).toContain('1 team: Arrivals')
  })

  it('is that of the playbook where no file is given, as the network may hold it', async () => {
    const teams = async (...args: string[]) =>
      JSON.parse((await run('--sum', '--format', 'json', ...args)).stdout).teams as string[]
    const [all, low] = [await teams(), await teams('--network', 'low')]
    expect(all).toContain('Watchbill')
    expect(low).toEqual(all.filter((team) => team !== 'Watchbill'))
  })
})

it.each([
  ['no record', [], 'give the file'],
  ['a file that is not there', ['nowhere.yaml'], 'no such file'],
  ['an environment that is not there', ['--blank', 'il55'], 'did you mean "il5"'],
  ['an empty record of a file', ['--blank', 'il5', example], 'takes no file'],
])('refuses %s', async (_, args, said) => {
  const { status, stdout, stderr } = await run(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(said)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

it.each([
  // Of markings nothing is guessed: what may be written is listed.
  ['marking: UNCLASSIFED', 'the levels are UNCLASSIFIED', 1, 10],
  ['target: {environment: il55}', '"il5"', 4, 23],
  ['target: {environment: il5, lvie: 2027-01-01}', '"live"', 4, 28],
  ['conditions: {high-laod: true}', '"high-load"', 5, 14],
  ['data: {handles: SEKRET}', 'CONFIDENTIAL, SECRET', 5, 17],
  ['services: [{service: postgres, wersion: 15}]', '"version"', 5, 32],
])('%s: names the place and what was meant', async (wrong, meant, line, col) => {
  const lines = ['marking: UNCLASSIFIED', 'team: T', 'recorded: 2026-11-16', 'target: {environment: il5}']
  const key = wrong.slice(0, wrong.indexOf(':'))
  const text = lines.some((l) => l.startsWith(`${key}:`))
    ? lines.map((l) => (l.startsWith(`${key}:`) ? wrong : l))
    : [...lines, wrong]
  const { status, stderr } = await run(file(text.join('\n')))
  expect(status).toBe(2)
  expect(stderr).toContain(`record.yaml:${line}:${col}: error`)
  expect(stderr).toContain(meant)
})

it.each([
  [
    'aliases of aliases',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((c, i) => `${c}: &${c} [${`*${'abcdefg'[i]}, `.repeat(9)}]`).join('\n')}`,
  ],
  ['nesting', '['.repeat(100_000)],
  ['a control character', 'team: \u001b[2J'],
  ['a list', '- team'],
  ['nothing', ''],
])('takes %s for what it is', async (_, text) => {
  const { status, stdout, stderr } = await run(file(text))
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain('error')
  expect(stderr).not.toContain('\u001b')
  expect(stderr).not.toContain('bug of ours')
})
