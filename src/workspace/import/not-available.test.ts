import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plans, read, services, within, write } from '../../../tests/first-import.ts'

describe('what nobody can use is not available', () => {
  it.each([
    ['no plan is open', [{ name: 'a', available: false }], {}],
    [
      'every plan is for administrators',
      [
        { name: 'a', visibility: 'admin' },
        { name: 'b', visibility: 'admin' },
      ],
      {},
    ],
    ['the offering says so', [{ name: 'a' }], { available: false }],
  ])('an offering: %s', (_name, list, said) => {
    const { drift, planned } = read(plans({ reef: list }, { more: { reef: said } }))
    expect(planned).toEqual([])
    expect(drift.notes.map((n) => n.message)).toEqual([
      expect.stringContaining('no plan that anybody may use'),
    ])
  })

  it('documented as offered, it is drift; documented as planned, it agrees', () => {
    const text = plans({ reef: [{ name: 'a', available: false }] })
    const entry = (status: string) =>
      writeFileSync(
        within('environments/il4/services.yaml'),
        `postgres: {status: ${status}, live: {offering: reef}}\n`,
      )
    entry('available')
    expect(read(text).drift.diff.changes.map((c) => c.kind)).toEqual(['offering-removed'])
    entry('planned')
    expect(read(text).drift.diff.changes).toEqual([])
  })

  const packs = (pack: object) =>
    JSON.stringify({
      pagination: { total_results: 1, first: { href: '/v3/buildpacks' } },
      resources: [
        { guid: '1', name: 'tide_buildpack', stack: 'cflinuxfs4', enabled: true, locked: false, ...pack },
      ],
    })
  it.each([
    ['waits for its upload', packs({ state: 'AWAITING_UPLOAD', filename: null })],
    ['has no stack yet either', packs({ state: 'AWAITING_UPLOAD', filename: null, stack: null })],
    ['has no file in an API without states', packs({ filename: null })],
    [
      'in the text of v8',
      'position   name             stack        enabled   locked   state             filename\n1          tide_buildpack   cflinuxfs4   true      false    AWAITING_UPLOAD   \n',
    ],
    [
      'in the text of v6',
      'buildpack        position   enabled   locked   filename   stack\ntide_buildpack   1          true      false               cflinuxfs4\n',
    ],
  ])('a buildpack: %s', (_name, text) => {
    const { drift } = read(text)
    expect(drift.diff.changes.filter((c) => c.after)).toEqual([])
    expect(drift.notes.map((n) => n.message).join()).toContain('no bits')
  })

  it.each([
    ['organization', 'organisations'],
    ['space', 'spaces'],
  ])('a plan for some %s is asked about, and where', (visibility, word) => {
    const text = plans({ reef: [{ name: 'small', visibility }] })
    write(text)
    expect(services()).toContain(`# import: plan "small" is for some ${word} only`)
    expect(services()).toContain('/v3/service_plans/reef-small/visibility')
    expect(read(text).planned).toEqual([])
    writeFileSync(
      within('environments/il4/services.yaml'),
      services().replace('- name: small', '- name: small\n      orgs: [harbour]'),
    )
    expect(read(text).drift.questions).toEqual([])
  })

  it('offerings without their plans are not offerings of no plans', () => {
    const resources = [
      { guid: 'o', name: 'reef', description: 'Reefs.', relationships: { service_broker: {} } },
    ]
    const pagination = { total_results: 1, first: { href: '/v3/service_offerings' } }
    write(JSON.stringify({ pagination, resources }))
    expect(services()).not.toContain('plans:')
    expect(services()).toContain('Its plans are not in the export.')
    write(plans({ reef: [{ name: 'small' }] }))
    expect(services()).toContain('  plans:\n    - name: small')
  })

  it('plans of a missing page are not gone', () => {
    write(plans({ reef: [{ name: 'a' }, { name: 'b' }] }))
    const offerings = {
      pagination: { total_results: 1, first: { href: '/v3/service_offerings' } },
      resources: [{ guid: 'reef', name: 'reef', x: 1, y: 2 }],
    }
    const part = plans({ reef: [{ name: 'a' }] }).replace('"total_results":1', '"total_results":2')
    expect(read([part, JSON.stringify(offerings)]).drift.diff.changes).toEqual([])
    expect(read([part, JSON.stringify(offerings)]).drift.incomplete).toBe(true)
  })
})
