import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { pipelineFormats } from '../src/cli/reporters/pipeline.ts'
import { dataFiles } from '../src/publish/data.ts'
import { hostile, plant, steering } from './hostile-workspace.ts'
import { runVerb } from './run-verb.ts'

/** A report in lines has line feeds. */
const without = (text: string) => text.replaceAll('\n', '')

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-steering-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  console.log(`steering: ${count} outputs of ${Object.keys(hostile).length} texts`)
})
let count = 0

describe.each(Object.entries(hostile))('%s', (_name, text) => {
  const formats = ['text', 'json', 'markdown']
  const verbs = ({
    manifest,
    services,
    live,
    record,
    release,
    facts,
  }: ReturnType<typeof plant>['inputs']) => [
    { args: ['check'], formats: ['text', 'json', ...pipelineFormats] },
    { args: ['release'], formats },
    {
      args: ['fit', manifest, '--services', services, '--environment', 'all'],
      formats: [...formats, ...pipelineFormats],
    },
    {
      args: ['drift', live, '--broker', 'b', '--environment', 'il4'],
      formats: [...formats, ...pipelineFormats],
    },
    { args: ['import', live, '--broker', 'b', '--environment', 'il4'], formats: [] },
    { args: ['intake', record], formats },
    { args: ['ready', release, '--environment', 'il4'], formats: [...formats, 'junit'] },
    { args: ['intake', '--blank', 'il4'], formats: [] },
    { args: ['support'], formats: ['text', 'json'] },
    { args: ['diff', 'il2', 'il4'], formats },
    { args: ['changes', '--since', facts], formats },
    { args: ['agenda', '--environment', 'il4', '--since', facts], formats },
    { args: ['diff', 'il2', `il4${text}`], formats: [] },
    { args: ['check', '--network', `low${text}`], formats: [] },
    { args: ['new', 'term', `x${text}`], formats: [] },
    { args: ['verify', `x${text}`], formats: [] },
  ]

  it('steers no terminal and no report of any verb', async () => {
    const { root, inputs } = plant(folder, text)
    let shown = 0
    for (const { args, formats: forms } of verbs(inputs))
      for (const format of forms.length > 0 ? forms : [undefined]) {
        const asked = format === undefined ? [] : ['--format', format]
        const { status, stdout, stderr } = await runVerb(...args, ...asked, '--root', root)
        expect(status).toBeLessThan(70)
        expect(without(stdout + stderr)).not.toMatch(steering)
        // JSON and YAML say line feeds as they are escaped; in all others a text stays in its line.
        expect(stdout + stderr).not.toMatch(/^X-EVIL/m)
        count += 1
        if (stdout.includes('zq')) shown += 1
      }
    expect(shown).toBeGreaterThan(10)
  })

  it('steers none where colours are asked for', async () => {
    const { root, inputs } = plant(folder, text)
    for (const { args } of verbs(inputs)) {
      const { stdout, stderr } = await runVerb.coloured(...args, '--root', root)
      const start = String.fromCharCode(27)
      const plain = (stdout + stderr).replaceAll(new RegExp(`${start}\\[(?:[0-9]|[234][0-9])m`, 'g'), '')
      expect(without(plain)).not.toMatch(steering)
      count += 1
    }
  })

  it('writes no line of its own into calendars, feeds and tables', () => {
    const { root } = plant(folder, text)
    const { release } = openForEditing({ root: [root] })
    for (const { path, text: said } of dataFiles(release.playbook, { asOf: '2026-11-16' })) {
      if (!/\.(?:ics|csv|xml)$/.test(path)) continue
      expect(said).toContain('zq')
      const lines = path.endsWith('.xml') ? '\n' : '\r\n'
      expect(said.replaceAll(lines, '')).not.toMatch(steering)
      expect(said).not.toMatch(/^X-EVIL/m)
      count += 1
    }
  })
})
