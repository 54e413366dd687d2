import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { places, png } from '../../../tests/carried-files.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { locate } from '../../workspace/find-files.ts'
import { readEntries } from '../../workspace/read-entries.ts'
import type { Verdicts } from '../kept/kept-verdicts.ts'
import { Prover, prove } from './prove.ts'
import type { RawFile } from './raw/raw-parts.ts'

/** A playbook from the text of its files. */
function playbookOf(files: Record<string, string>): Playbook {
  const problems: Problem[] = []
  const entries = Object.entries(files).flatMap(([file, text]) => {
    const located = locate(file)
    if (!located) throw new Error(`${file} is no content`)
    return readEntries(text, file, located, 'base', { problems, unread: [] })
  })
  expect(problems).toEqual([])
  return new Playbook(entries)
}

const site = `title: T\nplatform: P\nowner: O\nedition: '1'\nsummary: S\nmarking: UNCLASSIFIED\nroleLabels: {}\nfeedback: F\n`
const term = (name: string, meaning: string, marking = '') =>
  `${name.toLowerCase()}:\n  term: ${name}\n${marking}  meaning: ${meaning}\n`

const playbook = playbookOf({
  'content/site.yaml': site,
  'content/glossary.yaml': [
    term('Harbour', 'Where the ships of the fleet lie at night.'),
    term('Quillfeather', 'The bridge opens at seven on every second Tuesday.', '  marking: SECRET\n'),
    term(
      'Tide',
      '|-\n    High water. Plain text.\n\n    (S) Beacons burn green when convoys leave the harbour.',
    ),
  ].join(''),
})
const network = { id: 'low', name: 'Low', holds: 'CUI', audience: ['USA'] }

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-proof-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The proof of a site whose generator says nothing of its own. */
const proofOf = (root: string, of: Playbook, sources: readonly RawFile[] = [], to = network) =>
  prove(root, { playbook: of, network: to, own: '', sources })

let count = 0
function check(file: string, content: string | Uint8Array, own = '') {
  const root = join(folder, String(count++))
  mkdirSync(dirname(join(root, file)), { recursive: true })
  writeFileSync(join(root, file), content)
  return prove(root, { playbook, network, own, sources: [] })
}

