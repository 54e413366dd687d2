import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

const top = mkdtempSync(join(tmpdir(), 'fieldbook-elsewhere-'))
afterAll(() => rmSync(top, { recursive: true, force: true }), 60_000)
chmodSync(top, 0o755)

/** A playbook in a folder of its own, and another folder to stand in. */
function place(name: string) {
  const folder = join(top, name)
  cpSync('tests/fixtures/base', join(folder, 'playbook'), { recursive: true })
  mkdirSync(join(folder, 'elsewhere'))
  return folder
}

const somebody = { uid: 65534, gid: 65534 }

function fieldbook(
  cwd: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; user?: object } = {},
) {
  const run = spawnSync(process.execPath, [resolve('bin/fieldbook.mjs'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1', ...options.env },
    ...options.user,
  })
  return { status: run.status, err: run.stderr, out: run.stdout }
}

const generatorHolds = () => [
  ...readdirSync('.'),
  ...(existsSync('.fieldbook') ? readdirSync('.fieldbook') : []),
]
const build = ['build', '--root', '../playbook', '--network', 'low', '--revision', 'r1', '--out', '../site']

describe('a build from another folder', { timeout: 120_000 }, () => {
  it('writes below the workspace and where it is told, and gives the bytes of any other', () => {
    const [one, other] = [place('one'), place('other')]
    const before = generatorHolds()
    expect(fieldbook(join(one, 'elsewhere'), build)).toEqual({
      status: 0,
      err: '',
      out: 'Low side: ../site/index.html\n',
    })
    expect(readdirSync(join(one, 'elsewhere'))).toEqual([])
    expect(readdirSync(one).sort()).toEqual(['elsewhere', 'playbook', 'site'])
    expect(readdirSync(join(one, 'playbook/.fieldbook')).sort()).toEqual([
      '.gitignore',
      'kept',
      'proof-low.json',
    ])
    expect(generatorHolds()).toEqual(before)
    const below = ['build', '--network', 'low', '--revision', 'r1', '--work', '../work']
    expect(fieldbook(join(other, 'playbook'), below)).toMatchObject({ status: 0, err: '' })
    expect(readdirSync(join(other, 'work')).sort()).toEqual(['.gitignore', 'kept', 'proof-low.json'])
    const [here, there] = [join(one, 'site'), join(other, 'playbook/dist')]
    expect(listFiles(there)).toEqual(listFiles(here))
    for (const file of [...listFiles(here), '.fieldbook-site'])
      expect(readFileSync(join(there, file)).equals(readFileSync(join(here, file))), file).toBe(true)
  })

  // Only root can act as another user; for others this is counted as skipped.
  it.skipIf(process.getuid?.() !== 0)('of a playbook that may only be read works where it may write', () => {
    const folder = place('shared')
    execFileSync('chmod', ['-R', 'go-w', folder])
    const mine = join(folder, 'elsewhere')
    chownSync(mine, somebody.uid, somebody.gid)
    const args = [...build.slice(0, -1), 'site']
    expect(fieldbook(mine, args, { user: somebody })).toEqual({
      status: 2,
      out: '',
      err: expect.stringMatching(
        /^fieldbook: .*playbook\/\.fieldbook: may not be read or written; .*--work.*\n$/,
      ),
    })
    expect(readdirSync(mine)).toEqual([])
    const env = { FIELDBOOK_WORK: join(mine, 'work') }
    expect(fieldbook(mine, args, { user: somebody, env })).toMatchObject({ status: 0, err: '' })
    expect(readdirSync(mine).sort()).toEqual(['site', 'work'])
    expect(existsSync(join(folder, 'playbook/.fieldbook'))).toBe(false)
  })
})
