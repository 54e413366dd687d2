import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { Prose } from '../bench/prose.ts'
import { Playbook } from '../src/domain/playbook/playbook.ts'
import { packArchive } from '../src/publish/bundle/archive.ts'
import { filesBelow } from '../src/publish/bundle/files-below.ts'
import { carriedIn } from '../src/publish/carried/carried.ts'
import { prove } from '../src/publish/proof/prove.ts'
import { places } from './carried-files.ts'
import { aThing } from './interference/changes.ts'
import { outputsIn } from './interference/outputs.ts'
import { slots } from './interference/slots.ts'
import { type World, writeWorld } from './interference/world.ts'
import { entry, openSite } from './marked-playbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-ways-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One of every kind of thing that is withheld, comments in every file, and a layer of the high side. */
const prose = new Prose(7)
const world: World = {
  seed: 7,
  things: Object.keys(slots).map((slot) => ({
    ...aThing(prose, [slot]),
    id: `kestrel-${prose.below(9000) + 1000}`,
  })),
  comments: [
    ...['glossary.yaml', 'objectives.yaml', 'guides/start/canary.mdx'].map((name) => `content/${name}`),
    ...['roadmap', 'notices', 'services'].map((name) => `environments/il4/${name}.yaml`),
  ].map((file) => ({ file, at: 0.5, words: `Quillon of ${file}` })),
  layer: {
    id: 'kestrel',
    name: 'Quillon layer',
    things: [{ ...aThing(prose, ['a term']), id: 'kestrel-1' }],
  },
}

describe('of everything withheld, of its comments, names of files, authors and messages', () => {
  const roots = writeWorld(world, join(folder, 'world'))
  const [ground = ''] = roots
  // An anchor has a name that no reader sees, and that a copy of the text would keep.
  const glossary = join(ground, 'content/glossary.yaml')
  writeFileSync(glossary, readFileSync(glossary, 'utf8').replace('see: [canary]', 'see: &quillon [canary]'))
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Quillon Kestrel', '-c', 'user.email=quillon@kestrel.example', ...args],
      { cwd: ground },
    )
  git('init', '-q', '.')
  git('add', '.')
  git('commit', '-qm', 'Quillon moved to Kestrel')
  const commit = git('rev-parse', 'HEAD').toString().trim()

  it.each(outputsIn(folder).map((output) => [output.verb, output.format, output] as const))(
    'nothing stands in %s as %s',
    { timeout: 60_000 },
    async (_verb, _format, { of }) => {
      const said = await of(roots)
      expect(said).toMatch(/^0\n|^1\n|"status":0|postgres|images|^$/)
      expect(said.toLowerCase()).not.toMatch(/quillon|kestrel/)
      expect(said).not.toContain(commit.slice(0, 7))
    },
  )
})

describe('the proof finds what others overlooked', () => {
  const site = openSite()
  const term = entry('term', 'quillfeather', {
    term: 'Quillfeather',
    meaning: 'The bridge opens at seven.',
    marking: 'SECRET',
  })
  const playbook = new Playbook([site, term])
  const network = { id: 'low', name: 'Low', holds: 'CUI', audience: ['USA'] }
  const map = JSON.stringify({
    version: 3,
    sources: ['a.ts'],
    sourcesContent: ['const name = "Quillfeather"'],
    mappings: '',
  })
  const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')

  it.each<[string, string, string | Buffer]>([
    ['text under a cover', 'a.html', '<p>Quillfeather</p><div class="cover"></div>'],
    ['text in the colour of its ground', 'a.html', '<p style="color:#fff">Quillfeather</p>'],
    ['text that does not show', 'a.html', '<template><p hidden>Quillfeather</p></template>'],
    ['text of a style', 'a.css', '.a::after{content:"Quillfeather"}'],
    ['text of a style, with escapes', 'a.css', '.a::after{content:"\\51 uillfeather"}'],
    ['a source map', 'a.js.map', map],
    [
      'a source map in a script',
      'a.js',
      `x()\n//# sourceMappingURL=data:application/json;base64,${base64(map)}`,
    ],
    [
      'the index of search',
      'assets/search/a.js',
      `add("a","${base64(gzipSync('{"title":"Quillfeather"}'))}")`,
    ],
    ['a second list', 'sitemap.xml', '<url><loc>terms/quillfeather.html</loc></url>'],
    ['a name of a file', 'terms/quillfeather.html', ''],
    ['a comment of a page', 'a.html', '<!-- Quillfeather -->'],
    [
      'data in an address',
      'a.html',
      `<img src="data:image/png;base64,${base64(places['PNG zTXt']?.file('Quillfeather') ?? '')}">`,
    ],
  ])('%s', (_what, file, content) => {
    const root = mkdtempSync(join(folder, 'site-'))
    execFileSync('mkdir', ['-p', join(root, file, '..')])
    writeFileSync(join(root, file), content)
    const { leaks } = prove(root, { playbook, network, own: '', sources: [] })
    expect(leaks.map(({ words }) => words)).toContain('quillfeather')
  })
})

