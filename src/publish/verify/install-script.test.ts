import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { files, fresh, unpacked, unpackInto } from '../../../tests/installed-versions.ts'

describe('install.sh refuses', () => {
  const changed = (change: (copy: string) => void) => {
    const copy = fresh('copy')
    unpackInto(copy, files.november)
    change(copy)
    const target = fresh('target')
    const args = [join(copy, 'install.sh'), '--network', 'low', target]
    const { status, stderr } = spawnSync('sh', args, { encoding: 'utf8' })
    expect(existsSync(target)).toBe(false)
    return { status, stderr }
  }
  const append = (text: string) => (copy: string) =>
    writeFileSync(join(copy, 'MANIFEST.sha256'), text, { flag: 'a' })
  const digest = '0'.repeat(64)

  it.each<[string, (copy: string) => void, RegExp]>([
    [
      'an altered file',
      (copy) => writeFileSync(join(copy, 'site/index.html'), 'x'),
      /site\/index\.html: FAILED/,
    ],
    ['a missing file', (copy) => rmSync(join(copy, 'site/index.html')), /site\/index\.html: FAILED/],
    [
      'an extra file',
      (copy) => writeFileSync(join(copy, 'site/x.html'), 'x'),
      /x\.html is not in the manifest/,
    ],
    [
      'a .gz of something else',
      (copy) => writeFileSync(join(copy, 'site/index.html.gz'), 'x'),
      /not in the manifest/,
    ],
    ['a manifest without lines', (copy) => writeFileSync(join(copy, 'MANIFEST.sha256'), ''), /does not hold/],
    ['no manifest', (copy) => rmSync(join(copy, 'MANIFEST.sha256')), /no MANIFEST/],
    ['a name that leads out', append(`${digest}  ../../etc/passwd\n`), /line that is none|leads elsewhere/],
    ['a name that leads out further down', append(`${digest}  site/../../x\n`), /leads elsewhere/],
    ['an absolute name', append(`${digest}  /etc/passwd\n`), /line that is none/],
    ['an option for a name', append(`${digest}  -rf\n`), /line that is none/],
    ['a line that is none', append('hello\n'), /line that is none/],
  ])('%s', (_, change, message) => {
    expect(changed(change)).toMatchObject({ status: 1, stderr: expect.stringMatching(message) })
  })

  it('links', () => {
    const { status, stderr } = changed((copy) =>
      spawnSync('ln', ['-s', '/etc/passwd', join(copy, 'site/link.html')]),
    )
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('neither a file') })
  })
})

describe('install.sh without one of its tools', () => {
  const tools = 'cat cmp cut find grep gzip head ln ls mkdir mktemp mv rm sed sha256sum tr uname wc'.split(
    ' ',
  )
  const located = new Map(
    tools.map((tool) => [
      tool,
      spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim(),
    ]),
  )
  const withTools = (names: readonly string[]) => {
    const bin = fresh('bin')
    mkdirSync(bin)
    for (const name of names) symlinkSync(located.get(name) ?? '', join(bin, name))
    const target = fresh('target')
    const args = [join(unpacked, 'install.sh'), '--network', 'low', '--precompress', target]
    const { status, stderr } = spawnSync('/bin/sh', args, { encoding: 'utf8', env: { PATH: bin } })
    return { status, stderr, installed: existsSync(join(target, 'current')) }
  }

  it('works with these and no others', () => {
    expect(withTools(tools)).toEqual({ status: 0, stderr: '', installed: true })
  })

  // A check that cannot be made must not pass for one that was.
  it.each(tools)('%s: it says so, and does nothing', (tool) => {
    const rest = withTools(tools.filter((name) => name !== tool))
    expect(rest).toEqual({ status: 2, stderr: expect.stringMatching(`needs ${tool}`), installed: false })
  })
})
