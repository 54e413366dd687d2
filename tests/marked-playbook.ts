import { release } from '../src/domain/marking/release.ts'
import { type Body, type Entry, keyOf, Playbook } from '../src/domain/playbook/playbook.ts'
import type { Kind } from '../src/model/registry.ts'
import { parseBody, parseProse } from '../src/workspace/mdx.ts'
import { entry, environment, site } from './minimal-playbook.ts'

export const parsers = { prose: parseProse, mdx: parseBody }

/** What the two networks of the notional playbook may hold. */
export const low = { name: 'Low', holds: 'CUI', audience: ['FVEY'] }
export const high = { name: 'High', holds: 'SECRET', audience: ['USA'] }

export const releaseOf = (entries: readonly Entry[], network = low) =>
  release(new Playbook(entries), network, parsers)

/** The keys of the entries that a network gets. */
export const keysOf = (entries: readonly Entry[], network = low) =>
  releaseOf(entries, network).playbook.entries.map((e) => keyOf(e))

export const openSite = (overrides: object = {}) => site({ marking: 'UNCLASSIFIED', ...overrides })

/** An entry with a text, as if its frontmatter were two lines long. */
export function withBody<K extends Kind>(of: Entry<K>, text: string): Entry<K> {
  const front = '---\n---\n'
  const body: Body = { text, offset: front.length, tree: parseBody(front.replace(/-/g, ' ') + text) }
  return { ...of, body }
}

export const inLayer = <K extends Kind>(of: Entry<K>, layer: string): Entry<K> => ({ ...of, layer })

/** A layer's own description. */
export const layer = (id: string, marking: string) =>
  inLayer(entry('layer', 'layer', { id, name: id, marking }), id)

export const guide = (id: string, text: string, overrides: object = {}) =>
  withBody(
    entry('guide', id, {
      title: id,
      summary: 'Summary.',
      topic: 'start',
      for: ['pre'],
      reviewed: '2026-11-01',
      ...overrides,
    }),
    text,
  )

export const service = (id: string, overrides: object = {}) =>
  entry('service', id, {
    name: id,
    kind: 'managed',
    category: 'data',
    short: 'Short',
    summary: 'Summary.',
    owner: 'Office',
    ...overrides,
  })

export const availability = (id: string, where: string, overrides: object = {}) =>
  entry('availability', id, { status: 'available', ...overrides }, where)

export const role = (id: string, overrides: object = {}) =>
  entry('role', id, { title: id, summary: 'Summary.', owns: ['Something.'], ...overrides })

export const triage = (id: string, overrides: object = {}, where?: string) =>
  entry(
    'triage',
    id,
    {
      title: id,
      symptom: 'Symptom.',
      signals: ['signal'],
      severity: 'degraded',
      steps: { call: { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] } },
      reviewed: '2026-11-01',
      ...overrides,
    },
    where,
  )

export const objective = (id: string, overrides: object = {}) =>
  entry('objective', id, {
    title: id,
    summary: 'Summary.',
    owner: 'pre',
    indicators: [{ name: 'Rate', measured: 'At the router.' }],
    targets: {},
    ...overrides,
  })

export const roadmapItem = (id: string, where: string, overrides: object = {}) =>
  entry(
    'roadmap',
    id,
    {
      title: id,
      kind: 'change',
      target: '2027-Q1',
      status: 'on-track',
      confidence: 'high',
      impact: 'None.',
      ...overrides,
    },
    where,
  )

export { entry, environment }
