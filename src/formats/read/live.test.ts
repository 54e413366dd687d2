import { describe, expect, it } from 'vitest'
import { codes, fixture, fixtures, source } from '../../../tests/format-fixtures.ts'
import { readLive } from './live.ts'

const read = (...paths: string[]) => readLive(paths.map((path) => fixture(`catalogs/${path}`)))

/** Offerings in short: `broker/name v1: plan (paid, unbindable), …`. */
function short({ value }: ReturnType<typeof readLive>) {
  return value?.offerings.map(({ broker, name, version, plans }) => {
    const list = plans?.map((plan) => {
      const marks = [
        plan.free === undefined ? [] : plan.free ? ['free'] : ['paid'],
        plan.bindable === false ? ['unbindable'] : [],
        plan.visibility && plan.visibility !== 'public' ? [plan.visibility] : [],
      ].flat()
      return marks.length > 0 ? `${plan.name} (${marks.join(', ')})` : plan.name
    })
    const title = `${broker ?? '?'}/${name}${version === undefined ? '' : ` v${version}`}`
    return `${title}: ${list?.join(', ') ?? 'unknown'}`
  })
}

describe('Open Service Broker catalogs', () => {
  it('default free to true, hand bindable down, and bear what is malformed', () => {
    const reading = read('osb-untidy.yaml')
    expect(reading.problems).toEqual([])
    expect(short(reading)).toEqual([
      '?/tide-postgres: small (free), large (paid, unbindable)',
      '?/tide-drain: default (free, unbindable), audit (free)',
    ])
    expect(reading.value?.offerings[0]?.plans?.[1]).toMatchObject({
      version: '16.4.0+build.7',
      at: { line: 24 },
    })
  })

  it('speak for a broker only where it is named', () => {
    expect(read('osb-untidy.yaml').value?.covers.offerings).toEqual([])
    const named = readLive([fixture('catalogs/osb-untidy.yaml')], { broker: 'tide' })
    expect(named.value?.covers.offerings).toEqual([{ broker: 'tide' }])
    expect(named.value?.offerings[0]?.broker).toBe('tide')
  })

  it('are found in the settings of a broker too', () => {
    const text = 'broker: {port: 1}\ncatalog:\n  services:\n    - {name: a, plans: [{name: b}]}'
    expect(short(readLive([source(text)]))).toEqual(['?/a: b (free)'])
  })
})

