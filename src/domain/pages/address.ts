import type { contentTypes, Kind } from '../../model/registry.ts'

/**
 * Where things stand on the site. An address is root-absolute, without extension (`/guides/canary`), with
 * an anchor where an entry is part of a page. Authors write these in links, `check` knows them all, pages
 * are made at them, and publishing turns them into relative links to `.html` files.
 */
export type Address = string

/** What a file of an environment is called, or the folder of those that are one entry each: its page has that name. */
type PageOf<File> = File extends `environments/<env>/${infer Name}.${'yaml' | 'mdx'}`
  ? Name extends `${infer Folder}/<id>`
    ? Folder
    : Name
  : never

type PlacedKind = {
  [K in Kind]: (typeof contentTypes)[K] extends { pageless: true } ? never : K
}[Kind]

/** The pages of an environment: its overview, what is looked at before a release, and one for each of its other files. */
export type EnvironmentPage =
  | 'index'
  | 'readiness'
  | Exclude<PageOf<(typeof contentTypes)[PlacedKind]['files'][number]>, 'environment'>

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

/** The file an address is kept in, relative to the site's root: `/` → `index.html`. */
export function fileOf(address: Address): string {
  const path = address.replace(/[?#].*$/, '').replace(/^\/|\/$/g, '')
  if (path === '') return 'index.html'
  return /^environments\/[^/]+$/.test(path) ? `${path}/index.html` : `${path}.html`
}