describe('prove', () => {
  it('passes a site that says what may be said', () => {
    const { passed, needles } = check(
      'index.html',
      '<p>Where the <b>ships</b> of the fleet lie at night.</p>',
    )
    expect(passed).toBe(true)
    expect(needles).toBeGreaterThan(5)
  })

  const sentence = 'bridge opens at seven on every second'
  const base64 = (data: string | Uint8Array) => Buffer.from(data).toString('base64')
  it.each([
    ['a name', 'a.html', '<p>See Quillfeather.</p>'],
    ['an attribute', 'a.html', '<a title="quillfeather" href="x">x</a>'],
    ['a run of words', 'a.html', `<p>The ${sentence} Tuesday.</p>`],
    ['words parted by tags', 'a.html', '<p>The bridge <b>opens</b> at <i>seven</i> on every day.</p>'],
    ['a word parted by tags', 'a.html', '<p>Quill<b>feather</b></p>'],
    ['entities', 'a.html', '<p>&#x51;uillfeathe&#114;</p>'],
    ['a portion of prose', 'a.html', '<p>Beacons burn green when it rains</p>'],
    ['JSON escapes', 'a.json', '{"a":"\\u0051uillfeather"}'],
    ['percent escapes', 'a.html', '<a href="x.html#%51uillfeather">x</a>'],
    ['a file name', 'terms/quillfeather.html', '<p>Nothing.</p>'],
    ['gzip', 'a.bin', gzipSync(`The ${sentence} Tuesday`)],
    ['gzip inside', 'a.bin', Buffer.concat([Buffer.from('pagefind'), gzipSync(sentence)])],
    ['zlib', 'a.bin', deflateSync(sentence)],
    ['base64 in a script', 'a.js', `add("${base64(`{"content":"The ${sentence} Tuesday"}`)}")`],
    ['gzip in base64 in a script', 'a.js', `add("${base64(gzipSync(sentence))}")`],
    [
      'a word parted where a calendar folds its lines',
      'a.ics',
      'BEGIN:VCALENDAR\r\nSUMMARY:Quillfe\r\n ather\r\n',
    ],
    ['a comment', 'a.css', '/* Quillfeather */'],
    ['a soft hyphen in a word', 'a.html', '<p>Quill\u00adfeather</p>'],
    ['a soft hyphen as an entity', 'a.html', '<p>Quill&shy;feather</p>'],
    ['characters nobody sees in a word', 'a.txt', 'Q\u200bu\u2060i\u200dllfeather'],
    ['UTF-16 with a mark of order', 'a.txt', Buffer.from('\ufeffQuillfeather', 'utf16le')],
    ['UTF-16 the other way', 'a.txt', Buffer.from('\ufeffQuillfeather', 'utf16le').swap16()],
    [
      'UTF-16 inside, as cameras write it',
      'a.jpg',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xe1]), Buffer.from('Quillfeather', 'utf16le')]),
    ],
    ['UTF-32', 'a.txt', Buffer.from([...'See Quillfeather'].flatMap((c) => [c.charCodeAt(0), 0, 0, 0]))],
    [
      'compressed text of an image',
      'a.png',
      Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n....zTXtComment\0\0', 'latin1'),
        deflateSync('Quillfeather'),
      ]),
    ],
    [
      'a compressed stream of a PDF',
      'a.pdf',
      Buffer.concat([
        Buffer.from('%PDF-1.7\nstream\n'),
        deflateSync('(Quillfeather) Tj'),
        Buffer.from('\nendstream'),
      ]),
    ],
    ['kerned text of a PDF', 'a.pdf', '%PDF-1.7\n[(Qui)-20(llfea)15(ther)] TJ'],
    ['text of a PDF in hex', 'a.pdf', '%PDF-1.7\n<5175696c6c66656174686572> Tj'],
    ['another case and accents composed otherwise', 'a.txt', 'QUILLFEATHER'],
  ])('finds %s', (_name, file, content) => {
    const { passed, leaks } = check(file, content)
    expect(passed).toBe(false)
    expect(leaks[0]?.source.file).toBe('content/glossary.yaml')
  })

  it.each(Object.entries(places))('finds what a file carries inside: %s', (_name, { ending, file }) => {
    const { passed, leaks } = check(`a.${ending}`, file('The bridge opens at seven on every second day'))
    expect(passed).toBe(false)
    expect(leaks[0]?.source.file).toBe('content/glossary.yaml')
  })

  it('gives the place of the source and of the leak', () => {
    const { leaks } = check('terms/a.html', '<p>One</p>\n<p>A <b>Quillfeather</b></p>')
    const at = { line: 2, col: 9 }
    expect(leaks[0]).toMatchObject({ file: 'terms/a.html', at, words: 'quillfeather', source: { line: 4 } })
    const packed = check('a.js', `add("${base64(`{"content":"The ${sentence} Tuesday"}`)}")`)
    expect(packed.leaks[0]).toMatchObject({ how: 'text, base64', at: { byte: 5 } })
    expect(check('quillfeather.txt', '').leaks[0]).not.toHaveProperty('at')
  })

  it.each([
    [
      'a name in a portion of one word',
      'We call it <Portion mark="(S)">Bramblewick</Portion> here.',
      'Bramblewick',
    ],
    ['an address', '(S) 10.20.30.40', 'at 10.20.30.40 on'],
    ['a host', '(S) db1.il7.example', 'https://db1.il7.example/'],
    ['an id with a digit', '(S) il7', '<a href="il7.html">x</a>'],
    ['a number to call', '(S) 5550199', 'call 5550199'],
    ['a name in parts that say nothing', '(S) zz-2197', 'plan zz-2197'],
    ['the last words of a list item', '- Words\n    - (S) Bramblewick', '<li>Bramblewick</li>'],
  ])('finds %s', (_name, meaning, said) => {
    const own = playbookOf({
      'content/site.yaml': site,
      'content/glossary.yaml': term('Harbour', `|-\n    ${meaning}`),
    })
    const root = join(folder, String(count++))
    mkdirSync(root)
    writeFileSync(join(root, 'a.html'), said)
    expect(proofOf(root, own).leaks).toMatchObject([{ source: { file: 'content/glossary.yaml' } }])
  })

  it('finds a file that a layer keeps back, by its bytes and by its name', () => {
    const root = join(folder, String(count++))
    const source = join(folder, 'antenna-seven.bin')
    mkdirSync(root)
    writeFileSync(source, 'drawn by hand')
    writeFileSync(join(root, 'x.bin'), 'drawn by hand')
    writeFileSync(join(root, 'x.html'), '<img src="figures/antenna-seven.bin">')
    const layer = playbookOf({ 'layer.yaml': 'id: high\nname: High\nmarking: SECRET\n' }).entries
    const above = layer.map((entry) => ({ ...entry, layer: 'high' }))
    const files = [{ path: 'figures/antenna-seven.bin', layer: 'high', source }]
    const { leaks } = proofOf(root, new Playbook([...playbook.entries, ...above], files))
    expect(leaks.map(({ file, how, words }) => [file, how, words])).toEqual([
      ['x.bin', 'its bytes', 'public/figures/antenna-seven.bin'],
      ['x.html', 'text', 'figures antenna seven bin'],
      ['x.html', 'text', 'antenna seven'],
    ])
  })

  it('lets a drawing go that withheld text shows and released text as well, and no words of the withheld one', () => {
    const figure = (alt: string) => `<Figure src="/figures/two-rooms.svg" alt="${alt}" caption="The way." />`
    const text = `---
title: G
summary: S
topic: start
for: [pre]
reviewed: 2026-11-01
---

${figure('A way leads from one room to the next.')}

<Portion mark="(S)">

${figure('The lanterns are lit by hand on Sundays.')}

</Portion>
`
    const path = 'content/guides/start/g.mdx'
    const source = join(folder, 'two-rooms.svg')
    writeFileSync(source, '<svg/>')
    const files = [{ path: 'figures/two-rooms.svg', layer: 'base', source }]
    const own = new Playbook(playbookOf({ 'content/site.yaml': site, [path]: text }).entries, files)
    const shown = (alt: string) => {
      const root = join(folder, String(count++))
      mkdirSync(join(root, 'figures'), { recursive: true })
      writeFileSync(join(root, 'figures/two-rooms.svg'), '<svg/>')
      writeFileSync(join(root, 'a.html'), `<img src="figures/two-rooms.svg" alt="${alt}"><p>The way.</p>`)
      return proofOf(root, own, [{ path, file: path, root: 0, text }])
    }
    expect(shown('A way leads from one room to the next.')).toMatchObject({ passed: true, leaks: [] })
    expect(shown('The lanterns are lit by hand on Sundays.').passed).toBe(false)
  })

  it.each([
    ['a paragraph', 'Words.\n\n(S) The lanterns are lit by hand on Sundays.\n'],
    ['the second line of a paragraph', '(U) Words.\n(S) The lanterns are lit by hand on Sundays.\n'],
    ['a portion over paragraphs', 'a <Portion mark="(S)">b\n\nThe lanterns are lit by hand.</Portion>\n'],
    [
      'a portion that falls',
      '<Portion mark="(S)">a <Portion mark="(U)">b</Portion> lanterns are lit by hand</Portion>',
    ],
  ])('finds what a file marks and the playbook does not know of: %s', (_, text) => {
    const root = join(folder, String(count++))
    mkdirSync(root)
    writeFileSync(join(root, 'a.html'), '<p>The lanterns are lit by hand.</p>')
    const path = 'content/guides/start/g.mdx'
    const raw = { path, file: path, root: 0, text: `---\ntitle: T\n---\n${text}` }
    expect(proofOf(root, playbook).passed).toBe(true)
    expect(proofOf(root, playbook, [raw]).leaks[0]).toMatchObject({ source: { file: path } })
    expect(proofOf(root, playbook, [raw], { ...network, holds: 'SECRET' }).passed).toBe(true)
  })

  it('does not take packed bytes for short names', () => {
    const own = playbookOf({
      'content/site.yaml': site,
      'content/glossary.yaml': term('Harbour', '(S) il7'),
    })
    const root = join(folder, String(count++))
    mkdirSync(root)
    writeFileSync(join(root, 'a.bin'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(' il7 ')]))
    expect(proofOf(root, own).passed).toBe(true)
  })

  it('does not take the generator’s own words, or what is released, for a leak', () => {
    expect(check('a.html', 'quillfeather', 'const label = "Quillfeather"').passed).toBe(true)
    expect(check('a.html', 'the harbour').passed).toBe(true)
  })

  it('says which files of public it could not read whole', () => {
    const root = join(folder, String(count++))
    mkdirSync(root)
    const contents: Record<string, string | Uint8Array> = {
      'a.svg': '<svg/>',
      'a.txt': 'words',
      'a.png': png(),
      'b.png': png().subarray(0, 40),
      'a.pdf': '%PDF-1.7',
      'a.bz2': 'BZh91AY',
      'a.docx': 'PK\x03\x04',
      'a.bin': Buffer.from([0, 1, 2, 255, 254, 0]),
      'b.txt': Buffer.from([0x57, 0xff, 0xfe, 0x80]),
    }
    for (const [path, content] of Object.entries(contents)) writeFileSync(join(root, path), content)
    const files = Object.keys(contents).map((path) => ({ path, layer: 'base', source: join(root, path) }))
    const { unread, passed } = proofOf(root, new Playbook(playbook.entries, files))
    expect(passed).toBe(false)
    expect(unread.map(({ file }) => file)).toEqual(['a.bin', 'a.bz2', 'a.docx', 'a.pdf', 'b.png', 'b.txt'])

    const seen = unread.map(({ file }) => file)
    const [, ...rest] = playbook.entries
    const looked = playbookOf({ 'content/site.yaml': `${site}seen: ${JSON.stringify(seen)}\n` }).entries
    expect(proofOf(root, new Playbook([...looked, ...rest], files))).toMatchObject({
      passed: true,
      unread: [],
    })
  })

  it('has nothing to look for on a network that may hold everything', () => {
    const high = { id: 'high', name: 'High', holds: 'SECRET', audience: ['USA'] }
    expect(proofOf(folder, playbook, [], high)).toMatchObject({ passed: true, needles: 0 })
  })
})

