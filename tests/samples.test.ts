import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogOf } from '../src/domain/catalog/catalog.ts'
import { judge } from '../src/domain/fit/judge.ts'
import { fitPlaybook } from '../src/domain/fit/places.ts'
import { verdicts } from '../src/domain/fit/verdict.ts'
import { driftOf } from '../src/domain/live/drift.ts'
import { readFit } from '../src/formats/fit.ts'
import { fitMarkdown } from '../src/formats/fit-markdown.ts'
import { readLive } from '../src/formats/live.ts'
import type { Source } from '../src/formats/source.ts'
import { loadWorkspace } from '../src/workspace/load.ts'

/** Public data of real platforms, where it has been put beside the project. It is read, never copied. */
const folder = '../shared/samples'
const present = existsSync(folder)
const list = (kind: string) => (present ? readdirSync(`${folder}/${kind}`).sort() : ['absent'])
const read = (path: string): Source => ({
  file: path.split('/').at(-1) ?? '',
  text: readFileSync(`${folder}/${path}`, 'utf8'),
})

const { playbook } = loadWorkspace(['.'])
const held = fitPlaybook(playbook, catalogOf(playbook, { asOf: '2026-11-16' }))
const environments = playbook.environments.map((e) => e.id)

describe.skipIf(!present)('real catalogs', () => {
  it.each(list('catalogs'))('%s is read, and held against the playbook', (name) => {
    const { value, problems } = readLive([read(`catalogs/${name}`)])
    expect(problems.filter((p) => p.severity === 'error')).toEqual([])
    if (!value) throw new Error('unreadable')
    expect(value.offerings.length + value.buildpacks.length + value.stacks.length).toBeGreaterThan(0)
    for (const environment of environments)
      expect(driftOf(held, environment, value).diff.changes).toBeDefined()
  })

  it('three pages of one marketplace are 103 plans of 68 offerings, in any order', () => {
    const pages = list('catalogs').filter((name) => name.includes('-page'))
    for (const order of [pages, pages.toReversed()]) {
      const { value, problems } = readLive(order.map((name) => read(`catalogs/${name}`)))
      expect(problems).toEqual([])
      expect(value?.offerings).toHaveLength(68)
      expect(value?.offerings.reduce((sum, o) => sum + (o.plans?.length ?? 0), 0)).toBe(103)
      expect(value?.covers.offerings).toEqual([{}])
    }
    expect(readLive([read(`catalogs/${pages[0]}`)]).problems.map((p) => p.code)).toContain(
      'export-incomplete',
    )
  })

  it('nothing of an image, a policy or a secret is left', () => {
    const { value } = readLive([read('catalogs/s3-broker-catalog.json')])
    expect(JSON.stringify(value)).not.toMatch(/base64|iam_policy|Statement/)
  })
})

describe.skipIf(!present)('real manifests', () => {
  const manifests = list('manifests').filter((name) => !/vars|services-manifest/.test(name))
  const services = present ? [read('manifests/services-manifest-plugin-valid.yml')] : []

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
    const { value } = readFit({ manifest: read('manifests/cfcli-merge-manifest.yml') })
    const web = value?.manifest.apps.map((a) => [
      a.name.value,
      a.processes[0]?.instances?.value,
      a.processes[0]?.memoryMb?.value,
    ])
    expect(web).toEqual([
      ['blue', 1, 256],
      ['green', 1, 256],
      ['big-blue', 3, 256],
    ])
  })

  it('what no vars file gives is listed; the rest is filled in', () => {
    const manifest = read('manifests/gsa-notifications-api.yml')
    const without = readFit({ manifest }).value?.manifest
    const varsFiles = [read('manifests/gsa-notifications-api.vars-production.yml')]
    const filled = readFit({ manifest, varsFiles }).value?.manifest
    expect(without?.unresolved).toHaveLength(17)
    expect(filled?.unresolved).toHaveLength(7)
    expect(filled?.apps[0]?.services?.value?.map((s) => s.name.value)).toContain('notify-api-ses-production')
  })

  it('a services manifest gives no credentials away', () => {
    const manifest: Source = {
      file: 'm.yml',
      text: 'applications: [{name: a, services: [my-database-service, Route-UPS]}]',
    }
    const { value } = readFit({ manifest, services })
    expect(value?.instances?.map((i) => i.kind)).toEqual([
      'managed',
      'user-provided',
      'user-provided',
      'user-provided',
    ])
    expect(JSON.stringify(value)).not.toMatch(/david|12\.23@|google|syslog/)
  })
})
