import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../tests/minimal-catalog.ts'
import { Playbook } from '../domain/playbook/playbook.ts'
import { catalogCsv } from '../formats/print/catalog-csv.ts'
import { readCatalog } from '../formats/read/catalog-file.ts'
import { publishedSchemas } from '../model/published.ts'
import { loadWorkspace } from '../workspace/load.ts'
import { dataFiles } from './data.ts'

const { playbook } = loadWorkspace([fileURLToPath(new URL('../../', import.meta.url))])
const made = { network: 'low', asOf: '2026-11-16', revision: 'abc' }
const files = new Map(dataFiles(playbook, made).map(({ path, text }) => [path, text]))
const text = (path: string) => files.get(path) ?? expect.fail(`no ${path}`)
const json = (name: string) => JSON.parse(text(`data/${name}.json`))

describe('published data', () => {
  it.each(['catalog', 'environments', 'roadmap', 'triage'] as const)(
    '%s.json is as its schema says',
    (name) => {
      expect(publishedSchemas[name].parse(json(name))).toEqual(json(name))
      expect(json(name)).toMatchObject({
        version: 1,
        marking: expect.any(String),
        caution: 'NOTIONAL',
        ...made,
      })
    },
  )

  it('has the JSON Schema of every file, and of the reports of diff, beside it', () => {
    for (const name of Object.keys(publishedSchemas)) {
      const schema = json(`${name}.schema`)
      expect(schema.properties.kind.const).toMatch(/^fieldbook-/)
      expect(schema.$schema).toContain('2020-12')
    }
  })

  it('can be read again by diff --since', () => {
    const { value, problems } = readCatalog({ file: 'catalog.json', text: text('data/catalog.json') })
    expect(problems).toEqual([])
    expect(Object.keys(value?.environments ?? {})).toEqual(['il2', 'il4', 'il5', 'il6'])
  })

  it('has the same catalog as a script, for pages that must not fetch', () => {
    const context: { fieldbookData?: { catalog: unknown; conditions: object } } = {}
    runInNewContext(text('data/catalog.js'), context)
    expect(JSON.stringify(context.fieldbookData?.catalog)).toBe(JSON.stringify(json('catalog')))
    expect(Object.keys(context.fieldbookData?.conditions ?? {})).toContain('docker-image')
  })

  it('marks each entry in a file for itself', () => {
    const { services, products, environments } = json('catalog')
    const within = [services, products, environments, json('environments').environments].flatMap(
      Object.values,
    )
    const promises = Object.values(json('roadmap').environments).flatMap(
      Object.values as (of: unknown) => unknown[],
    )
    const { shared, environments: own } = json('triage')
    const paths = [shared, ...Object.values(own)].flatMap(Object.values as (of: unknown) => unknown[])
    const all = [...within, ...promises, ...paths] as { marking?: unknown }[]
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(({ marking }) => typeof marking !== 'string')).toEqual([])
  })

  it('says the highest marking of what a file holds, and of each thing in it', () => {
    expect(json('roadmap').marking).not.toBe('UNCLASSIFIED')
    expect(json('environments').environments.il2.marking).toBe('UNCLASSIFIED')
  })

  it('is the same whatever the order of the entries', () => {
    const turned = new Playbook(playbook.entries.toReversed())
    const again = dataFiles(turned, made).filter(({ path }) => path.startsWith('data/catalog'))
    for (const { path, text } of again) expect(text).toBe(files.get(path))
  })
})

describe('the matrix as CSV', () => {
  const rows = catalogCsv(
    catalog(
      {
        il4: environment(),
        il5: environment({
          promotesFrom: 'il4',
          services: {
            postgres: availability({
              marking: 'CUI',
              difference: { from: 'il4', what: 'One "copy", no more.', why: '=1+1', until: 'Wait.' },
            }),
          },
        }),
      },
      { services: { postgres: service('PostgreSQL') }, marking: 'CUI', caution: 'NOTIONAL' },
    ),
  ).split('\r\n')

  it('stands between banners, with one row for each cell', () => {
    expect([rows[0], rows.at(-2), rows.at(-1)]).toEqual(['CUI // NOTIONAL', 'CUI // NOTIONAL', ''])
    expect(rows[1]).toMatch(/^category,service,name,environment,status,/)
    expect(rows[2]).toBe('data,postgres,PostgreSQL,il4,unknown,,,,,,,,,,,,,,,')
    expect(rows).toHaveLength(6)
  })

  it('quotes what needs it, and gives no spreadsheet a formula', () => {
    expect(rows[3]).toContain(`,"One ""copy"", no more.",'=1+1,Wait.,`)
    expect(rows[3]).toMatch(/,CUI$/)
  })
})