describe('Cloud Controller pages', () => {
  const pages = ['plans-page-1.json', 'plans-page-2.json', 'offerings.json', 'brokers.json']
  const expected = [
    'csb/csb-postgres: reserve (paid, organization), small (free)',
    'lab-broker/csb-postgres: ',
    'csb/csb-rabbitmq: shared, withdrawn (admin)',
  ]

  it('are put together by guid, in any order, the repeated and included once', () => {
    for (const order of [pages, pages.toReversed(), [...pages, ...pages]]) {
      const reading = read(...order)
      expect(reading.problems).toEqual([])
      expect(short(reading)).toEqual(expected)
      expect(reading.value?.covers.offerings).toEqual([{}])
    }
  })

  it('are taken as a list and one after another', () => {
    const texts = pages.map((path) => fixture(`catalogs/${path}`).text)
    expect(short(readLive([source(`[${texts.join(',')}]`)]))).toEqual(expected)
    expect(short(readLive([source(texts.join('\n'))]))).toEqual(expected)
  })

  it('do not call gone what may be on a missing page', () => {
    const reading = read('plans-page-1.json')
    expect(codes(reading.problems)).toEqual(['export-incomplete 1:1'])
    expect(reading.problems[0]?.message).toBe('2 of 4 service_plans are here')
    expect(reading.value?.covers.offerings).toEqual([])
  })

  it('do not speak for what a filter left out', () => {
    const filtered = fixture('catalogs/stacks.json').text.replace('/v3/stacks', '/v3/stacks?names=cflinuxfs4')
    expect(read('stacks.json').value?.covers.stacks).toBe(true)
    expect(readLive([source(filtered)]).value?.covers.stacks).toBe(false)
  })

  it('know plans to be unknown where only offerings are listed', () => {
    expect(short(read('offerings.json', 'brokers.json'))?.[0]).toBe('csb/csb-postgres: unknown')
  })

  it('report a plan whose offering is nowhere', () => {
    const page = JSON.parse(fixture('catalogs/plans-page-1.json').text)
    const reading = readLive([source(JSON.stringify({ ...page, included: {} }))])
    expect(codes(reading.problems).filter((c) => c.startsWith('export-unnamed'))).toHaveLength(2)
  })

  it('tell buildpacks apart by name, stack and lifecycle, versions by file name', () => {
    const packs = read('buildpacks.json').value?.buildpacks.map((b) =>
      [
        b.name,
        b.stack ?? '*',
        b.lifecycle,
        b.version ?? '?',
        b.enabled ? '' : 'off',
        b.locked ? 'locked' : '',
      ].join(' '),
    )
    expect(packs).toEqual([
      'java_buildpack cflinuxfs4 buildpack 4.77.0  ',
      'java_buildpack cflinuxfs3 buildpack 4.58  locked',
      'go_buildpack cflinuxfs4 buildpack ?  ',
      'ruby_buildpack cflinuxfs4 buildpack 1.10.2 off ',
      'any_buildpack * buildpack 0.1  ',
      'java_buildpack cflinuxfs4 cnb 21.2.0  ',
    ])
  })

  it('read stack states, and bear an API that has none', () => {
    const stacks = read('stacks.json').value?.stacks.map((s) => `${s.name} ${s.state ?? '?'}`)
    expect(stacks).toEqual(['cflinuxfs3 restricted', 'cflinuxfs4 active', 'windows ?'])
  })

  it('tell a page by its items where its links were cut away', () => {
    const { resources } = JSON.parse(fixture('catalogs/buildpacks.json').text)
    expect(readLive([source(JSON.stringify({ resources }))]).value?.buildpacks).toHaveLength(6)
  })
})

describe('what is no export', () => {
  it.each([
    ['a manifest', 'applications: [{name: a}]', 'input-kind', 'an app manifest'],
    ['v2', '{"total_pages": 1, "resources": [{"entity": {}}]}', 'input-kind', 'v2'],
    [
      'an API error',
      '{"errors": [{"code": 1000, "title": "CF-InvalidAuthToken", "detail": "planted"}]}',
      'export-error',
      'CF-InvalidAuthToken',
    ],
    ['a v2 error', '{"code": 1, "error_code": "CF-X", "description": "planted"}', 'export-error', 'CF-X'],
    [
      'another list of v3',
      '{"pagination": {"first": {"href": "/v3/apps"}}, "resources": []}',
      'input-kind',
      'not read',
    ],
    ['a template', 'services:\n- name: {{ name }}', 'input-template', 'template'],
    [
      'a failed cf',
      'Getting all service offerings from marketplace...\nFAILED\nplanted',
      'export-error',
      'cf failed',
    ],
    ['cf without a table', 'Getting all service offerings from marketplace...\n\n', 'input-kind', 'no table'],
  ])('%s: %s', (_name, text, code, message) => {
    const { value, problems } = readLive([source(text)])
    expect(value).toBeUndefined()
    expect(problems[0]).toMatchObject({ code })
    expect(problems[0]?.message).toContain(message)
    expect(JSON.stringify(problems)).not.toContain('planted')
  })

  it('is refused by --from where it is of another kind', () => {
    expect(readLive([fixture('catalogs/stacks.json')], { from: 'osb' }).problems[0]?.code).toBe('input-kind')
    expect(readLive([fixture('catalogs/osb-untidy.yaml')], { from: 'capi' }).problems[0]?.code).toBe(
      'input-kind',
    )
    expect(readLive([fixture('catalogs/stacks.json')], { from: 'marketplace' }).problems[0]?.code).toBe(
      'input-kind',
    )
  })
})

it('secrets never come out of a reader', () => {
  for (const path of fixtures.catalogs) {
    const text = JSON.stringify(readLive([fixture(path)]))
    expect(text).not.toContain('planted')
    expect(text).not.toContain('base64')
  }
})
