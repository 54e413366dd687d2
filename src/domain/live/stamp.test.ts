import { describe, expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { availabilitySchema } from '../../model/availability.ts'
import type { LiveCatalog, LiveOffering, LivePlan } from './catalog.ts'
import { driftOf } from './drift.ts'
import { stampLines, stampsOf } from './stamp.ts'

const at = { file: 'il4.json', line: 1, col: 1 }
const offering = (
  name: string,
  plans?: Partial<LivePlan>[],
  more: Partial<LiveOffering> = {},
): LiveOffering => ({
  name,
  broker: 'csb',
  at,
  ...(plans ? { plans: plans.map((plan) => ({ name: 'small', at, ...plan })) } : {}),
  ...more,
})
const live = (offerings: LiveOffering[], whole = true): LiveCatalog => ({
  offerings,
  buildpacks: [],
  stacks: [],
  covers: { offerings: whole ? [{}] : [], buildpacks: [], stacks: false },
})

/** What an export of 13 November does to one service, in short. */
function stamped(written: object, export_: LiveCatalog) {
  const offer = {
    status: 'available',
    live: { broker: 'csb', offering: 'pg' },
    plans: [{ name: 'small' }],
    ...written,
  }
  const data = availabilitySchema.parse(offer)
  const plans = Object.fromEntries(data.plans.map(({ name, ...plan }) => [name, plan]))
  const offers = {
    pg: availability({ ...offer, version: data.version, plans } as Parameters<typeof availability>[0]),
  }
  const playbook = { catalog: catalog({ il4: environment({ services: offers }) }), conditions: {} }
  const { set, removed, left } = stampsOf(driftOf(playbook, 'il4', export_), { pg: data }, '2026-11-13')
  return [
    ...set.map(({ what }) => `set ${what.join(' ')}`.trim()),
    ...removed.map(({ why }) => `removed: ${why}`),
    ...left.map(({ why }) => `left: ${why}`),
  ]
}

describe('an export of a day stamps', () => {
  const seen = (on: string) => ({ seen: { on } })
  it.each<[string, object, LiveCatalog, string[]]>([
    ['what agrees', {}, live([offering('pg', [{}])]), ['set plans']],
    [
      'what agrees in its version too',
      { version: '16.9' },
      live([offering('pg', [{}], { version: '16.9.2' })]),
      ['set plans version'],
    ],
    ['no version that it does not show', { version: '16.9' }, live([offering('pg', [{}])]), ['set plans']],
    ['an offering without plans as that', {}, live([offering('pg')]), ['set']],
    ['no plans of which some may be missing', {}, live([offering('pg', [{}], { partial: true })]), ['set']],
    [
      'no plans that others see',
      { plans: [{ name: 'small' }, { name: 'own', orgs: ['x'] }] },
      live([offering('pg', [{}])]),
      ['set'],
    ],
    ['nothing that differs', {}, live([offering('pg', [{ name: 'tiny' }])]), ['left: plans differ']],
    ['nothing that is gone', {}, live([]), ['left: it is not in the live marketplace']],
    ['nothing that it does not cover', {}, live([], false), []],
    ['and leaves what it does not cover', seen('2026-08-03'), live([], false), []],
    [
      'and takes away what differs now',
      seen('2026-08-03'),
      live([offering('pg', [{ free: false }])]),
      ['removed: plans differ'],
    ],
    [
      'and takes away what is gone',
      seen('2026-08-03'),
      live([]),
      ['removed: it is not in the live marketplace'],
    ],
    ['again', seen('2026-08-03'), live([offering('pg', [{}])]), ['set plans']],
    [
      'and leaves what was seen later, whatever it shows',
      seen('2026-11-14'),
      live([offering('pg', [{ free: false }])]),
      ['left: seen on 2026-11-14, which is later'],
    ],
    [
      'nothing that it asks about',
      {},
      live([offering('pg', [{ visibility: 'organization' }])]),
      ['left: the export leaves a question'],
    ],
    ['nothing that is not offered', { status: 'planned' }, live([]), []],
  ])('%s', (_what, written, export_, expected) => expect(stamped(written, export_)).toEqual(expected))

  it('and says what it did', () => {
    const said = {
      on: '2026-11-13',
      removed: [{ id: 'b', why: 'plans differ' }],
      left: ['c', 'd'].map((id) => ({ id, why: 'w' })),
    }
    expect(stampLines({ ...said, set: [{ id: 'a', what: ['plans'], files: [] }] })).toEqual([
      'Stamped as seen on 2026-11-13: a (plans).',
      'Stamp taken away, since the platform shows it otherwise: b (plans differ).',
      'Not stamped: c, d (w).',
    ])
    expect(stampLines({ on: '2026-11-13', set: [], removed: [], left: [] })[0]).toMatch(/^Nothing stamped/)
  })
})
