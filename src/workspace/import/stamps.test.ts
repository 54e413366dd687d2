import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { fitPlaybook } from '../../domain/fit/places.ts'
import { driftOf } from '../../domain/live/drift.ts'
import { readLive } from '../../formats/read/live.ts'
import { planStamps } from './stamps.ts'

const offer = (more = {}) =>
  entry(
    'availability',
    'eels',
    { status: 'available', live: { offering: 'eel-db' }, plans: [{ name: 'small' }], ...more },
    'il4',
  )
const sha = (text: string) => createHash('sha256').update(text).digest('hex')

/** Stamps il4 by an offering and its plans, each in a file of its own. */
function stamp(
  text: string,
  names: readonly [string, string],
  { by = {}, as }: { by?: object; as?: string } = {},
) {
  const seen = Object.keys(by).length > 0 ? { seen: { on: '2026-08-03', by } } : {}
  const playbook = playbookOf(site(), environment('il4'), offer(seen))
  const pages = [
    {
      resources: [{ guid: 'o', name: 'eel-db' }],
      pagination: { total_results: 1, first: { href: '/v3/service_offerings' } },
    },
    {
      resources: [
        {
          guid: 'p',
          name: 'small',
          free: true,
          relationships: { service_offering: { data: { guid: 'o' } } },
        },
      ],
      pagination: { total_results: 1, first: { href: '/v3/service_plans' } },
    },
  ].map((page, i) => ({ file: `down/${names[i]}`, text: JSON.stringify(page) }))
  const { value } = readLive(pages)
  if (!value) throw new Error('unread')
  const drift = driftOf(fitPlaybook(playbook, catalogOf(playbook)), 'il4', value)
  const homes = {
    availability: () => 'services.yaml',
    environment: 'environment.yaml',
    page: () => undefined,
    read: () => text,
  }
  const inputs = pages.map((page) => ({ file: page.file, digest: sha(page.text) }))
  const made = planStamps(drift, 'il4', homes, playbook, { on: '2026-11-13', as, inputs })
  return { ...made, digests: inputs.map(({ digest }) => digest) }
}

const text =
  '# eels\neels:\n  status: available # as told\n  live: {offering: eel-db}\n  plans: [{name: small}]\n'

describe('a stamp', () => {
  it('by several files names them, with the digest of their digests', () => {
    const { files, digests } = stamp(text, ['offerings.json', 'plans.json'])
    const joined = sha(digests.map((digest) => `${digest}\n`).join(''))
    expect(files[0]?.after).toBe(
      `${text}  seen:\n    on: 2026-11-13\n    what: [ plans ]\n    by: { export: 'offerings.json, plans.json', digest: sha256:${joined} }\n`,
    )
  })

  it('keeps the marking that somebody gave to its origin', () => {
    const before = `${text}  seen: {on: 2026-08-03, by: {marking: SECRET, export: old.json}} # kept by PRE\n`
    const { files } = stamp(before, ['a.json', 'a.json'], { by: { marking: 'SECRET', export: 'old.json' } })
    expect(files[0]?.after).toMatch(
      /seen: \{on: 2026-11-13, by: \{marking: SECRET, export: '?a.json.*\}, what: \[ plans \]\} # kept by PRE\n$/,
    )
  })

  it('takes nothing from names and words that cannot be seen', () => {
    const { files } = stamp(text, ['a\u202e\n.json', 'a\u202e\n.json'], { as: 'org\u001b[1m ops\n' })
    expect(files[0]?.after).toContain("as: 'org [1m ops'")
    expect(files[0]?.after).not.toMatch(/[^\P{C}\n]/u)
  })

  it('is not said to be there where the entry cannot be edited', () => {
    const { files, stamping } = stamp('eels: *other\n', ['a.json', 'b.json'])
    expect([files, stamping.set, stamping.left[0]?.why]).toEqual([
      [],
      [],
      'its entry is written in a way that cannot be edited',
    ])
  })
})