describe('an archive has nothing in its fields', () => {
  const files = ['b/site/index.html', 'b/install.sh'].map((path, i) => ({
    path,
    bytes: Buffer.from(`${i}`),
    executable: i === 1,
  }))

  it('of a tar: no owner, no time but that of the edition, no name in the head of gzip', () => {
    const archive = Buffer.from(packArchive(files, 'tar.gz', '2026-11-16'))
    // No name, no comment, no extra field; no time.
    expect([archive[3], archive.readUInt32LE(4)]).toEqual([0, 0])
    const tar = gunzipSync(archive)
    let headers = 0
    for (let at = 0; at < tar.length && tar[at] !== 0; ) {
      const field = (from: number, length: number) =>
        tar.toString('latin1', at + from, at + from + length).replace(/[\0 ]+$/, '')
      const number = (from: number, length: number) => Number.parseInt(field(from, length) || '0', 8)
      expect([number(108, 8), number(116, 8), field(265, 32), field(297, 32), field(157, 100)]).toEqual([
        0,
        0,
        '',
        '',
        '',
      ])
      expect(number(136, 12)).toBe(Date.parse('2026-11-16') / 1000)
      expect(number(100, 8) & 0o777).toBe(number(100, 8) & 0o111 ? 0o755 : 0o644)
      headers += 1
      at += 512 + Math.ceil(number(124, 12) / 512) * 512
    }
    expect(headers).toBe(2)
  })

  it('of a zip: no comment, no extra field, no time but that of the edition', () => {
    const zip = Buffer.from(packArchive(files, 'zip', '2026-11-16'))
    const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    expect([zip.readUInt16LE(end + 20), zip.length]).toEqual([0, end + 22])
    let entries = 0
    for (let at = zip.readUInt32LE(end + 16); at < end; ) {
      const [name, extra, comment] = [28, 30, 32].map((from) => zip.readUInt16LE(at + from))
      expect([extra, comment]).toEqual([0, 0])
      // 16 November 2026, noon, as DOS writes it.
      expect([zip.readUInt16LE(at + 14), zip.readUInt16LE(at + 12)]).toEqual([
        ((2026 - 1980) << 9) | (11 << 5) | 16,
        12 << 11,
      ])
      entries += 1
      at += 46 + (name ?? 0)
    }
    expect(entries).toBe(2)
  })
})

it('the generator’s own fonts, pictures and scripts carry no name of a person or a machine, and no source map', () => {
  const below = ['node_modules/@fontsource/ibm-plex-mono/files', 'public', 'host'].filter((path) =>
    existsSync(path),
  )
  let looked = 0
  for (const path of below)
    for (const [name, bytes] of filesBelow(path)) {
      if (/woff2?$/.test(name) && !/latin-(?:400|600)-normal/.test(name)) continue
      const { said, unread } = carriedIn(Buffer.from(bytes))
      expect([name, unread]).toEqual([name, []])
      expect(said.map(({ text }) => text).join(' ')).not.toMatch(
        /\/home\/|\/Users\/|[A-Z]:\\|@(?!font)[a-z]+\.[a-z]/,
      )
      expect(Buffer.from(bytes).includes('sourceMappingURL')).toBe(false)
      looked += 1
    }
  expect(looked).toBeGreaterThan(5)
})
