import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKept } from '../kept/kept.ts'
import { findProgram } from './find-program.ts'

let work: string
let built: number
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fieldbook-program-'))
  built = 0
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

/** Stands for Astro, and says how often it was asked. */
const build = async (folder: string) => {
  built += 1
  mkdirSync(join(folder, 'server/chunks'), { recursive: true })
  writeFileSync(join(folder, 'server/entry.mjs'), 'export {}\n')
  writeFileSync(join(folder, 'server/chunks/page.mjs'), `// made ${built}\n`)
}
const find = (kept = openKept(work)) => findProgram(kept, work, join(work, 'stage'), build)

describe('findProgram', () => {
  it('builds once, and finds it from then on', async () => {
    const folder = await find()
    expect(await find()).toBe(folder)
    expect(built).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'program.json', 'server'])
  })

  it.each([
    ['a byte was added', (folder: string) => appendFileSync(join(folder, 'server/chunks/page.mjs'), ' ')],
    ['a file was added', (folder: string) => writeFileSync(join(folder, 'server/more.mjs'), '')],
    ['a file is gone', (folder: string) => rmSync(join(folder, 'server/entry.mjs'))],
    ['its list is gone', (folder: string) => rmSync(join(folder, 'program.json'))],
    [
      'its list was changed with it',
      (folder: string) => {
        const path = join(folder, 'program.json')
        const [signature, list] = JSON.parse(readFileSync(path, 'utf8')) as [string, string]
        rmSync(join(folder, 'server/entry.mjs'))
        const shorter = list.split('\n').filter((line) => !line.endsWith('entry.mjs'))
        writeFileSync(path, JSON.stringify([signature, shorter.join('\n')]))
      },
    ],
  ])('builds again where %s', async (_, change) => {
    const folder = await find()
    change(folder)
    expect(await find()).toBe(folder)
    expect(built).toBe(2)
    expect(readFileSync(join(folder, 'server/chunks/page.mjs'), 'utf8')).toBe('// made 2\n')
    expect(await find()).toBe(folder)
    expect(built).toBe(2)
  })

  it('gives each of two builds at once a whole one, and keeps one', async () => {
    const [one, other] = await Promise.all([find(), find()])
    for (const folder of [one, other])
      expect(readFileSync(join(folder, 'server/entry.mjs'), 'utf8')).toBe('export {}\n')
    await find()
    expect(built).toBe(2)
  })

  it('removes what nobody has used for a day, when it puts a new one there', async () => {
    await find()
    const [old, recent] = ['program-0123456789abcdef', 'program-fedcba9876543210'].map((name) =>
      join(work, 'kept', name),
    )
    for (const path of [old, recent]) mkdirSync(join(path ?? '', 'server'), { recursive: true })
    utimesSync(old ?? '', new Date(0), new Date(0))
    rmSync(join(await find(), 'server/entry.mjs'))
    const folder = await find()
    const left = readdirSync(join(work, 'kept')).filter((name) => name.startsWith('program-'))
    expect(left.map((name) => join(work, 'kept', name)).sort()).toEqual([folder, recent].sort())
  })

  it('builds into the stage where nothing can be kept', async () => {
    expect(await findProgram(undefined, work, join(work, 'stage'), build)).toBe(join(work, 'stage/program'))
    expect(readdirSync(work)).toEqual(['stage'])
  })
})
