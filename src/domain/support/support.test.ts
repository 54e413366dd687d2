import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { cycleOf, isUnsupported, supportIn, supportOf } from './support.ts'

const cycles = ['3', '3.1', '3.13', '8.0', '17'].map((cycle) => ({ cycle }))

describe('the line of a version', () => {
  it.each([
    ['3.13.7', '3.13'],
    ['3.13', '3.13'],
    ['3.1.4', '3.1'],
    ['3.2', '3'],
    ['8.0.43', '8.0'],
    ['8.01', undefined],
    ['v17.6-build.4', '17'],
    ['170.1', undefined],
    ['latest', undefined],
  ])('%s is %s', (version, cycle) => expect(cycleOf(cycles, version)?.cycle).toBe(cycle))
})

describe('support', () => {
  const of = (cycle: object, own?: { until: string; by: string }) => {
    const product = {
      name: 'P',
      source: 'endoflife.date',
      asOf: '2026-11-02',
      cycles: [{ cycle: '1', ...cycle }],
    }
    const view = supportOf(product, '1.2', own, '2026-11-16')
    return [view.state, view.words, isUnsupported(view, '2026-11-16')]
  }
  it.each([
    ['a day to come', of({ ends: '2028-11-09' }), ['supported', 'upstream until 9 Nov 2028', false]],
    ['a day that is near', of({ ends: '2027-05-15' }), ['ending', 'upstream until 15 May 2027', false]],
    [
      'a day just past half a year',
      of({ ends: '2027-05-16' }),
      ['supported', 'upstream until 16 May 2027', false],
    ],
    ['today', of({ ends: '2026-11-16' }), ['ending', 'upstream until 16 Nov', false]],
    ['a day that has passed', of({ ends: '2026-11-15' }), ['ended', 'upstream ended 15 Nov', true]],
    ['an end without a day', of({ ended: true }), ['ended', 'upstream ended', true]],
    ['no end', of({}), ['open', 'upstream names no end', false]],
    ['a version that is not listed', of({ cycle: '2' }), ['unknown', 'upstream unknown', false]],
    [
      'support of our own',
      of({ ends: '2026-01-01' }, { until: '2027-01-01', by: 'Us.' }),
      ['ended', 'upstream ended 1 Jan', false],
    ],
    [
      'support of our own that ended',
      of({ ends: '2028-01-01' }, { until: '2026-01-01', by: 'Us.' }),
      ['supported', 'upstream until 1 Jan 2028', true],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected))

  it('is told of what is offered and names its product', () => {
    const product = { name: 'P', source: 's', licence: 'MIT', asOf: '2026-11-02', cycles: [{ cycle: '16' }] }
    const services = {
      pg: availability(),
      gone: availability({ status: 'unavailable' }),
      bare: availability(),
    }
    const all = catalog(
      { il4: environment({ services }) },
      {
        services: {
          pg: service('pg', { product: 'p' }),
          gone: service('gone', { product: 'p' }),
          bare: service('bare'),
        },
        products: { p: product },
      },
    )
    expect(['pg', 'gone', 'bare'].map((id) => supportIn(all, 'il4', id)?.of)).toEqual([
      'P 16',
      undefined,
      undefined,
    ])
  })
})
