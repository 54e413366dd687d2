import {
  cpSync,
  existsSync,
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
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCheckedAgain } from './known-check.ts'

const opened = vi.hoisted(() => ({ times: 0 }))
vi.mock(import('./open.ts'), async (original) => {
  const actual = await original()
  return {
    ...actual,
    openChecked: (options) => {
      opened.times += 1
      return actual.openChecked(options)
    },
  }
})

const base = fileURLToPath(new URL('../../tests/fixtures/base', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-known-'))
afterAll(() => rmSync(folder, { recursive: true }))
const work = join(folder, '.fieldbook')
const kept = () => join(work, 'check', readdirSync(join(work, 'check'))[0] ?? 'none')

/** What `check` says, and whether the workspace was looked at for it. */
async function check({ asOf = '2026-11-26', ...more }: { network?: string; asOf?: string | null } = {}) {
  const before = opened.times
  const said = await openCheckedAgain({ root: [folder], ...(asOf !== null && { asOf }), ...more })
  return { said: JSON.stringify(said), looked: opened.times > before }
}

beforeEach(() => {
  rmSync(folder, { recursive: true })
  cpSync(base, folder, { recursive: true })
  mkdirSync(work)
  writePublished('kept.txt')
})

/** A file of content, which a change is made to. */
const site = () => join(folder, 'content/site.yaml')
const change = (by: (text: string) => string, path = site()) =>
  writeFileSync(path, by(readFileSync(path, 'utf8')))

describe('what check has to say', () => {
  it('is kept as long as nothing changes, and is the same', async () => {
    const first = await check()
    expect(first.looked).toBe(true)
    expect(await check()).toEqual({ said: first.said, looked: false })
  })

  it('is kept only where a work folder exists', async () => {
    rmSync(work, { recursive: true })
    await check()
    expect((await check()).looked).toBe(true)
    expect(existsSync(work)).toBe(false)
  })

  it.each<[string, () => void]>([
    ['a byte of content', () => change((text) => `${text}\n`)],
    ['a file more', () => writeFileSync(join(folder, 'content/stray.yaml'), 'a: 1\n')],
    ['a file less', () => rmSync(site())],
    ['a file that is published', () => writePublished('new.txt')],
    ['a byte of what is published', () => writePublished('kept.txt', 'y')],
    ['a configuration', () => writeFileSync(join(folder, 'fieldbook.config.yaml'), 'none: 1\n')],
    ['a configuration under another name', () => writeFileSync(join(folder, 'fieldbook.json'), '{}\n')],
    [
      'a layer',
      () => writeFileSync(join(folder, 'layer.yaml'), 'id: other\nname: Other\nmarking: UNCLASSIFIED\n'),
    ],
    ['what was kept, gone', () => rmSync(kept())],
    ['what was kept, cut short', () => change((text) => text.slice(0, -20), kept())],
    ['what was kept, emptied', () => writeFileSync(kept(), '')],
    ['what was kept, of another form', () => writeFileSync(kept(), '{"problems": []}')],
    ['what was kept, with fewer problems', () => change((text) => text.replace(/problems.{6}/, ''), kept())],
  ])('is looked for again after %s', async (_what, change) => {
    await check()
    change()
    const again = await check()
    expect(again.looked).toBe(true)
    rmSync(join(work, 'check'), { recursive: true, force: true })
    expect((await check()).said).toBe(again.said)
  })

  it('is looked for again after any flipped byte of what was kept', async () => {
    const { said } = await check()
    const bytes = readFileSync(kept())
    for (let i = 0; i < bytes.length; i += Math.max(1, Math.floor(bytes.length / 40))) {
      const flipped = Buffer.from(bytes)
      flipped[i] = (flipped[i] ?? 0) ^ 1
      writeFileSync(kept(), flipped)
      expect(await check(), `byte ${i}`).toEqual({ said, looked: true })
    }
  })

  it('is of one day and one network', async () => {
    await check()
    expect((await check({ asOf: '2026-11-27' })).looked).toBe(true)
    expect((await check({ network: networkOf() })).looked).toBe(true)
    expect((await check({ network: networkOf() })).looked).toBe(false)
  })

  it('is of the day in the time zone of the playbook, where nobody says one', async () => {
    writeFileSync(join(folder, 'fieldbook.config.yaml'), 'timeZone: Pacific/Auckland\n')
    change((text) => text.replace(/^asOf: .*$/m, ''))
    const at = async (moment: string) => {
      vi.stubEnv('SOURCE_DATE_EPOCH', String(Date.parse(moment) / 1000))
      return (await check({ asOf: null })).looked
    }
    // Midnight in Auckland is eleven in the morning by UTC.
    expect(await at('2026-11-26T10:00:00Z')).toBe(true)
    expect(await at('2026-11-25T12:00:00Z')).toBe(false)
    expect(await at('2026-11-26T12:00:00Z')).toBe(true)
    vi.unstubAllEnvs()
  })

  it('is never kept of what is no ordinary file', async () => {
    symlinkSync(site(), join(folder, 'content/linked.yaml'))
    await check()
    expect(await check()).toMatchObject({ looked: true })
  })

  it('is the same as if nothing had been kept, whatever is done in between', async () => {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(?:content|environments)\/.*\.(?:ya?ml|mdx)$/.test(path))
      .map((path) => join(folder, path))
    let state = 7
    const next = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state % below
    }
    const removed = new Map<string, string>()
    for (let i = 0; i < 60; i++) {
      const path = paths[next(paths.length)] ?? ''
      const what = next(4)
      if (removed.has(path)) writeFileSync(path, removed.get(path) ?? '')
      if (removed.delete(path) || what === 0) await check()
      else if (what === 1) change((text) => text.replace(/[a-z]{5}/, (word) => word.toUpperCase()), path)
      else if (what === 2) change((text) => `${text}# (S) aside\n`, path)
      else {
        removed.set(path, readFileSync(path, 'utf8'))
        rmSync(path)
      }
      const warm = await check()
      const cold = (await import('./open.ts')).openChecked({ root: [folder], asOf: '2026-11-26' })
      expect(warm.said, `step ${i}`).toBe(JSON.stringify(cold))
    }
  })
})

function writePublished(name: string, text = 'x') {
  mkdirSync(join(folder, 'public'), { recursive: true })
  writeFileSync(join(folder, 'public', name), text)
}

const networkOf = () =>
  /^([a-z][\w-]*):/m.exec(readFileSync(join(folder, 'environments/networks.yaml'), 'utf8'))?.[1] ?? ''
