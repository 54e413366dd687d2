import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKept } from './kept.ts'
import { KeptVerdicts, saying } from './kept-verdicts.ts'

let work: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fieldbook-verdicts-'))
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

interface Under {
  network?: string
  generator?: string
  needles?: string[]
  revision?: string | undefined
}
const revision = 'c0ffee123456'
const page = Buffer.from(`<p>Content ${revision}</p>`)

function verdicts({ network = 'low', generator = 'g', needles = ['one two', 'three'], ...more }: Under = {}) {
  const kept = openKept(work)
  if (!kept) throw new Error('nothing is kept')
  return new KeptVerdicts(kept, network, generator, needles, 'revision' in more ? more.revision : revision)
}
function note(under: Under = {}) {
  const noted = verdicts(under)
  noted.note(page)
  noted.keep()
}

describe('KeptVerdicts', () => {
  it('knows bytes that were read under the same needles, in whatever order they come', () => {
    note()
    expect(verdicts().isClean(page)).toBe(true)
    expect(verdicts({ needles: ['three', 'one two'] }).isClean(page)).toBe(true)
    expect(verdicts().isClean(Buffer.from('<p>Content of another</p>'))).toBe(false)
  })

  it.each<[string, Under]>([
    ['one needle more', { needles: ['one two', 'three', 'four'] }],
    ['one needle less', { needles: ['three'] }],
    ['the same words in other runs', { needles: ['one', 'two three'] }],
    ['another network', { network: 'high' }],
    ['another generator', { generator: 'h' }],
  ])('knows nothing under %s', (_, under) => {
    note()
    expect(verdicts(under).isClean(page)).toBe(false)
  })

  it('forgets what a later proof has not met', () => {
    note()
    verdicts().keep()
    expect(verdicts().isClean(page)).toBe(false)
  })

  it('notices each byte that has changed, and a file of another network', () => {
    note()
    const path = join(work, 'kept/verdicts-low')
    const bytes = readFileSync(path)
    for (let i = 0; i < bytes.length; i += 7) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 1
      writeFileSync(path, changed)
      expect(verdicts().isClean(page), `byte ${i}`).toBe(false)
    }
    writeFileSync(join(work, 'kept/verdicts-high'), bytes)
    expect(verdicts({ network: 'high' }).isClean(page)).toBe(false)
  })

  it('looks past the revision, where no needle has to do with it', () => {
    note()
    const later = Buffer.from('<p>Content 0123456789ab</p>')
    expect(verdicts({ revision: '0123456789ab' }).isClean(later)).toBe(true)
    expect(verdicts({ revision: undefined }).isClean(later)).toBe(false)
    expect(verdicts({ revision: 'named by hand' }).isClean(later)).toBe(false)
  })

  it.each([revision, `x${revision}`, 'revisionofanedition'])('does not where %s is sought', (word) => {
    const needles = [`one ${word} two`]
    note({ needles })
    expect(verdicts({ needles }).isClean(page)).toBe(true)
    const later = Buffer.from('<p>Content 0123456789ab</p>')
    expect(verdicts({ needles, revision: '0123456789ab' }).isClean(later)).toBe(false)
  })
})

describe('saying', () => {
  const other = '0123456789ab'
  const isSame = (text: string, encoding: BufferEncoding = 'utf8') => {
    const both = [revision, other].map((r) => saying(Buffer.from(text.replaceAll('%', r), encoding), r))
    return both[0] === both[1]
  }
  it.each([
    '<p>Content %</p>',
    '{"revision":"%","asOf":1}',
    'Content %, of today.',
    "x = '%'",
    'Ünicode (%)',
  ])('is the same for %j', (text) => expect(isSame(text)).toBe(true))
  it.each([
    ['a part of a word', 'pages-%.html'],
    ['a part of packed letters', 'AAAA%AAAA'],
    ['after an escape', '\\x%'],
    ['in an address', '/a/%/b'],
    ['beside packed bytes', 'Content % \x1f\x8b\x08'],
    ['beside what zlib may begin with', 'Content % x^'],
    ['beside wide letters', 'Content % \0a\0b'],
  ])('is not where it stands %s', (_, text) => expect(isSame(text)).toBe(false))
})
