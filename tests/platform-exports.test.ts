import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { verdicts } from '../src/domain/fit/verdict.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import { fitMarkdown } from '../src/formats/print/fit-markdown.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { readLive } from '../src/formats/read/live.ts'
import type { Source } from '../src/formats/read/source.ts'
import { loadWorkspace } from '../src/workspace/load.ts'

/** What tools of several platforms write, in the forms they have there; every name in it is invented. */
const folder = 'tests/fixtures/platforms'
const list = (kind: string) => readdirSync(`${folder}/${kind}`).sort()
const read = (path: string): Source => ({
  file: path.split('/').at(-1) ?? '',
  text: readFileSync(`${folder}/${path}`, 'utf8'),
})

const { playbook } = loadWorkspace(['.'])
const held = fitPlaybook(playbook, catalogOf(playbook, { asOf: '2026-11-16' }))
const environments = playbook.environments.map((e) => e.id)

describe('catalogs of other platforms', () => {
  it.each(list('catalogs'))('%s is read, and held against the playbook', (name) => {
    const { value, problems } = readLive([read(`catalogs/${name}`)])
    expect(problems.filter((p) => p.severity === 'error')).toEqual([])
    if (!value) throw new Error('unreadable')
    expect(value.offerings.length + value.buildpacks.length + value.stacks.length).toBeGreaterThan(0)
    for (const environment of environments)
      expect(driftOf(held, environment, value).diff.changes).toBeDefined()
  })

  it('three pages of one marketplace are 12 plans of 7 offerings, in any order', () => {
    const pages = list('catalogs').filter((name) => name.includes('-page-'))
    for (const order of [pages, pages.toReversed()]) {
      const { value, problems } = readLive(order.map((name) => read(`catalogs/${name}`)))
      expect(problems).toEqual([])
      expect(value?.offerings).toHaveLength(7)
      expect(value?.offerings.reduce((sum, o) => sum + (o.plans?.length ?? 0), 0)).toBe(12)
      expect(value?.covers.offerings).toEqual([{}])
    }
    expect(readLive([read(`catalogs/${pages[0]}`)]).problems.map((p) => p.code)).toContain(
      'export-incomplete',
    )
  })

  it('nothing of an image, a policy or a secret is left', () => {
    const { value } = readLive([read('catalogs/bucket-broker.json')])
    expect(JSON.stringify(value)).not.toMatch(/base64|iam_policy|Statement/)
  })
})

describe('manifests of other platforms', () => {
  const manifests = list('manifests').filter((name) => !/vars|services-manifest/.test(name))
  const services = [read('manifests/services-manifest.yml')]

  it.each(manifests)('%s is judged for every environment', (name) => {
    const { value, problems } = readFit({ manifest: read(`manifests/${name}`), services })
    expect(problems).toEqual([])
    if (!value) throw new Error('unreadable')
    const report = judge({ ...value, environments }, held)
    for (const { apps, verdict } of report.environments) {
      expect(verdicts).toContain(verdict)
      expect(apps.length).toBeGreaterThan(0)
      for (const { findings } of apps)
        for (const { at, playbook } of findings)
          expect([at.file, playbook.file === undefined]).toEqual([name, false])
    }
    expect(fitMarkdown(report)).toContain(name)
  })

  it('merge keys give each app its own attributes', () => {
    const { value } = readFit({ manifest: read('manifests/merge-keys.yml') })
    const web = value?.manifest.apps.map((a) => [
      a.name.value,
      a.processes[0]?.instances?.value,
      a.processes[0]?.memoryMb?.value,
    ])
    expect(web).toEqual([
      ['ferry', 1, 256],
      ['tug', 1, 256],
      ['tanker', 3, 256],
    ])
  })

  it('what no vars file gives is listed; the rest is filled in', () => {
    const manifest = read('manifests/harbour-desk.yml')
    const without = readFit({ manifest }).value?.manifest
    const varsFiles = [read('manifests/harbour-desk.vars-production.yml')]
    const filled = readFit({ manifest, varsFiles }).value?.manifest
    expect(without?.unresolved).toHaveLength(7)
    expect(filled?.unresolved).toHaveLength(2)
    expect(filled?.apps[0]?.services?.value?.map((s) => s.name.value)).toContain('desk-mail-production')
  })

  it('a services manifest gives no credentials away', () => {
    const manifest: Source = {
      file: 'm.yml',
      text: 'applications: [{name: a, services: [tides-database, Tides-Route]}]',
    }
    const { value } = readFit({ manifest, services })
    expect(value?.instances?.map((i) => i.kind)).toEqual([
      'managed',
      'user-provided',
      'user-provided',
      'user-provided',
    ])
    expect(JSON.stringify(value)).not.toMatch(/marit|gezeiten|proxy|syslog/)
  })
})
