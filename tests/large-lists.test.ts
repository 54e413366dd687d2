import { describe, expect, it } from 'vitest'
import { openForEditing } from '../src/cli/open.ts'
import { leavesOf, pagesOf, standsAt } from '../src/domain/pages/anchors.ts'
import type { PageOf } from '../src/domain/pages/page.ts'
import { type Entry, type Playbook, Playbook as Whole } from '../src/domain/playbook/playbook.ts'
import { entry, environment, site } from './minimal-playbook.ts'

// Pages are measured by their description: what stands on them is named there, and a page is given nothing else. As
// many entries as these make pages of less than a megabyte, and of 150 KB when they are compressed.

/** Per kind of page, the most that it may tell: its anchors, and the entries that it shows. */
const most: Record<string, { count: number; shows: number }> = {
  roadmap: { count: 0, shows: Number.POSITIVE_INFINITY },
  'roadmap-leaf': { count: 500, shows: 1500 },
  services: { count: 0, shows: 100 },
  'services-leaf': { count: 3000, shows: 7000 },
  symptoms: { count: 0, shows: 100 },
  'symptoms-leaf': { count: 420, shows: 5100 },
  'index-a-z': { count: 0, shows: 100 },
  'index-a-z-leaf': { count: 2500, shows: 2700 },
  'by-environment': { count: 0, shows: 100 },
  'by-environment-leaf': { count: 2500, shows: 2700 },
  offers: { count: 0, shows: Number.POSITIVE_INFINITY },
  'offers-leaf': { count: 300, shows: 1000 },
  'all-notices': { count: 0, shows: 500 },
  'notices-leaf': { count: 800, shows: 900 },
}

const lists = ['/notices', '/roadmap', '/services', '/triage', '/index-a-z', '/index-by-environment']

/** The same entry under another id and in another place; one that is read is enough, however many there are. */
const like = (one: Entry, id: string, home?: string, data: object = {}): Entry => ({
  ...one,
  id,
  ...(home === undefined ? {} : { environment: home }),
  data: { ...one.data, ...data } as Entry['data'],
})

const service = entry('service', 's', {
  ...{ name: 'S', kind: 'managed', category: 'data', short: 'S', summary: 'S.', owner: 'O' },
})
const offer = entry('availability', 's', { status: 'available', version: '1.0.0' }, 'e0')
const promise = entry(
  'roadmap',
  'r',
  {
    ...{ title: 'R', kind: 'change', service: 's0', target: '2027-Q1', status: 'on-track' },
    ...{ confidence: 'high', impact: 'None.' },
  },
  'e0',
)
const notice = entry(
  'notice',
  'n',
  { title: 'N', kind: 'maintenance', from: '2026-01-02T01:00Z', until: '2026-01-02T02:00Z', summary: 'N.' },
  'e0',
)
const path = entry('triage', 't', {
  ...{ title: 'T', symptom: 'It stops.', signals: ['CRASHED'], severity: 'outage' },
  steps: { look: { kind: 'do', title: 'Look' } },
  reviewed: '2026-11-01',
})

/** So many environments and services, a promise for each service in each, and a tenth as many symptoms as promises. */
function playbookOf(environments: number, services: number): Playbook {
  const homes = Array.from({ length: environments }, (_, e) => `e${e}`)
  const ids = Array.from({ length: services }, (_, s) => `s${s}`)
  return new Whole([
    site(),
    ...homes.map((id, e) => environment(id, e === 0 ? {} : { promotesFrom: `e${e - 1}` })),
    ...ids.map((id) => like(service, id, undefined, { name: id })),
    ...homes.flatMap((home) => ids.map((id) => like(offer, id, home))),
    ...homes.flatMap((home) =>
      ids.map((id, s) => like(promise, `${id}-next`, home, { service: id, target: `2027-Q${1 + (s % 3)}` })),
    ),
    ...homes.flatMap((home) =>
      Array.from({ length: services / 4 }, (_, n) =>
        like(notice, `n${n}`, home, { from: `202${n % 6}-01-02T01:00Z`, until: `202${n % 6}-01-02T02:00Z` }),
      ),
    ),
    ...Array.from({ length: (environments * services) / 10 }, (_, t) => like(path, `t${t}`)),
  ])
}

