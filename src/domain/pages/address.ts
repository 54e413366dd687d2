import type { Kind } from '../../model/registry.ts'

/**
 * Where things stand on the site. An address is root-absolute, without extension (`/guides/canary`), with
 * an anchor where an entry is part of a page. Authors write these in links, `check` knows them all, pages
 * are made at them, and publishing turns them into relative links to `.html` files.
 */
export type Address = string

/** The pages of an environment, in the order of its navigation. */
export const environmentPages = [
  'index',
  'services',
  'roadmap',
  'onboarding',
  'triage',
  'notices',
  'exercises',
  'lessons',
] as const
export type EnvironmentPage = (typeof environmentPages)[number]

/** Address of a page of an environment; `index` is its overview. */
export function environmentAddress(id: string, page: EnvironmentPage = 'index'): Address {
  return page === 'index' ? `/environments/${id}` : `/environments/${id}/${page}`
}

/** The dates of an environment as a file for calendars. */
export const calendarFile = (id: string): Address => `/data/${id}.ics`

/** The dates of all environments in one file. No id has an underscore. */
export const calendarOfAll: Address = '/data/all_dates.ics'

/** Address of the page about one step of a promotion path. */
export function compareAddress(from: string, to: string): Address {
  return `/compare/${from}-to-${to}`
}

/** News of an environment as an Atom feed; of all where none is given. No id has an underscore. */
export const feedFile = (id = 'all_news'): Address => `/data/${id}.xml`

interface Addressed {
  kind: Kind
  id: string
  environment?: string | undefined
}

/**
 * Address of an entry. A shared triage path has a page in each environment; without one, the list of symptoms
 * is where it stands. Kinds without a place of their own (scheme, network, layer) have none.
 */
export function addressOf(entry: Addressed, environment = entry.environment): Address | undefined {
  const inside = (page: EnvironmentPage) => environmentAddress(environment ?? '', page)
  switch (entry.kind) {
    case 'environment':
      return environmentAddress(entry.id)
    case 'availability':
      return `${inside('services')}#${entry.id}`
    case 'roadmap':
      return `${inside('roadmap')}#${entry.id}`
    case 'notice':
      return `${inside('notices')}#${entry.id}`
    case 'onboarding':
      return inside('onboarding')
    case 'triage':
      return environment === undefined ? `/triage#${entry.id}` : `${inside('triage')}/${entry.id}`
    case 'exercise':
      return `${inside('exercises')}/${entry.id}`
    case 'lesson':
      return `${inside('lessons')}/${entry.id}`
    case 'site':
      return '/'
    case 'objective':
      return `/objectives#${entry.id}`
    case 'term':
      return `/glossary#${entry.id}`
    case 'service':
      return `/services/${entry.id}`
    case 'guide':
      return `/guides/${entry.id}`
    case 'role':
      return `/roles/${entry.id}`
    case 'scheme':
    case 'network':
    case 'layer':
      return undefined
  }
}

/** The file an address is kept in, relative to the site's root: `/` → `index.html`. */
export function fileOf(address: Address): string {
  const path = address.replace(/[?#].*$/, '').replace(/^\/|\/$/g, '')
  if (path === '') return 'index.html'
  return /^environments\/[^/]+$/.test(path) ? `${path}/index.html` : `${path}.html`
}
