import { describe, expect, it } from 'vitest'
import { source } from '../../../tests/format-fixtures.ts'
import { readLive } from './live.ts'

describe('what an export can speak for', () => {
  const page = (path: string, total: number, resources: object[]) =>
    JSON.stringify({
      pagination: { total_results: total, first: { href: `https://api.example/v3/${path}` } },
      resources,
    })
  it.each<[string, string, object]>([
    [
      'brokers only',
      page('service_brokers', 1, [{ guid: 'b', name: 'eels' }]),
      { idle: ['service_brokers'] },
    ],
    [
      'instances only',
      page('service_instances', 1, [{ guid: 'i', name: 'db' }]),
      { idle: ['service_instances'] },
    ],
    [
      'plans without offerings',
      page('service_plans', 1, [{ guid: 'p', name: 'x' }]),
      { idle: ['service_plans without their offerings'] },
    ],
    [
      'an empty filtered page',
      page('service_plans?names=x', 0, []),
      { idle: ['an empty, filtered list of service_plans'] },
    ],
    [
      'page 1 of 3',
      page('stacks?page=1', 3, [{ guid: 's', name: 'a' }]),
      { missing: [{ what: 'stacks', have: 1, total: 3 }] },
    ],
  ])('%s', (_name, text, expected) => {
    const covers = readLive([source(text)]).value?.covers
    expect(covers).toMatchObject({ offerings: [], buildpacks: [], stacks: false, ...expected })
  })
})
