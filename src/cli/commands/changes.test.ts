import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runVerb } from '../../../tests/run-verb.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-changes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const base = ['--root', 'tests/fixtures/base']
const kept = (name: string) => join(folder, `${name}.json`)

describe('changes', () => {
  it('keeps the facts of an edition, and finds nothing that changed since', async () => {
    for (const [name, network] of [
      ['low', ['--network', 'low']],
      ['whole', []],
    ] as const) {
      expect(await runVerb('changes', '--keep', kept(name), ...network, ...base)).toMatchObject({ status: 0 })
      const { status, stdout } = await runVerb('changes', '--since', folder, ...network, ...base)
      expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing changed.')])
    }
    expect(readFileSync(kept('low'), 'utf8')).not.toContain('Relational database for')
  })

  it('tells in every format what changed, and exits with 1', async () => {
    const facts = JSON.parse(readFileSync(kept('low'), 'utf8'))
    facts.catalog.environments.il4.services.postgres.version = '15.1'
    writeFileSync(kept('earlier'), JSON.stringify(facts))
    writeFileSync(kept('other'), JSON.stringify({ ...facts, network: 'high' }))
    for (const format of ['text', 'markdown', 'json']) {
      const args = ['--since', kept('earlier'), '--network', 'low', '--format', format]
      const { status, stdout } = await runVerb('changes', ...args, ...base)
      expect(status).toBe(1)
      expect(stdout).toContain('15.1')
      expect(stdout).toContain('UNCLASSIFIED')
    }
  })

  it.each([
    ['facts of a network without it', ['--since', kept('low')], /compare it with --network low/],
    [
      'facts of another network',
      ['--since', kept('other'), '--network', 'low'],
      /released to high; give the facts of low/,
    ],
    [
      'facts of everything for a network',
      ['--since', kept('whole'), '--network', 'low'],
      /released to nobody/,
    ],
    ['a revision that is none', ['--since', 'no-such'], /there is no such revision/],
    ['a folder without facts', ['--since', 'src'], /has none of data\/edition\.json/],
    ['a file of another kind', ['--since', 'package.json'], /not the catalog of a fieldbook/],
    ['nothing to do', [], /give --since/],
  ])('refuses %s', async (_what, args, message) => {
    const { status, stdout, stderr } = await runVerb('changes', ...args, ...base)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
  })

  it('reads a folder of a site that kept its catalog alone', async () => {
    expect(existsSync(kept('low'))).toBe(true)
    const { catalog } = JSON.parse(readFileSync(kept('low'), 'utf8'))
    writeFileSync(kept('catalog'), JSON.stringify(catalog))
    const { status, stdout } = await runVerb(
      'changes',
      '--since',
      kept('catalog'),
      '--network',
      'low',
      ...base,
    )
    expect([status, stdout]).toEqual([0, expect.stringContaining('Nothing changed.')])
  })
})
