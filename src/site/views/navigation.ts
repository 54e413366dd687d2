import { hasBegun, openNotices } from '../../domain/notices/notices.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { changesAddress } from '../../domain/pages/changes.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { environmentKinds, environmentPages, pageKinds } from '../../domain/pages/kinds.ts'
import { pagesInRail } from '../../domain/pages/own-pages.ts'
import type { PageOf, RailGroup } from '../../domain/pages/page.ts'
import { isPageOff } from '../../domain/pages/switched-off.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Link, Page } from './page.ts'

export interface Station extends Link {
  id: string
  short: string
  promotesFrom: string | undefined
  /** It is the page's environment. */
  here: boolean
  /** Nothing is promoted from it along the line that is drawn. */
  ends: boolean
  /** Its pages, where it is the page's environment. */
  stops: (Link & { current: boolean; count?: { text: string; spans: string } })[]
}

/** As many environments as stand side by side; past it the rail shows the neighbours of the current one and a link to all. */
export const fewEnough = 7

/** The promotion path as the rail and the line show it. Station links keep the page, else the kind of page, one is on. */
export function stations(
  playbook: Playbook,
  { environment: own }: PageOf,
  page: Page,
  asOf: string,
): Station[] {
  const all = playbook.environments
  return all.map((environment, i) => {
    const here = environment.id === own
    const next = all[i + 1]
    return {
      id: environment.id,
      text: environment.data.name,
      short: environment.data.short,
      promotesFrom: environment.data.promotesFrom,
      href:
        page.elsewhere?.[environment.id] ??
        environmentAddress(environment.id, page.environmentPage ?? 'index'),
      here,
      ends: next === undefined || next.data.promotesFrom !== environment.id,
      stops: here ? stopsOf(playbook, environment.id, page, asOf) : [],
    }
  })
}

/** The stations the rail has room for. */
export function nearby(all: Station[]): Station[] {
  if (all.length <= fewEnough) return all
  const here = Math.max(
    0,
    all.findIndex((s) => s.here),
  )
  const from = Math.min(Math.max(0, here - 3), all.length - fewEnough)
  return all.slice(from, from + fewEnough)
}

function stopsOf(playbook: Playbook, id: string, page: Page, asOf: string): Station['stops'] {
  const open = openNotices(playbook, asOf, id)
  const begun = open.filter((notice) => hasBegun(notice, asOf)).length
  const count = {
    text: begun > 0 ? `${begun} open` : '',
    spans: open.map(({ data }) => `${data.from}/${data.until ?? ''}`).join(' '),
  }
  const isOfChanges = page.isOfChanges === true
  const stops: Station['stops'] = environmentPages
    .filter((kind) => !isPageOff(playbook, environmentKinds[kind].name))
    .map((kind) => ({
      text: environmentKinds[kind].label ?? '',
      href: environmentAddress(id, kind),
      current: !isOfChanges && page.environmentPage === kind,
      ...(kind === 'notices' && open.length > 0 ? { count } : {}),
    }))
  if (!playbook.since) return stops
  return [...stops, { text: 'What changed', href: changesAddress(id), current: isOfChanges }]
}

const shipped: readonly RailGroup[] = ['Across environments', 'Manual']

/** Links that stand in every rail, by their heading: what ships, own pages below it, then own headings. */
export function groupsOf(playbook: Playbook): { title: string; links: Link[] }[] {
  const own = Map.groupBy(pagesInRail(playbook), ({ data }) => data.rail ?? '')
  const ownLinks = (title: string): Link[] =>
    (own.get(title) ?? []).map((entry) => ({ text: entry.data.title, href: addressOf(entry) ?? '/' }))
  const others = [...own.keys()].filter((title) => !shipped.some((name) => name === title))
  return [
    ...shipped.map((title) => ({
      title,
      links: [
        ...pageKinds
          .filter(({ rail }) => rail === title)
          .flatMap((kind) => kind.pages(playbook))
          .map(({ label, address }) => ({ text: label, href: address })),
        ...ownLinks(title),
      ],
    })),
    ...others.map((title) => ({ title, links: ownLinks(title) })),
  ]
}

/** Whether a link of the rail leads to the page or to the list it belongs to. */
export function isCurrent(href: string, { address }: PageOf): 'page' | 'true' | undefined {
  if (address === href) return 'page'
  return address.startsWith(`${href}/`) ? 'true' : undefined
}
