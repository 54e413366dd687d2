import { countOf } from '../../domain/base/words.ts'
import { aspectsOf, matrixOf } from '../../domain/catalog/matrix.ts'
import { isTrouble, type NoticeEntry, openNotices } from '../../domain/notices/notices.ts'
import { compareAddress, environmentAddress } from '../../domain/pages/address.ts'
import { demand } from '../../domain/pages/demand.ts'
import { doorGuides, guidesForDoor } from '../../domain/pages/home.ts'
import { isOff } from '../../domain/pages/switched-off.ts'
import { isCloudFoundry } from '../../domain/playbook/platform.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { hasDoor, roleOf } from '../../domain/playbook/tasks.ts'
import { isOpen } from '../../domain/roadmap/open.ts'
import { fiscalOf, parseTarget } from '../../domain/roadmap/target.ts'
import { type SwitchablePart, type Task, tasks } from '../../model/configuration.ts'
import { leadTime, roleLabel } from './brief.ts'
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
  changes: { count: number; href: string; from: string } | undefined
}

/** The environments along their promotion path. */
export function glances(playbook: Playbook, asOf: string): Glance[] {
  const matrix = matrixOf(catalogFor(playbook))
  return playbook.environments.map(({ id, data }, column): Glance => {
    const cells = matrix.groups.flatMap((group) => group.rows.map((row) => row.cells[column]))
    const available = cells.filter((cell) => cell?.status === 'available').length
    const limited = cells.filter((cell) => cell?.status === 'limited').length
    const before = data.promotesFrom
    const from = playbook.get('environment', before ?? '')?.data.name
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
        before !== undefined && from
          ? { count: cells.filter((cell) => cell?.differs).length, href: compareAddress(before, id), from }
          : undefined,
    }
  })
}

/** How much changes on the stretch that leads to an environment, and the page that lists it; by environment. */
export function changesBefore(playbook: Playbook): Record<string, Link> {
  const catalog = catalogFor(playbook)
  const services = playbook.all('service').map(({ id }) => id)
  const stretches = playbook.environments.flatMap(({ id, data: { promotesFrom: before } }) => {
    if (before === undefined || !playbook.get('environment', before)) return []
    const count = services.filter((service) => aspectsOf(catalog, service, before, id).length > 0).length
    return [
      [
        id,
        { text: countOf(count, 'service differs', 'services differ'), href: compareAddress(before, id) },
      ] as const,
    ]
  })
  return Object.fromEntries(stretches)
}

/** As many as an edition is likely to outlive. */
const mostUpgrades = 3

function nextUpgrades(playbook: Playbook, id: string, asOf: string): Glance['nextUpgrades'] {
  const fiscal = fiscalOf(playbook)
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

/** Where people of each kind begin: a door for each task that somebody has here. */
export function doors(playbook: Playbook): { title: string; links: Link[] }[] {
  const last = playbook.environments.find((e) => endsPath(playbook, e)) ?? playbook.environments.at(-1)
  return tasks
    .filter((task) => hasDoor(playbook, task))
    .map((task) => ({
      title: playbook.configuration?.data.words?.doors?.[task] ?? usualTitle(playbook, task),
      links: [
        ...linksBehind(playbook, task, last),
        ...guidesForDoor(playbook, task).map(({ id, data }) => ({ text: data.title, href: `/guides/${id}` })),
      ],
    }))
    .filter(({ links }) => links.length > 0)
}

const does: Record<Exclude<Task, 'build'>, string> = {
  enable: 'I enable teams',
  release: 'I release',
  run: 'I run an environment',
}

function usualTitle(playbook: Playbook, task: Task): string {
  if (task === 'build') return 'I build an app'
  const role = roleOf(playbook, task)
  return role === undefined ? does[task] : `${does[task]} (${roleLabel(playbook, role)})`
}

function linksBehind(playbook: Playbook, task: Task, last: Entry<'environment'> | undefined): Link[] {
  const guide = (door: keyof typeof doorGuides, text: string) =>
    playbook.get('guide', doorGuides[door]) ? [{ text, href: `/guides/${doorGuides[door]}` }] : []
  const unless = (part: SwitchablePart, link: Link) => (isOff(playbook, part) ? [] : [link])
  const brought = (text: string) => demand.pages(playbook).map(({ address }) => ({ text, href: address }))
  switch (task) {
    case 'build': {
      const before = playbook.get('environment', last?.data.promotesFrom ?? '')
      return [
        ...unless('fit', { text: 'Does my app fit?', href: '/fit' }),
        ...(before && last
          ? [
              {
                text: `What changes from ${before.data.name} to ${last.data.name}?`,
                href: compareAddress(before.id, last.id),
              },
            ]
          : []),
        ...unless('roadmap', { text: 'When does a service arrive?', href: '/roadmap' }),
        ...unless('triage', { text: 'My app fails there. What now?', href: '/triage' }),
      ]
    }
    case 'enable': {
      const expected = 'What is expected, and how early'
      return [
        ...guide('meeting', 'Hold an onboarding meeting'),
        ...unless('worksheet', { text: 'Fill in the onboarding worksheet', href: '/worksheet' }),
        ...brought('What teams bring, and when'),
        ...(last
          ? unless('onboarding', { text: expected, href: environmentAddress(last.id, 'onboarding') })
          : []),
        ...guide('requesting', 'Request a capability'),
        ...guide('editing', 'Edit this playbook'),
      ]
    }
    case 'release':
      return [
        ...unless('fit', { text: 'Is everything the release needs there?', href: '/fit' }),
        ...(last
          ? unless('readiness', {
              text: `The list for ${last.data.name}, to be ticked`,
              href: environmentAddress(last.id, 'readiness'),
            })
          : []),
        ...unless('releases', { text: 'Releases that are wanted', href: '/releases' }),
        ...guide('readiness', 'Readiness for an initial release'),
        ...guide('canary', 'Canary, then blue/green'),
        ...unless('feedback', { text: 'Where to look, and who may', href: '/feedback' }),
      ]
    case 'run':
      return [
        { text: 'The catalog, and what differs', href: '/services' },
        ...guide('cadence', 'Roadmap and upgrade windows'),
        ...unless('notices', { text: 'What is open, and what is to be done', href: '/status' }),
        ...unless('actions', { text: 'Open actions of all environments', href: '/actions' }),
        ...unless('notices', { text: 'Notices of all environments', href: '/notices' }),
        ...brought('The demand, and the team that it takes'),
      ]
  }
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

/** How the path begins where nobody has said it: with the command of a Cloud Foundry, or with whoever builds. */
export const pathBegins = ({ environments }: Playbook): string =>
  environments.some(({ data }) => isCloudFoundry(data.foundations.platform))
    ? 'you, cf push'
    : 'you, with an app'
