import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { saidIn } from '../said-in.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-planted-'))
  execFileSync(process.execPath, ['tests/e2e/build-planted.ts', folder], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('of everything that is planted nothing is in any file of the low site, nor in its name', () => {
  const planted = new Map<string, string>(JSON.parse(readFileSync(join(folder, 'needles.json'), 'utf8')))
  const site = join(folder, 'low')
  const files = listFiles(site)
  const found: string[] = []
  let [bytes, indexed, beside] = [0, 0, 0]
  for (const file of files) {
    const said = `${file}\n${saidIn(readFileSync(join(site, file)))}`
    bytes += said.length
    // The index is read: what is released is in it.
    if (file.startsWith('assets/search/') && /canary|postgres/.test(said)) indexed++
    // What stands beside something withheld was planted too, and goes.
    for (const [word] of said.matchAll(/zanth[a-y]+zz/g)) {
      const field = planted.get(word)
      if (field !== undefined) found.push(`${file}: ${field}`)
      else beside++
    }
  }
  expect(found).toEqual([])
  expect(indexed).toBeGreaterThan(0)
  expect(planted.size).toBeGreaterThan(1000)
  expect(beside).toBeGreaterThan(100)
  // What holds something withheld is there without it, where it stands without it.
  expect(files.filter((file) => /^(?:guides|services|roles)\/x\d+\.html$/.test(file)).length).toBeGreaterThan(
    20,
  )
  console.log(`planted: ${planted.size} needles, none in ${files.length} files and ${bytes} bytes`)
}, 120_000)

it('the proof has looked for them too', () => {
  const proof = JSON.parse(readFileSync(join(folder, 'proof.json'), 'utf8'))
  expect(proof).toMatchObject({ passed: true, leaks: [] })
  expect(proof.needles).toBeGreaterThan(1000)
})

it('a leak fails the build with its place and its source, and the site from before stays', () => {
  const workspace = join(folder, 'leaking')
  const out = join(folder, 'before')
  cpSync('tests/fixtures/base', workspace, { recursive: true })
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<desc>The Quillfeather desk</desc></svg>\n'
  writeFileSync(join(workspace, 'public/favicon.svg'), drawing)
  const notices = join(workspace, 'environments/il4/notices.yaml')
  const notice = 'kind: upgrade\n  from: 2026-11-18T02:00Z\n  summary: Words.\n  title: Quillfeather'
  appendFileSync(notices, `secret:\n  marking: SECRET\n  ${notice}\n`)
  const report = join(folder, 'leaks.json')
  const build = (root: string) =>
    spawnSync(
      process.execPath,
      ['bin/fieldbook.mjs', 'build', '--root', root, '--out', out, '--report', report],
      { encoding: 'utf8' },
    )
  const sound = join(folder, 'sound')
  cpSync('tests/fixtures/base', sound, { recursive: true })
  expect(build(sound).status).toBe(0)
  const before = readFileSync(join(out, 'release.json'), 'utf8')
  const { status, stdout, stderr } = build(workspace)
  expect(stdout).toContain('favicon.svg:2:11 (text)  says "quillfeather"')
  expect(stdout).toContain('which is withheld from low: environments/il4/notices.yaml:13:10')
  expect(stderr).toContain('the proof found what "low" may not hold: nothing was put in place')
  expect(status).toBe(2)
  expect(readFileSync(join(out, 'release.json'), 'utf8')).toBe(before)
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    passed: false,
    leaks: [{ at: { line: 2, col: 11 } }],
  })
}, 120_000)