describe('a proof that knows bytes from before', () => {
  /** What was noted, and under which needles it was asked. */
  class Noted implements Verdicts {
    readonly clean = new Set<string>()
    isClean = (content: Buffer) => this.clean.has(content.toString())
    note = (content: Buffer) => void this.clean.add(content.toString())
  }
  const proveWith = (files: Record<string, string>, noted: Noted) => {
    const root = join(folder, String(count++))
    mkdirSync(root)
    for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
    return prove(root, { playbook, network, own: '', sources: [], verdictsFor: () => noted })
  }
  const [clean, leaking] = ['<p>Harbour</p>', '<p>Quillfeather</p>']

  it('notes what was read whole and said nothing, and nothing else', () => {
    const noted = new Noted()
    expect(proveWith({ 'a.html': clean, 'b.html': leaking }, noted).passed).toBe(false)
    expect([...noted.clean]).toEqual([clean])
  })

  it('notes nothing of a file whose name leaks, since what the name says is not looked for in it', () => {
    const noted = new Noted()
    proveWith({ 'quillfeather.html': leaking, 'quillfeather-2.html': clean }, noted)
    expect(noted.clean.size).toBe(0)
  })

  it('reads a name again, whatever is known of the bytes', () => {
    const noted = new Noted()
    noted.note(Buffer.from(clean))
    expect(proveWith({ 'quillfeather.html': clean }, noted).leaks).toHaveLength(1)
  })

  it('gives the same verdict as one that knows nothing', () => {
    const files = { 'a.html': clean, 'b.html': leaking, 'c.txt': `${clean}${leaking}` }
    const noted = new Noted()
    const first = proveWith(files, noted)
    expect(proveWith(files, noted)).toEqual(first)
  })
})

