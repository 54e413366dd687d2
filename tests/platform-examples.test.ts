import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import { filesIn } from '../src/domain/text/files-in.ts'
import { tagsOf } from '../src/domain/text/tags.ts'
import { bodyOf } from '../src/domain/text/texts.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { readLive } from '../src/formats/read/live.ts'
import { type FitExample, judgeExample } from '../src/site/views/fit-example.ts'
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

  it('the guide about verdicts shows a refusal, a "not yet" and a "fits", by files that are examples too', () => {
    const guide = playbook.get('guide', 'reading-a-verdict')
    if (!guide) throw new Error('no guide')
    const files = filesIn(guide)
    expect([...files.keys()]).toEqual([
      'berths-refused.yml',
      'berths.yml',
      'services-berths-18.yaml',
      'services-berths.yaml',
    ])
    for (const [name, text] of files) expect(read(`manifests/${name}`).text).toContain(text)
    const examples = bodyOf(guide)
      .flatMap(tagsOf)
      .filter(({ name }) => name === 'FitExample')
      .map(({ attributes }) => Object.fromEntries(attributes.map(({ name, value }) => [name, value])))
    const said = examples.map((example) =>
      judgeExample(playbook, guide, example as unknown as FitExample, '2026-11-16'),
    )
    expect(said.map((each) => 'verdict' in each && each.verdict)).toEqual(['refused', 'not-yet', 'fits'])
    const words = said.map((each) => JSON.stringify(each))
    expect(words[0]).toMatch(/instances, PORT.*limit-timeout.*tide-berths.*route-two-labels/)
    expect(words[1]).toMatch(/18 is the oldest that will do.*PostgreSQL 18.*confidence/)
    expect(words[2]).toMatch(/17 will do.*services#postgres/)
  })

  it('a domain of each kind in il4, and what is said of routes on them', () => {
    const verdictOf = (route: string, org?: string) => {
      const text = `applications:\n- {name: a, routes: [{route: "${route}"}]}\n`
      const { value } = readFit({ manifest: { file: 'm.yml', text } })
      if (!value) throw new Error('unreadable')
      const whose = org === undefined ? {} : { org }
      const [fit] = judge({ ...value, ...whose, environments: ['il4'] }, held).environments
      const found = fit?.apps.flatMap(({ findings }) => findings).find(({ kind }) => kind === 'route')
      return [found?.verdict, found?.code].join(' ').trim()
    }
    expect(verdictOf('a.apps.il4.cairnway.example')).toBe('fits')
    expect(verdictOf('apps.il4.cairnway.example')).toBe('refused route-host-missing')
    expect(verdictOf('a.apps.internal')).toBe('fits')
    expect(verdictOf('a.apps.internal/x')).toBe('refused route-internal')
    expect(verdictOf('tcp.il4.cairnway.example:41002')).toBe('fits')
    expect(verdictOf('tcp.il4.cairnway.example:80')).toBe('refused route-port-range')
    expect(verdictOf('tidewatch.il4.cairnway.example', 'tidewatch')).toBe('fits')
    expect(verdictOf('*.tidewatch.il4.cairnway.example', 'tidewatch')).toBe('fits')
    expect(verdictOf('a.tidewatch.il4.cairnway.example')).toBe('unknown')
    expect(verdictOf('a.tidewatch.il4.cairnway.example', 'stonebridge')).toBe('no route-private')
  })

  it('service keys beyond what il6 has of them, in a descriptor', () => {
    const text =
      '_schema-version: "3.1"\nID: a\nversion: 1.0.0\nmodules:\n- {name: a, type: java}\nresources:\n- name: db\n  type: org.cloudfoundry.managed-service\n  parameters: {service: postgres, service-plan: small, service-keys: [{name: reader}]}\n'
    const { value } = readFit({ manifest: { file: 'mtad.yaml', text } })
    if (!value) throw new Error('unreadable')
    const report = judge({ ...value, environments: ['il4', 'il6'] }, held)
    const keys = report.environments.map(({ together }) =>
      together.find(({ subject }) => subject === 'service keys'),
    )
    expect(keys.map((found) => found?.verdict)).toEqual(['fits', 'no'])
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
