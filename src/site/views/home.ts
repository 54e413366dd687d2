import { countOf } from '../../domain/base/words.ts'
import { aspectsOf, matrixOf } from '../../domain/catalog/matrix.ts'
import { isTrouble, type NoticeEntry, openNotices } from '../../domain/notices/notices.ts'
import { compareAddress, environmentAddress } from '../../domain/pages/address.ts'
import { doorGuides } from '../../domain/pages/home.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { parseTarget } from '../../domain/roadmap/target.ts'
import { leadTime } from './brief.ts'
import { catalogFor } from './catalog.ts'
import { shortDay } from './dates.ts'
import type { Link } from './page.ts'
import type { AnyStatus } from './status.ts'

/** One environment on the home page, to be read at a glance beside the others. */
export interface Glance {
  id: string
  name: string
  short: string
  href: string
  handles: string
  /** What does not work, now or at a time that is known; without, its status. */
  today: { status: AnyStatus; troubles: NoticeEntry[] }
  services: { href: string; text: string; rest: string }
  platform: string
  /** The next upgrades, the soonest first; which of them is the next one is for the reader's clock to say. */
  nextUpgrades: (Link & { item: Entry<'roadmap'>; last: string })[]
  leadTime: string
  /** Differences from the environment before it, and the page that lists them. */
  changes: { count: number; href: string } | undefined
}

/** The environments along their promotion path. */
export function glances(playbook: Playbook, asOf: string): Glance[] {
  const matrix = matrixOf(catalogFor(playbook))
  return playbook.environments.map(({ id, data }, column): Glance => {
    const cells = matrix.groups.flatMap((group) => group.rows.map((row) => row.cells[column]))
    const available = cells.filter((cell) => cell?.status === 'available').length
    const limited = cells.filter((cell) => cell?.status === 'limited').length
    const before = data.promotesFrom
    return {
      id,
      name: data.name,
      short: data.short,
      href: environmentAddress(id),
      handles: data.handles,
      today: { status: data.status, troubles: openNotices(playbook, asOf, id).filter(isTrouble) },
      services: {
        href: environmentAddress(id, 'services'),
        text: `${available} of ${cells.length}`,
        rest: limited > 0 ? `, ${limited} with limits` : '',
      },
      platform: `${data.foundations.platform.product} ${data.foundations.platform.version}`,
      nextUpgrades: nextUpgrades(playbook, id, asOf),
      leadTime: leadTime(playbook, id),
      changes:
        before !== undefined && playbook.get('environment', before)
          ? { count: cells.filter((cell) => cell?.differs).length, href: compareAddress(before, id) }
          : undefined,
    }
  })
}

/** How much changes on the stretch that follows an environment, and the page that lists it; by environment. */
export function changesAfter(playbook: Playbook): Record<string, Link> {
  const catalog = catalogFor(playbook)
  const services = playbook.all('service').map(({ id }) => id)
  const all = playbook.environments
  const stretches = all.flatMap(({ id, data }, column) => {
    const before = all[column - 1]
    if (!before || data.promotesFrom !== before.id) return []
    const count = services.filter((service) => aspectsOf(catalog, service, before.id, id).length > 0).length
    return [[before.id, { text: countOf(count, 'change'), href: compareAddress(before.id, id) }] as const]
  })
  return Object.fromEntries(stretches)
}

/** As many as an edition is likely to outlive. */
const mostUpgrades = 3

function nextUpgrades(playbook: Playbook, id: string, asOf: string): Glance['nextUpgrades'] {
  const fiscal = playbook.site?.data.fiscalYearStart ?? 1
  return playbook
    .all('roadmap', id)
    .filter(({ data }) => data.kind === 'platform-upgrade' && isOpen(data))
    .map((item) => ({ item, target: parseTarget(item.data.target, fiscal) }))
    .filter(({ target }) => target.last >= asOf)
    .sort((a, b) => compare(a.target.last, b.target.last))
    .slice(0, mostUpgrades)
    .map(({ item, target }) => {
      const when = target.precision === 'day' ? shortDay(target.first, asOf) : target.label
      const to = item.data.to ? `, to ${item.data.to}` : ''
      return {
        text: `${when}${to}`,
        href: `${environmentAddress(id, 'roadmap')}#${item.id}`,
        item,
        last: target.last,
      }
    })
}

/** Where people of each kind begin. */
export function doors(playbook: Playbook): { title: string; links: Link[] }[] {
  const all = playbook.environments
  const last = all.find((e) => endsPath(playbook, e)) ?? all.at(-1)
  const before = last?.data.promotesFrom
  const label = (role: string) => playbook.site?.data.roleLabels[role]?.short ?? role
  const guide = (door: keyof typeof doorGuides, text: string) =>
    playbook.get('guide', doorGuides[door]) ? [{ text, href: `/guides/${doorGuides[door]}` }] : []
  const inLast = (page: 'onboarding' | 'exercises', text: string) =>
    last ? [{ text, href: environmentAddress(last.id, page) }] : []
  return [
    {
      title: 'I build an app',
      links: [
        { text: 'Does my app fit?', href: '/fit' },
        ...(before && last
          ? [{ text: `What changes from ${before} to ${last.id}?`, href: compareAddress(before, last.id) }]
          : []),
        { text: 'When does a service arrive?', href: '/roadmap' },
        { text: 'My app fails there. What now?', href: '/triage' },
      ],
    },
    {
      title: `I enable teams (${label('devee')})`,
      links: [
        ...guide('meeting', 'Hold an onboarding meeting'),
        ...inLast('onboarding', 'What is expected, and how early'),
        ...guide('requesting', 'Request a capability'),
        ...guide('editing', 'Edit this playbook'),
      ],
    },
    {
      title: `I release (${label('rele')})`,
      links: [
        { text: 'Is everything the release needs there?', href: '/fit' },
        ...guide('readiness', 'Readiness for an initial release'),
        ...guide('canary', 'Canary, then blue/green'),
        { text: 'Where to look, and who may', href: '/feedback' },
      ],
    },
    {
      title: `I run an environment (${label('pre')})`,
      links: [
        { text: 'The catalog, and what differs', href: '/services' },
        ...guide('cadence', 'Roadmap and upgrade windows'),
        { text: 'What is open, and what is to be done', href: '/status' },
        { text: 'Open actions of all environments', href: '/actions' },
        { text: 'Notices of all environments', href: '/notices' },
      ],
    },
  ]
}

/** The last environment of a promotion path: it is promoted from one, and none from it. */
const endsPath = (playbook: Playbook, { id, data }: Entry<'environment'>) =>
  data.promotesFrom !== undefined && !playbook.environments.some((e) => e.data.promotesFrom === id)

/** Lessons, newest first: what was learned lately, in any environment. */
export function recentLessons(playbook: Playbook, count: number): Entry<'lesson'>[] {
  return playbook
    .all('lesson')
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))
    .slice(0, count)
}
