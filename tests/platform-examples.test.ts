import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import { readFit } from '../src/formats/fit.ts'
import { readLive } from '../src/formats/live.ts'
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
