import { describe, expect, it } from 'vitest'
import { codes, fixture, fixtures, source } from '../../../tests/format-fixtures.ts'
import { readInstances } from './service-instances.ts'
import { readVariables } from './variables.ts'

const short = (...sources: Parameters<typeof readInstances>[0][number][]) =>
  readInstances(sources).value?.map((i) => {
    if (i.kind === 'managed') return [i.name, i.offering, i.plan, i.broker].filter(Boolean).join(' ')
    return i.kind === 'user-provided' ? `${i.name} provided ${i.flavour ?? '?'}` : `${i.name} unnamed`
  })

describe('what instances are', () => {
  it('from a services manifest: `broker` is the offering', () => {
    expect(short(fixture('services/services-manifest.yml'))).toEqual([
      'orders-db csb-postgres small',
      'orders-queue csb-rabbitmq dedicated',
      'orders-legacy provided credentials',
      'orders-proxy provided route',
      'orders-logs provided drain',
    ])
    expect(short(source('create-services: null'))).toEqual([])
    expect(short(source('create-services:\n- {name: x}'))).toEqual(['x unnamed'])
  })

  it('from the API, with what it includes', () => {
    expect(short(fixture('services/instances.json'))).toEqual([
      'orders-db csb-postgres small csb',
      'orders-queue unnamed',
      'orders-legacy provided drain',
      'orders-proxy provided route',
    ])
  })

  it('from the API, with plans from another page', () => {
    const page = fixture('catalogs/plans-page-2.json').text.replace('plan-3', 'plan-elsewhere')
    expect(short(fixture('services/instances.json'), source(page))?.[1]).toBe(
      'orders-queue csb-rabbitmq shared',
    )
  })

  it('from a map, in long and short', () => {
    expect(short(fixture('services/map.yaml'))).toEqual([
      'orders-db csb-postgres small csb',
      'orders-queue csb-rabbitmq dedicated',
      'orders-cache valkey',
      'orders-legacy provided ?',
    ])
  })

  it('the later file has the last word', () => {
    expect(short(source('a: postgres small'), source('a: mysql large'))).toEqual(['a mysql large'])
  })

  it('with variables in names', () => {
    const variables = readVariables([], [{ name: 'env', value: 'il5' }]).value
    const { value } = readInstances(
      [source('create-services: [{name: db-((env)), broker: b, plan: p}]')],
      variables,
    )
    expect(value?.[0]?.name).toBe('db-il5')
  })
})

it.each([
  ['an entry without offering', 'a: {plan: small}', 'input-value 1:1'],
  ['four words', 'a: x y 1 z', 'input-value 1:1'],
  ['a list for a map', '- a', 'input-kind 1:1'],
  ['a manifest', 'applications: [{name: a}]', 'input-kind 1:1'],
  ['text for a list', 'create-services: text', 'input-value 1:18'],
])('%s is an error', (_name, text, expected) => {
  const { value, problems } = readInstances([source(text)])
  expect(value).toBeUndefined()
  expect(codes(problems)).toContain(expected)
})

it.each([
  ['a: postgres small 17', { plan: 'small', version: '17' }],
  ['a: postgres 17', { version: '17' }],
  ['a: {offering: postgres, plan: small, version: 17.10}', { plan: 'small', version: '17.10' }],
  ['a: {offering: postgres, version: ">= 16"}', { version: '16' }],
])('a version that is wanted: %s', (text, { version, ...rest }) => {
  const [found] = readInstances([source(text)]).value ?? []
  expect(found).toMatchObject({ offering: 'postgres', version: { value: version }, ...rest })
})

it('credentials never come out', () => {
  for (const path of fixtures.services)
    expect(JSON.stringify(readInstances([fixture(path)]))).not.toContain('planted')
})
