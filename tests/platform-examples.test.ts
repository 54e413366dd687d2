import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { renderFit } from '../src/cli/reporters/fit.ts'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { readLive } from '../src/formats/read/live.ts'
import { loadWorkspace } from '../src/workspace/load.ts'

const { playbook } = loadWorkspace(['.'])
const held = fitPlaybook(playbook, catalogOf(playbook, { asOf: '2026-11-16' }))
const read = (file: string) => ({ file, text: readFileSync(`examples/${file}`, 'utf8') })

describe('the examples show what they are there to show', () => {
  it('an application whose way to il5 has every kind of answer', () => {
    const { value, problems } = readFit({
      manifest: read('manifests/orders.yml'),
      varsFiles: [read('manifests/vars-il5.yml')],
      services: [read('manifests/services.yaml')],
    })
    expect(problems).toEqual([])
    if (!value) throw new Error('unreadable')
    expect(value.manifest.unresolved.map((u) => u.name)).toEqual(['signing_key'])
    const report = judge({ ...value, environments: ['il4', 'il5'] }, held)
    const found = report.environments.flatMap((e) => e.apps.flatMap((a) => a.findings.map((f) => f.verdict)))
    expect(new Set(found)).toEqual(new Set(['fits', 'limited', 'unknown', 'not-yet', 'no']))
  })

  it('the guide about verdicts shows what is said of its examples, word for word', () => {
    const guide = readFileSync('content/guides/releasing/reading-a-verdict.mdx', 'utf8')
    const blocks = [...guide.matchAll(/^```(\w+) (file|verdict)=(\S+)\n([\s\S]*?)^```$/gm)]
    const files = { refused: 'berths-refused.yml', 'not-yet': 'berths.yml', fits: 'berths.yml' }
    const services = { refused: [], 'not-yet': ['services-berths-18.yaml'], fits: ['services-berths.yaml'] }
    const said = (verdict: keyof typeof files) => {
      const { value } = readFit({
        manifest: read(`manifests/${files[verdict]}`),
        services: services[verdict].map((name) => read(`manifests/${name}`)),
      })
      if (!value) throw new Error('unreadable')
      const fit = judge({ ...value, environments: ['il4'] }, held)
      expect(fit.environments[0]?.verdict).toBe(verdict)
      return renderFit(fit, 'text')
    }
    const shown = { file: 0, verdict: 0 }
    for (const [, , kind, name = '', text = ''] of blocks) {
      if (kind === 'file') {
        shown.file += 1
        expect(read(`manifests/${name}`).text).toContain(text)
      } else {
        shown.verdict += 1
        const output = stripVTControlCharacters(said(name as keyof typeof files))
        for (const line of text.trim().split('\n')) expect(output).toContain(line)
      }
    }
    expect(shown).toEqual({ file: 3, verdict: 4 })
  })

  it('an image that runs in no gap', () => {
    const { value } = readFit({ manifest: read('manifests/dashboard.yml') })
    if (!value) throw new Error('unreadable')
    expect(judge({ ...value, environments: ['il5'] }, held).environments[0]?.verdict).toBe('no')
  })

  it('exports of il4 that disagree in each way', () => {
    const files = ['service-plans', 'service-brokers', 'buildpacks', 'stacks'].map((n) =>
      read(`exports/il4-${n}.json`),
    )
    const { value, problems } = readLive(files)
    expect(problems).toEqual([])
    if (!value) throw new Error('unreadable')
    const kinds = driftOf(held, 'il4', value).diff.changes.map((c) => c.kind)
    for (const kind of ['offering-added', 'offering-removed', 'plan-removed', 'plan-changed', 'version-down'])
      expect(kinds).toContain(kind)
  })

  it('a marketplace of il2 as cf prints it', () => {
    const { value, problems } = readLive([read('exports/il2-marketplace.txt')])
    expect(problems).toEqual([])
    expect(value?.asWhom).toEqual({ org: 'tidewatch', space: 'dev', user: 'r.adeyemi' })
    expect(value?.offerings.length).toBeGreaterThan(20)
  })
})
