import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runVerb } from '../../../tests/run-verb.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-support-'))
  for (const name of ['base', 'broken-support-ended'])
    cpSync(`tests/fixtures/${name}`, join(folder, 'ws'), { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllGlobals()
})

const run = (...args: string[]) =>
  runVerb('support', ...args, '--root', join(folder, 'ws'), '--as-of', '2026-11-16')
const table = () => readFileSync(join(folder, 'ws/content/products.yaml'), 'utf8')
const file = (name: string, value: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(value))
  return join(folder, name)
}
const release = (name: string, eolFrom: string | null, isEol = false) => ({ name, eolFrom, isEol })
const postgres = {
  name: 'postgresql',
  label: 'PostgreSQL',
  releases: [
    release('18', '2030-11-14'),
    release('17', '2029-11-08'),
    release('1.7', '2001-01-01', true),
    release('9.6', '2021-11-11', true),
  ],
}

describe('support', () => {
  it('says until when each version gets fixes, and 1 where one gets none', async () => {
    const { status, stdout } = await run()
    expect([status, stdout]).toEqual([
      1,
      'UNCLASSIFIED\nil2  postgres 17.6  PostgreSQL 17: upstream ended 12 Nov\nil4  postgres 17.6  PostgreSQL 17: upstream ended 12 Nov; here until 2027-03-31\nUNCLASSIFIED\n',
    ])
    const json = JSON.parse((await run('--format', 'json')).stdout)
    expect(json).toMatchObject({
      kind: 'fieldbook-support',
      marking: 'UNCLASSIFIED',
      versions: [
        { environment: 'il2', service: 'postgres', support: { state: 'ended', ends: '2026-11-12' } },
        {},
      ],
    })
  })

  it('is refreshed from a file: days are corrected, what is open or in use is added, the rest stays', async () => {
    const before = table()
    const source = file('product.json', { result: postgres })
    const shown = await run('--refresh', source)
    expect([shown.status, table()]).toEqual([0, before])
    expect(shown.stdout).toContain('+    - {cycle: 17, ends: 2029-11-08}')
    expect((await run('--refresh', source, '--write')).stdout).toContain('wrote 1 file')
    expect(table()).toBe(
      before
        .replace('asOf: 2026-11-02', 'asOf: 2026-11-16')
        .replace('2026-11-12', '2029-11-08')
        .replace('{cycle: 1.7}', '{cycle: 1.7, ends: 2001-01-01}')
        .concat("    - { cycle: '18', ends: 2030-11-14 }\n"),
    )
    expect((await run('--refresh', source, '--write')).stdout).toBe('nothing to change\n')
    expect((await run()).status).toBe(0)
    expect((await runVerb('check', '--root', join(folder, 'ws'))).stdout).toContain('0 errors')
  })

  it('asks endoflife.date for each product where no source is given, and says in one line what went wrong', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (address: string) => {
      asked.push(address)
      return new Response(JSON.stringify({ result: postgres }))
    })
    expect((await run('--refresh')).stdout).toContain('1 file to change')
    expect(asked).toEqual(['https://endoflife.date/api/v1/products/postgresql'])
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
    const missing = await run('--refresh', 'https://mirror.example/p.json?token=hunter2')
    expect([missing.status, missing.stderr]).toEqual([
      2,
      'fieldbook: https://mirror.example/p.json: the server answers 404\n',
    ])
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('fetch failed')))
    expect((await run('--refresh')).stderr).toMatch(/^fieldbook: https:.*cannot be fetched; [^\n]*\n$/)
  })

  it.each<[string, () => string[]]>([
    ['a file of something else', () => ['--refresh', file('x.json', { resources: [] })]],
    ['other products alone', () => ['--refresh', file('x.json', { result: { ...postgres, name: 'mysql' } })]],
    ['no such file', () => ['--refresh', join(folder, 'nowhere.json')]],
    ['a network with a refresh', () => ['--refresh', '--network', 'low']],
    ['--write without a refresh', () => ['--write']],
  ])('%s is 2, and nothing is written', async (_what, args) => {
    const before = table()
    expect((await run(...args(), ...[])).status).toBe(2)
    expect(table()).toBe(before)
  })
})
