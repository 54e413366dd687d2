import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../tests/run-verb.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-release-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const playbook = join(folder, 'playbook')
const facts = join(folder, 'low.json')
const guide = join(playbook, 'content/guides/start/canary.mdx')
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], { cwd: playbook })
const release = (...args: string[]) => runVerb('release', '--network', 'low', '--root', playbook, ...args)

beforeAll(async () => {
  cpSync('tests/fixtures/base', playbook, { recursive: true })
  await runVerb('changes', '--keep', facts, '--network', 'low', '--root', playbook)
})

describe('release', () => {
  it.each(['text', 'markdown', 'json'])('lists what goes with its marking, as %s', async (format) => {
    const { status, stdout } = await release('--format', format)
    expect(status).toBe(0)
    expect(stdout).toMatch(/UNCLASSIFIED[^\n]*postgres|"id": "postgres"[^}]*"marking": "UNCLASSIFIED"/)
  })

  it('finds nothing new against the same edition', async () => {
    const { status, stdout } = await release('--against', facts)
    expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing goes that did not go before.')])
  })

  it('says what an edition did not have', async () => {
    const before = JSON.parse(readFileSync(facts, 'utf8'))
    const key = Object.keys(before.entries).find((name) => name.startsWith('service:')) ?? ''
    delete before.entries[key]
    const other = join(folder, 'other.json')
    writeFileSync(other, JSON.stringify(before))
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = await release('--against', other, '--format', format)
      expect(stdout).toContain('that edition did not have it')
    }
  })

  it('says of a revision why it was withheld then', async () => {
    const now = readFileSync(guide, 'utf8')
    writeFileSync(guide, now.replace('---\n', '---\nmarking: SECRET\n'))
    git('init', '-q', '.')
    git('add', '.')
    git('commit', '-qm', 'then')
    writeFileSync(guide, now)
    const { status, stdout } = await release('--against', 'HEAD', '--format', 'json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout).since.newly).toContainEqual({
      what: 'guide canary',
      marking: 'UNCLASSIFIED',
      why: expect.stringMatching(/^was marked SECRET: the network holds/),
    })
  })

  it('refuses an edition that is none, in one line', async () => {
    const { status, stdout, stderr } = await release('--against', 'no-such')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^.*--against no-such: there is no such revision.*\n$/)
  })
})
