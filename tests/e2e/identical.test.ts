import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-identical-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('two builds in different folders, time zones and locales are the same to the last byte', () => {
  const workspace = join(folder, 'another place', 'workspace')
  for (const part of ['content', 'environments', 'public', 'editions'])
    cpSync(part, join(workspace, part), { recursive: true })
  const other = join(folder, 'site')
  const args = ['bin/fieldbook.mjs', 'build', '--root', workspace, '--out', other, '--revision', 'tests']
  execFileSync(process.execPath, args, {
    env: { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const site = inject('site')
  expect(listFiles(other)).toEqual(listFiles(site))
  const different = listFiles(site).filter(
    (f) => !readFileSync(join(site, f)).equals(readFileSync(join(other, f))),
  )
  expect(different).toEqual([])
}, 300_000)