describe('a withheld length of time', () => {
  it.each([
    ['8 hours', '8 hours', true],
    ['2 working days', '2 working days', true],
    ['every hour', 'every hour', false],
    ['8 bells', '8 bells', false],
  ])('%s is what pages say of many things: %s passes: %s', (meaning, said, passed) => {
    const own = playbookOf({
      'content/site.yaml': site,
      'content/glossary.yaml': `watch:\n  term: Watch\n  marking: SECRET\n  meaning: ${meaning}\n`,
    })
    const root = join(folder, String(count++))
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'a.html'), `<p>The next comes after ${said} or so.</p>`)
    expect(proofOf(root, own).passed).toBe(passed)
  })
})

describe('a proof that begins before the site is whole', () => {
  const clean = '<p>Where ships lie.</p>'
  it.each([
    [
      'a file that was not there yet',
      (root: string) => writeFileSync(join(root, 'b.html'), 'See Quillfeather.'),
    ],
    [
      'a file that was read, and is written anew',
      (root: string) => writeFileSync(join(root, 'a.html'), 'Quillfeather'),
    ],
    [
      'one of the same size, put in its place',
      (root: string) => {
        writeFileSync(join(root, 'new'), 'Quillfeather'.padEnd(clean.length))
        renameSync(join(root, 'new'), join(root, 'a.html'))
      },
    ],
  ])('reads %s', (_, change) => {
    const root = join(folder, String(count++))
    mkdirSync(root, { recursive: true })
    writeFileSync(join(root, 'a.html'), clean)
    const prover = new Prover(root, { playbook, network, own: '', sources: [] })
    prover.read('a.html')
    expect(prover.proof().passed).toBe(true)
    change(root)
    expect(prover.proof()).toMatchObject({ passed: false, leaks: [{ words: 'quillfeather' }] })
  })
})
