import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKept } from './kept.ts'

let work: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fieldbook-kept-'))
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

const seal = () => join(work, 'kept/seal.json')

describe('openKept', () => {
  it('opens again what it began, and knows what it signed', () => {
    const signature = openKept(work)?.sign('a text') ?? ''
    const again = openKept(work)
    expect(again?.holds('a text', signature)).toBe(true)
    expect(again?.holds('a text.', signature)).toBe(false)
    expect(
      again?.holds(
        'a text',
        signature.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      ),
    ).toBe(false)
    expect(again?.holds('a text', '')).toBe(false)
  })

  it('believes no copy, whatever made it', () => {
    const signature = openKept(work)?.sign('a text') ?? ''
    const other = mkdtempSync(join(tmpdir(), 'fieldbook-kept-'))
    try {
      cpSync(work, other, { recursive: true, preserveTimestamps: true })
      writeFileSync(join(other, 'kept/page'), 'of somebody else')
      const copied = openKept(other)
      expect(copied?.holds('a text', signature)).toBe(false)
      expect(readdirSync(join(other, 'kept'))).toEqual(['seal.json'])
    } finally {
      rmSync(other, { recursive: true, force: true })
    }
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, 40)],
    ['with another secret', (text: string) => text.replace(/"secret":"[^"]*"/, '"secret":"abc"')],
    ['of another file', (text: string) => text.replace(/"file":"\d/, '"file":"9')],
    ['no JSON', () => 'nothing'],
    ['empty', () => ''],
  ])('begins anew where the seal is %s', (_, change) => {
    const signature = openKept(work)?.sign('a text') ?? ''
    mkdirSync(join(work, 'kept/pages'))
    writeFileSync(seal(), change(readFileSync(seal(), 'utf8')))
    expect(openKept(work)?.holds('a text', signature)).toBe(false)
    expect(readdirSync(work)).toEqual(['kept'])
    expect(readdirSync(join(work, 'kept'))).toEqual(['seal.json'])
  })

  it('is one for all builds that begin at once', async () => {
    const script = `const { openKept } = await import(${JSON.stringify(pathToFileURL('src/publish/kept/kept.ts').href)})
      process.stdout.write(openKept(${JSON.stringify(work)})?.sign('a text') ?? 'none')`
    const run = promisify(execFile)
    const all = await Promise.all(
      Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script])),
    )
    expect(new Set(all.map(({ stdout }) => stdout)).size).toBe(1)
    expect(all[0]?.stdout).toBe(openKept(work)?.sign('a text'))
    expect(readdirSync(work)).toEqual(['kept'])
  })

  it('keeps nothing where nothing can be written', () => {
    writeFileSync(join(work, 'file'), '')
    expect(openKept(join(work, 'file'))).toBeUndefined()
  })
})
