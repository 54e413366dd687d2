import { spawnSync } from 'node:child_process'
import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { workFolder } from '../../../tests/minimal-bundle.ts'
import { foreignIn, siteList } from './own-site.ts'
import { OccupiedError, placeSite, recoverSite } from './place-site.ts'

const { fresh } = workFolder()

/** A finished site of two pages that say whose it is. */
function siteOf(name: string): string {
  const site = fresh('stage')
  mkdirSync(join(site, 'assets'), { recursive: true })
  for (const file of ['index.html', 'assets/base.css']) writeFileSync(join(site, file), name)
  return site
}

/** A folder of its own with a site at `dist`, so that nothing else lies beside it. */
function started(name = 'old'): { folder: string; dist: string } {
  const folder = fresh('place')
  mkdirSync(folder)
  const dist = join(folder, 'dist')
  placeSite(siteOf(name), dist)
  return { folder, dist }
}

/** Whose the site is, which has to be whole and of one build. */
function whose(dist: string): string {
  expect(foreignIn(dist)).toBeUndefined()
  const [page, style] = ['index.html', 'assets/base.css'].map((file) =>
    readFileSync(join(dist, file), 'utf8'),
  )
  expect(style).toBe(page)
  return page ?? ''
}

const { renameSync } = fs
afterEach(() => {
  fs.renameSync = renameSync
  syncBuiltinESMExports()
})

/** Does something before the n-th rename that placing a site makes. */
function beforeRename(n: number, act: () => void): { count: () => number } {
  let count = 0
  fs.renameSync = (...args) => {
    count += 1
    if (count === n) act()
    return renameSync(...args)
  }
  syncBuiltinESMExports()
  return { count: () => count }
}

it('replaces a site, and leaves nothing beside it', () => {
  const { folder, dist } = started()
  placeSite(siteOf('new'), dist)
  expect(whose(dist)).toBe('new')
  expect(readdirSync(folder)).toEqual(['dist'])
})

it('fills an empty folder, and one that a link leads to, whose link stays', () => {
  const folder = fresh('linked')
  mkdirSync(join(folder, 'real'), { recursive: true })
  symlinkSync('real', join(folder, 'dist'))
  placeSite(siteOf('new'), join(folder, 'dist'))
  expect(lstatSync(join(folder, 'dist')).isSymbolicLink()).toBe(true)
  expect(whose(join(folder, 'real'))).toBe('new')
})

describe('what a build did not write is refused, and nothing of it touched', () => {
  it.each<[string, (dist: string) => void, string]>([
    ['a file beside the pages', (dist) => writeFileSync(join(dist, 'thesis.txt'), 'x'), 'thesis.txt'],
    ['a hidden file', (dist) => writeFileSync(join(dist, '.env'), 'x'), '.env'],
    ['a page that was edited', (dist) => writeFileSync(join(dist, 'index.html'), 'mine'), 'index.html'],
    ['an empty folder', (dist) => mkdirSync(join(dist, 'notes')), 'notes/'],
    ['a link', (dist) => symlinkSync('/etc', join(dist, 'etc')), 'etc'],
    ['no list', (dist) => rmSync(join(dist, siteList)), 'assets/base.css'],
    ['a list of something else', (dist) => writeFileSync(join(dist, siteList), 'x'), '.fieldbook-site'],
  ])('%s', (_, change, named) => {
    const { folder, dist } = started()
    change(dist)
    const before = readdirSync(folder, { recursive: true })
    const attempt = () => placeSite(siteOf('new'), dist)
    expect(attempt).toThrow(OccupiedError)
    expect(attempt).toThrow(`${join(dist, named)}: was not written by Fieldbook`)
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })

  it('a file in the place of the folder', () => {
    const dist = fresh('file')
    writeFileSync(dist, 'x')
    expect(() => placeSite(siteOf('new'), dist)).toThrow('no folder')
    expect(readFileSync(dist, 'utf8')).toBe('x')
  })

  it('not what an operating system drops where somebody looked', () => {
    const { dist } = started()
    writeFileSync(join(dist, '.DS_Store'), 'x')
    placeSite(siteOf('new'), dist)
    expect(whose(dist)).toBe('new')
  })

  it.each([1, 2, 3])('a file that comes while the site is put in place, before rename %i', (n) => {
    const { folder, dist } = started()
    let came = false
    beforeRename(n, () => {
      if (!existsSync(dist)) return
      writeFileSync(join(dist, 'thesis.txt'), 'x')
      came = true
    })
    try {
      placeSite(siteOf('new'), dist)
    } catch (error) {
      expect(error).toBeInstanceOf(OccupiedError)
    }
    // Where it came when the old site had stepped aside already, there was nothing to write it into.
    if (came) expect(readFileSync(join(dist, 'thesis.txt'), 'utf8')).toBe('x')
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})

describe('two builds of one target', () => {
  it('whichever rename the second one comes before, one stays, whole', () => {
    const { folder, dist } = started()
    const counted = beforeRename(0, () => {})
    placeSite(siteOf('new'), dist)
    const total = counted.count()
    expect(total).toBeGreaterThan(2)
    const seen = new Set<string>()
    for (let n = 1; n <= total; n += 1) {
      beforeRename(n, () => placeSite(siteOf('second'), dist))
      placeSite(siteOf(`first ${n}`), dist)
      seen.add(whose(dist).replace(/ \d+/, ''))
      expect(readdirSync(folder)).toEqual(['dist'])
    }
    expect([...seen].sort()).toEqual(['first', 'second'])
  })

  it('as many as come', () => {
    const { folder, dist } = started()
    let more = 6
    fs.renameSync = (...args) => {
      more -= 1
      if (more >= 0) placeSite(siteOf(`build ${more}`), dist)
      return renameSync(...args)
    }
    syncBuiltinESMExports()
    placeSite(siteOf('first'), dist)
    expect(whose(dist)).toMatch(/first|build/)
    expect(readdirSync(folder)).toEqual(['dist'])
  })
})

describe('killed', () => {
  const run = (site: string, dist: string, at: number) =>
    spawnSync(process.execPath, ['tests/faulty-place.ts', site, dist, String(at)], { encoding: 'utf8' })

  it('at any change: the old site or the new one, back in place at the next start, and nothing else', () => {
    const { folder, dist } = started()
    const total = Number(run(siteOf('new'), dist, 0).stdout)
    expect(total).toBeGreaterThan(4)
    const seen: string[] = []
    for (let at = 1; at <= total; at += 1) {
      expect(run(siteOf(`new ${at}`), dist, at).signal).toBe('SIGKILL')
      recoverSite(dist)
      seen.push(whose(dist))
      expect(readdirSync(folder)).toEqual(['dist'])
    }
    expect(new Set(seen).size).toBeGreaterThan(2)
  })

  it('what processes that run have beside the target is left alone', () => {
    const { folder, dist } = started()
    expect(run(siteOf('new'), dist, 3).signal).toBe('SIGKILL')
    const [name = ''] = readdirSync(folder).filter((left) => left.startsWith('.dist.'))
    const others = name.replace(/-\d+-(\d+)$/, `-${process.ppid}-$1`)
    renameSync(join(folder, name), join(folder, others))
    recoverSite(dist)
    expect(readdirSync(folder).sort()).toEqual([others, 'dist'])
  })
})
