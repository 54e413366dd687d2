import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertHolds, assertSame, listPublished, pathsOf, UnlistedError } from './published.ts'

const parts = {
  page: ['index.html', 'guides/a.html'],
  data: ['data/catalog.json', 'data/il5.ics'],
  public: ['figures/a.svg'],
  search: ['assets/search/index.js'],
  list: ['release.json'],
  asset: ['assets/style.0123456789.css'],
}
const published = listPublished(parts)

describe('the list of what is published', () => {
  it('says of each file what it is, in order', () => {
    expect([...published.keys()]).toEqual(Object.values(parts).flat().sort())
    expect(published.get('data/il5.ics')).toBe('data')
    expect(pathsOf(published, 'page')).toEqual(['guides/a.html', 'index.html'])
  })

  it.each([
    ['the same place for two reasons', { public: ['data/catalog.json'] }, 'as data and as public'],
    ['a kind of file that no host sends', { data: ['data/catalog.sqlite'] }, 'no host serves'],
    ['a file without an ending', { asset: ['assets/LICENSE'] }, 'no host serves'],
  ])('refuses %s', (_what, over, why) => {
    expect(() => listPublished({ ...parts, ...over })).toThrow(why)
  })

  it('leaves it to checks and hosts what of public/ they serve', () => {
    expect(listPublished({ ...parts, public: ['figures/a.pdf'] }).get('figures/a.pdf')).toBe('public')
  })
})

describe('an output', () => {
  it.each([
    ['names more', ['a', 'b', 'c'], 'the index has what is not published: c'],
    ['names less', ['a'], 'the index lacks what is published: b'],
    ['names another', ['a', 'c'], 'the index has what is not published: c; and lacks what is published: b'],
    ['names many more', ['a', 'b', ...'cdefghi'], 'c, d, e, f, g and 2 more'],
  ])('that %s is refused', (_what, named, why) => {
    expect(() => assertSame('the index', named, ['a', 'b'])).toThrow(why)
  })

  it('that names the same in another order is not', () => {
    expect(() => assertSame('the index', ['b', 'a', 'b'], ['a', 'b'])).not.toThrow()
  })
})

describe('a site', () => {
  let site: string
  beforeEach(() => {
    site = mkdtempSync(join(tmpdir(), 'fieldbook-published-'))
    for (const path of published.keys()) write(path)
  })
  afterEach(() => rmSync(site, { recursive: true }))

  const write = (path: string) => {
    mkdirSync(join(site, path, '..'), { recursive: true })
    writeFileSync(join(site, path), path)
  }

  it('that holds what is listed passes', () => {
    expect(() => assertHolds(site, published)).not.toThrow()
  })

  it.each([...published.keys()])('without %s is refused', (path) => {
    rmSync(join(site, path))
    expect(() => assertHolds(site, published)).toThrow(`lacks what is published: ${path}`)
  })

  it.each(['assets/notes.json', 'data/.catalog.json', '.well-known/a.txt', 'guides/a.html.map'])(
    'with %s besides is refused',
    (path) => {
      write(path)
      expect(() => assertHolds(site, published)).toThrow(UnlistedError)
    },
  )

  it('with a link besides is refused', () => {
    symlinkSync(join(site, 'data'), join(site, 'more'))
    expect(() => assertHolds(site, published)).toThrow('has what is not published: more')
  })
})
