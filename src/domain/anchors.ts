import Slugger from 'github-slugger'
import type { Nodes } from 'mdast'
import type { Kind } from '../model/registry.ts'
import {
  type Address,
  addressOf,
  compareAddress,
  environmentAddress,
  environmentPages,
  fixedPages,
} from './address.ts'
import { oncePer } from './once.ts'
import type { Body, Entry, Playbook } from './playbook.ts'

/** Sections that every page of its kind has, by anchor, in the order they stand on the page. */
export const sections = {
  environment: [
    'intent',
    'differs',
    'posture',
    'foundations',
    'quotas',
    'access',
    'request',
    'feedback',
    'automation',
    'fielding',
    'team',
    'cadence',
    'calendar',
  ],
  onboarding: ['expectations'],
  triage: ['steps'],
  exercise: ['for-developers', 'findings', 'actions'],
  lesson: ['event', 'cause', 'corrective', 'preventive', 'adaptive'],
  service: ['environments', 'alternatives', 'docs', 'roadmap', 'triage'],
  guide: ['related'],
  role: ['owns', 'hands-over'],
} as const satisfies Partial<Record<Kind, readonly string[]>>

/** An anchor and what has it; `heading` is one that an author wrote. */
export interface Anchor {
  id: string
  of: 'section' | 'heading' | Kind | 'expectation' | 'step'
}

/** Every page of the site with its anchors, in page order. */
export type Pages = ReadonlyMap<Address, readonly Anchor[]>

/**
 * Every address that a link may name: the pages a playbook makes, and the anchors on each. Pages are made from
 * the same ids, so that what `check` accepts is there. The anchors of `/problems` are the permanent codes.
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
    const before = environment.data.promotesFrom
    if (before !== undefined) add(compareAddress(before, environment.id))
    for (const path of playbook.triage(environment.id))
      add(addressOf(path, environment.id) ?? '', ...anchorsOf(path))
  }
  for (const entry of playbook.entries) {
    const [page, anchor] = (addressOf(entry) ?? '').split('#')
    // A page in an environment's folder exists only together with the environment.
    if (!page || (entry.environment !== undefined && !playbook.get('environment', entry.environment)))
      continue
    if (anchor !== undefined) add(page, { id: anchor, of: entry.kind })
    else if (entry.kind !== 'triage') add(page, ...anchorsOf(entry))
    if (entry.kind === 'service') add('/services', { id: entry.id, of: 'service' })
    if (entry.kind === 'triage' && entry.environment) add('/triage', { id: entry.id, of: 'triage' })
  }
  return pages
})

/** The anchors on an entry's own page: sections, the parts it names, and the headings of its text. */
export const anchorsOf = oncePer((entry: Entry): readonly Anchor[] => {
  const fixed: readonly string[] = sections[entry.kind as keyof typeof sections] ?? []
  return [
    ...fixed.map((id) => ({ id, of: 'section' }) as const),
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
