import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { chunk, places, png, svg, unreadFiles } from '../../../tests/carried-files.ts'
import { runVerb } from '../../../tests/run-verb.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-strip-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, bytes: Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const said = (text: string) => chunk('tEXt', Buffer.from(`Author\0${text}`))

describe('strip', () => {
  it('lists what a file carries, and changes nothing', async () => {
    const file = put('a.png', png([said('A. Person')]))
    const { status, stdout } = await runVerb('strip', file)
    expect(status).toBe(1)
    expect(stdout).toContain(`${file}\n  Author (tEXt): A. Person\n`)
    expect(readFileSync(file).equals(png([said('A. Person')]))).toBe(true)
  })

  it('says of one that carries nothing that it does', async () => {
    const { status, stdout } = await runVerb('strip', put('bare.png', png()))
    expect([status, stdout]).toEqual([0, expect.stringContaining('carries nothing that is known here')])
  })

  it('writes it again without, in one step, and says what stays', async () => {
    const file = put('b.png', png([said('A. Person')], Buffer.from('behind')))
    const drawing = put('b.svg', svg('<title>A path</title><!-- drawn by A. Person -->'))
    const { status, stdout } = await runVerb('strip', '--write', file, drawing)
    expect(status).toBe(0)
    expect(stdout).toMatch(/b\.png {2}written without 34 of \d+ bytes\n/)
    expect(stdout).toContain('stays: title: A path')
    expect(readFileSync(file).equals(png())).toBe(true)
    expect(readFileSync(drawing).equals(svg('<title>A path</title>'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
    expect((await runVerb('strip', '--write', file)).stdout).toContain('as it was')
  })

  it.each([
    ['a PDF', 'PDF author', /is a PDF, which is to be written anew/],
    ['a font', 'font, WOFF2', /is a font, which/],
  ])('writes no %s', async (_what, name, line) => {
    const bytes = places[name]?.file('A. Person') ?? Buffer.alloc(0)
    const file = put('x.bin', bytes)
    const { status, stderr } = await runVerb('strip', '--write', file)
    expect([status, stderr]).toEqual([2, expect.stringMatching(line)])
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it.each([
    [
      'a broken one',
      () => put('broken.png', png().subarray(0, 40)),
      /is broken, and cannot be written anew; nothing was changed\n$/,
    ],
    ['one that is not there', () => join(folder, 'gone.png'), /there is no such file\n$/],
    [
      'a link',
      () => {
        symlinkSync(put('real.png', png([said('x')])), join(folder, 'link.png'))
        return join(folder, 'link.png')
      },
      /is a link; give the file/,
    ],
  ])('refuses %s in one line', async (_what, file, line) => {
    const { status, stdout, stderr } = await runVerb('strip', '--write', file())
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(line)])
    expect(stderr).toMatch(/^fieldbook: [^\n]+\n$/)
  })

  it('prints nothing that steers a terminal', async () => {
    const { stdout } = await runVerb('strip', put('c.png', png([said('\u001b[31mred\u0007\nline')])))
    expect(stdout).toContain('Author (tEXt): \\u{1b}[31mred\\u{7} line')
  })
})

describe('release', () => {
  const root = join(folder, 'playbook')
  const release = (...args: string[]) => runVerb('release', '--network', 'low', '--root', root, ...args)
  const begin = () => {
    cpSync('tests/fixtures/base', root, { recursive: true })
    mkdirSync(join(root, 'public'), { recursive: true })
  }

  it.each(['text', 'markdown', 'json'])('lists what files of public carry, as %s', async (format) => {
    begin()
    writeFileSync(join(root, 'public/a.png'), png([said('A. Person')]))
    writeFileSync(join(root, 'public/b.jpg'), unreadFiles['JPEG with notes of its camera']?.file() ?? '')
    const { status, stdout } = await release('--format', format)
    expect(status).toBe(0)
    expect(stdout).toMatch(/Author \(tEXt\): A. Person|"where": "Author \(tEXt\)",\s+"text": "A. Person"/)
    expect(stdout).toContain('notes of the maker of the camera')
    if (format !== 'json') {
      expect(stdout).toContain('fieldbook strip --write public/a.png takes it out')
      expect(stdout).toMatch(
        /no site is built while it is not stripped \(fieldbook strip --write public\/b\.jpg\), or\s+looked at/,
      )
    }
  })

  it('says that somebody has looked', async () => {
    const site = join(root, 'content/site.yaml')
    writeFileSync(site, `${readFileSync(site, 'utf8')}\nseen: [b.jpg]\n`)
    expect((await release()).stdout).toContain('listed in seen: somebody has looked at it')
  })
})
