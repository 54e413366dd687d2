import Slugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { signalSchema } from '../model/environment.ts'
import type { DataOf, Kind } from '../model/registry.ts'
import {
  type Address,
  addressOf,
  compareAddress,
  type EnvironmentPage,
  environmentAddress,
  environmentPages,
  fixedPages,
} from './address.ts'
import { oncePer } from './once.ts'
import type { Body, Entry, Playbook } from './playbook.ts'

type Sections = { [K in Kind]?: (data: DataOf<K>) => readonly string[] }

const where = (is: boolean | undefined, ...ids: string[]) => (is ? ids : [])

/** The sections of an entry's own page that its own data asks for, by anchor, in the order they stand there. */
const sections: Sections = {
  environment: ({ promotesFrom }) => [
    'what-it-is-for',
    ...where(promotesFrom !== undefined, 'what-differs'),
    ...[
      'next-dates',
      'release-days',
      'posture',
      'foundations',
      'quotas',
      'access',
      'request',
      'team',
      'feedback',
    ],
    ...['fielding', 'cadence', 'automation'],
  ],
  onboarding: () => ['expectations'],
  triage: () => ['steps'],
  exercise: ({ findings, actions }) => [
    'for-developers',
    ...where(findings.length > 0, 'findings'),
    ...where(actions.length > 0, 'actions'),
  ],
  lesson: () => ['event', 'cause', 'corrective', 'preventive', 'adaptive'],
  service: ({ alternatives, docs }) => [
    'environments',
    ...where(alternatives.length > 0, 'alternatives'),
    ...where(docs.length > 0, 'docs'),
  ],
  role: ({ handsOver }) => ['owns', ...where(handsOver.length > 0, 'hands-over')],
}

/** Anchors that a page has or may come to have of its own. A heading must not take them. */
export const reserved: Partial<Record<Kind, readonly string[]>> = {
  exercise: ['findings', 'actions'],
  service: ['plans', 'alternatives', 'triage', 'roadmap', 'lessons', 'docs'],
  role: ['hands-over', 'who'],
  triage: ['graph'],
}

/** Anchors of every page's frame. */
export const framed: readonly string[] = ['main', 'contents']

/** An anchor and what has it; `heading` is one that an author wrote. */
export interface Anchor {
  id: string
  of: 'section' | 'heading' | Kind | 'expectation' | 'step'
}

/** Every page of the site with its anchors, in page order. */
export type Pages = ReadonlyMap<Address, readonly Anchor[]>

/**
 * Every address that a link may name: the pages a playbook makes, and the anchors on each. Pages are made from
 * the same ids, so that what `check` accepts is there. The pages below `/problems` are those of the permanent
 * codes, which are not part of a playbook.
 */
export const pagesOf = oncePer((playbook: Playbook): Pages => {
  const pages = new Map<Address, Anchor[]>(fixedPages.map((page) => [page, []]))
  const add = (page: Address, ...anchors: Anchor[]) => {
    const there = pages.get(page)
    if (there) there.push(...anchors)
    else pages.set(page, anchors)
  }
  for (const environment of playbook.all('environment')) {
    for (const page of environmentPages) add(environmentAddress(environment.id, page))
    add(environmentAddress(environment.id, 'roadmap'), { id: 'by-date', of: 'section' })
    const before = environment.data.promotesFrom
    if (before !== undefined) add(compareAddress(before, environment.id))
    for (const path of playbook.triage(environment.id)) {
      add(addressOf(path, environment.id) ?? '', ...anchorsOf(path))
      add(environmentAddress(environment.id, 'triage'), { id: path.id, of: 'triage' })
    }
  }
  for (const entry of playbook.entries) {
    const [page, anchor] = (addressOf(entry) ?? '').split('#')
    // A page in an environment's folder exists only together with the environment.
    if (!page || (entry.environment !== undefined && !playbook.get('environment', entry.environment)))
      continue
    if (anchor !== undefined) add(page, { id: anchor, of: entry.kind })
    else if (entry.kind !== 'triage') add(page, ...anchorsOf(entry))
    for (const list of listsOf(entry)) add(list.page, { id: list.id ?? entry.id, of: entry.kind })
  }
  const known = new Set<string>()
  for (const { service, section } of spokenOf(playbook)) {
    if (known.has(`${service}#${section}`) || !playbook.get('service', service)) continue
    known.add(`${service}#${section}`)
    add(`/services/${service}`, { id: section, of: 'section' })
  }
  for (const id of signalSchema.options) add('/feedback', { id, of: 'section' })
  return pages
})

/** Where an entry is listed besides its own place. */
export function listsOf({ kind, id, environment }: Entry): { page: Address; id?: string }[] {
  const inside = (page: EnvironmentPage) => environmentAddress(environment ?? '', page)
  if (kind === 'service' || kind === 'role') return [{ page: `/${kind}s` }]
  if (environment === undefined) return []
  if (kind === 'triage') return [{ page: '/triage' }]
  if (kind === 'roadmap') return [{ page: '/roadmap', id: `${environment}:${id}` }]
  if (kind === 'exercise' || kind === 'lesson') return [{ page: inside(`${kind}s`) }]
  return []
}

/** Services and the sections that their pages have because other entries speak of them. */
function* spokenOf(playbook: Playbook): Generator<{ service: string; section: string }> {
  for (const { id: service, data, environment } of playbook.all('availability')) {
    if (data.plans.length > 0) yield { service, section: 'plans' }
    if (playbook.get('roadmap', data.roadmap ?? '', environment)) yield { service, section: 'roadmap' }
  }
  for (const { id } of playbook.all('environment'))
    for (const path of playbook.triage(id))
      for (const service of path.data.services) yield { service, section: 'triage' }
  for (const { data } of playbook.all('roadmap'))
    if (data.service !== undefined) yield { service: data.service, section: 'roadmap' }
  for (const { data } of playbook.all('lesson'))
    for (const service of data.services) yield { service, section: 'lessons' }
}

/** The anchors on an entry's own page: sections, the parts it names, and the headings of its text. */
export const anchorsOf = oncePer((entry: Entry): readonly Anchor[] => {
  const own = sections[entry.kind] as ((data: DataOf<Kind>) => readonly string[]) | undefined
  return [
    ...(own?.(entry.data) ?? []).map((id) => ({ id, of: 'section' }) as const),
    ...partsOf(entry),
    ...(entry.body ? headingsOf(entry.body).map(({ id }) => ({ id, of: 'heading' }) as const) : []),
  ]
})

function partsOf(entry: Entry): Anchor[] {
  if (entry.kind === 'onboarding') {
    const { expectations } = (entry as Entry<'onboarding'>).data
    return Object.keys(expectations).map((id) => ({ id, of: 'expectation' }))
  }
  if (entry.kind === 'triage')
    return Object.keys((entry as Entry<'triage'>).data.steps).map((id) => ({ id, of: 'step' }))
  return []
}

/** A heading of a text; its anchor is made in the GitHub manner, as the renderer makes it. */
export interface Heading {
  id: string
  depth: number
  text: string
  node: Nodes
}

/** The headings of a text in order, those inside components included. */
export const headingsOf = oncePer(({ tree }: Pick<Body, 'tree'>): readonly Heading[] => {
  const slugger = new Slugger()
  const found: Heading[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'heading') {
      const text = plainText(node)
      found.push({ id: slugger.slug(text), depth: node.depth, text, node })
    } else if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return found
})

/** What a reader sees of a node: its text and code, without markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') return node.value
  return 'children' in node ? node.children.map(plainText).join('') : ''
}
