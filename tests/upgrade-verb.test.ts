import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { contentVersion } from '../src/model/content-version.ts'
import { writeOlder } from './older-content.ts'
import { runVerb } from './run-verb.ts'

const day = '2026-11-16'
let root = ''
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-upgrade-'))
  await runVerb('init', root, '--environments', 'dev', '--as-of', day)
  writeOlder(root, 'dev')
})
afterEach(() => rmSync(root, { recursive: true }))

const at = (name: string) => join(root, name)
const config = (text: string) => writeFileSync(at('fieldbook.config.yaml'), text)
const verb = (...args: string[]) => runVerb(...args, '--root', root, '--as-of', day)

it('shows what it would change as a diff, with what of the site changes, and changes nothing', async () => {
  const before = readFileSync(at('environments/dev/environment.yaml'), 'utf8')
  const { status, stdout } = await verb('upgrade')
  expect(status).toBe(1)
  expect(stdout).toContain('-    when: Every Wednesday, 16:00 UTC, 30 minutes\n')
  expect(stdout).toContain(
    '+    repeats: { rule: FREQ=WEEKLY;BYDAY=WE, first: 2026-11-18, from: 16:00, until: 16:30 }\n',
  )
  expect(stdout).toContain('+    duration: { hours: 1 }\n+    share: { percent: 10 }\n')
  expect(stdout).toContain('2 files to change; add --write to do it')
  expect(stdout).toMatch(/Made from what changed: \d+ pages?: .*\/environments\/dev/)
  expect(stdout).toMatch(/Data that differ: .*data\/dev\.ics/)
  expect(readFileSync(at('environments/dev/environment.yaml'), 'utf8')).toBe(before)
  expect(existsSync(at('fieldbook.config.yaml'))).toBe(false)
})

it('writes with --write, and has nothing to do then', async () => {
  expect((await verb('upgrade', '--write')).status).toBe(0)
  expect(readFileSync(at('environments/dev/environment.yaml'), 'utf8')).toContain('  # Ours.\n')
  expect((await verb('check')).status).toBe(0)
  const again = await verb('upgrade')
  expect(again).toMatchObject({ status: 0, stderr: '' })
  expect(again.stdout).toMatch(/^Nothing to change: the content is written for version \d+\.\n$/)
})

it('content of an earlier version is read as it is', async () => {
  config('fieldbook: 0\n')
  expect(await verb('check')).toMatchObject({ status: 0, stderr: '' })
})

it.each([
  ['check'],
  ['build', '--out', 'site'],
  ['upgrade'],
  ['diff', 'dev', 'dev'],
  ['release', '--network', 'readers'],
])('content of a later version is refused in one line by %s', async (...args) => {
  config(`# Theirs.\nfieldbook: ${contentVersion + 1}\n`)
  const { status, stdout, stderr } = await verb(...args)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toBe(
    `fieldbook: fieldbook.config.yaml:2:12: this playbook is written for version ${contentVersion + 1} of the content's form, and this Fieldbook reads up to ${contentVersion}; it needs one that reads version ${contentVersion + 1}\n`,
  )
})

it('a version that is no number is a problem like any other', async () => {
  config('fieldbook: soon\n')
  const { status, stdout } = await verb('check')
  expect(status).toBe(1)
  expect(stdout).toContain('fieldbook.config.yaml:1:12')
})

it('--version, package, changelog and lock agree', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const { stdout } = await runVerb('--version')
  expect(stdout.trim()).toBe(version)
  const changelog = readFileSync('CHANGELOG.md', 'utf8')
  const [, first = ''] = /^## \[([^\]]+)\]/m.exec(changelog) ?? []
  const said = first === 'Unreleased' ? /^To become (\d+\.\d+\.\d+)\.$/m.exec(changelog)?.[1] : first
  expect(said).toBe(version)
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    version: string
    packages: Record<string, { version: string }>
  }
  expect([lock.version, lock.packages['']?.version]).toEqual([version, version])
})