const large = playbookOf(20, 200)
const larger = playbookOf(40, 200)
const pages = (playbook: Playbook): PageOf[] =>
  lists.flatMap((list) => {
    const page = pagesOf(playbook).get(list)
    return page ? [page, ...leavesOf(playbook, list)] : []
  })

describe.each([
  ['20 environments with 200 services each', large],
  ['40 environments with 200 services each', larger],
])('of %s', (_, playbook) => {
  it.each(pages(playbook).map((page) => [page.address, page] as const))(
    '%s tells no more than a page may',
    (_, page) => {
      const allowed = most[page.kind]
      expect(page.leaf?.count ?? 0).toBeLessThanOrEqual(allowed?.count ?? -1)
      expect(page.shows.length).toBeLessThanOrEqual(allowed?.shows ?? -1)
    },
  )

  it('every entry stands on one leaf, and a link to it at the address of its list leads there', () => {
    const environments = playbook.environments.length
    for (const [list, anchor, leaf] of [
      ['/roadmap', 'e7:s11-next', /^\/roadmap\/2027-q3/],
      ['/services', 's11', /^\/services\/in_data/],
      ['/services', 's11:e7', /^\/services\/s11#/],
      ['/notices', 'e7:n6', /^\/notices\/2020/],
      ['/triage', 't11', /^\/triage\/outage/],
      ['/index-a-z', 'letter-s', /^\/index-a-z\/s#/],
      ['/index-by-environment', 'e7', /^\/index-by-environment\/e7#/],
    ] as const) {
      const at = standsAt(playbook, `${list}#${anchor}`)
      expect(at).toMatch(leaf)
      expect(at.endsWith(`#${anchor}`)).toBe(true)
      expect(
        pagesOf(playbook)
          .get(at.replace(/#.*/, ''))
          ?.anchors.map(({ id }) => id),
      ).toContain(anchor)
    }
    const anchorsOf = (list: string) =>
      leavesOf(playbook, list).flatMap(({ anchors }) => anchors.map(({ id }) => id))
    expect(new Set(anchorsOf('/roadmap')).size).toBe(environments * 200)
    expect(anchorsOf('/roadmap')).toHaveLength(environments * 200)
    expect(anchorsOf('/services')).toHaveLength(200)
    expect(anchorsOf('/triage')).toHaveLength(environments * 20)
  })

  it('leaves have addresses of their own, below their list', () => {
    const addresses = pages(playbook).map(({ address }) => address)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const { address, leaf } of pages(playbook))
      if (leaf) expect(address.startsWith(`${leaf.of}/`)).toBe(true)
  })
})

it('an environment with very many services tells of each on a leaf, and names it where it always stood', () => {
  const many = playbookOf(2, 700)
  const list = '/environments/e1/services'
  const leaves = leavesOf(many, list)
  expect(leaves.map(({ leaf }) => leaf?.count)).toEqual([300, 300, 100])
  for (const page of leaves) expect(page.shows.length).toBeLessThanOrEqual(most['offers-leaf']?.shows ?? 0)
  expect(standsAt(many, `${list}#s11`)).toMatch(/^\/environments\/e1\/services\/in_data[_0-9]*#s11$/)
  expect(standsAt(many, `${list}#category:data`)).toBe(`${list}#category:data`)
  expect(
    pagesOf(many)
      .get(list)
      ?.anchors.map(({ id }) => id),
  ).toContain('s11')
})

it('what a page tells does not grow with how much there is', () => {
  const heaviest = (playbook: Playbook) => Math.max(...pages(playbook).map(({ leaf }) => leaf?.count ?? 0))
  expect(pages(larger).length).toBeGreaterThan(pages(large).length)
  expect(heaviest(larger)).toBe(heaviest(large))
})

it('small lists stand whole at their address, and links to what is on them stay as they are', () => {
  const { playbook } = openForEditing({ root: [] }).release
  for (const list of lists) expect(leavesOf(playbook, list)).toEqual([])
  expect(standsAt(playbook, '/services#postgres')).toBe('/services#postgres')
})
