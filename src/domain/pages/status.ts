import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { kind } from './described.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'

/** What the platform promises as a whole: the first objective that is about no service. */
export const overallObjective = (playbook: Playbook): Entry<'objective'> | undefined =>
  playbook.all('objective').find(({ data }) => data.services.length === 0)

/** Every environment in a row: what is open, what comes next, its last ninety days, whom to call. */
export const status = kind<null>('status', {
  of: () => [null],
  address: () => '/status',
  title: () => 'Status of all environments',
  label: 'Status',
  rail: 'Across environments',
  listed: () => [{ text: 'Status of all environments', kind: 'Page' }],
  search: () => ({
    kind: 'Notice',
    entry: 'page/status',
    names: ['status page', 'current status', 'down', 'what is broken', 'outages', 'whom to call'],
  }),
  places: (_, playbook) =>
    playbook.environments.map((entry) => ({ id: entry.id, of: 'environment' as const, entry })),
  material: (_, playbook) => ({
    whole: [...playbook.all('environment'), overallObjective(playbook)],
    chosen: playbook.all('notice'),
    // How many actions are open.
    counted: [...playbook.all('exercise'), ...playbook.all('lesson')],
  }),
})

/** Where a notice stands in the list over all environments: ids hold no colon. */
export const noticePlace = ({ environment, id }: Entry) => `${environment}:${id}`

type Notice = Entry<'notice'>
const address = '/notices'

/** As many notices as stand on one page; of more, the latest of those that are over, and all that nobody has ended. */
const mostNotices = 800
const latestNotices = 300

/** Older notices by the year in which they began, the latest first; none where all stand on one page. */
export const noticeLeaves = oncePer((playbook: Playbook): Leaf<Notice>[] => {
  const all = playbook.all('notice')
  if (all.length <= mostNotices) return []
  const older = all
    .toSorted((a, b) => compare(b.data.from, a.data.from) || compare(noticePlace(a), noticePlace(b)))
    .slice(latestNotices)
    .filter(({ data }) => data.until !== undefined)
  const groups = [...Map.groupBy(older, ({ data }) => data.from.slice(0, 4))].map(([year, items]) => ({
    id: year,
    label: year,
    items,
  }))
  return cutLeaves(groups, mostNotices)
})

/** The notices that stand on the page over all environments itself. */
const noticesOnFront = (playbook: Playbook): Notice[] => {
  const older = new Set(noticeLeaves(playbook).flatMap(({ items }) => items))
  return playbook.all('notice').filter((notice) => !older.has(notice))
}

const placesOfNotices = (notices: readonly Notice[]) =>
  notices.map((entry) => ({ id: noticePlace(entry), of: 'notice' as const, entry }))

/** Notices of all environments that are over, of one year. */
export const noticesLeaf = kind<Leaf<Notice>>('notices-leaf', {
  of: noticeLeaves,
  address: ({ id }) => leafAddress(address, id),
  title: ({ label }) => `Notices of ${label}`,
  list: true,
  leaf: ({ label, items }) => ({ of: address, label, count: items.length }),
  parts: () => noticeParts,
  places: ({ items }) => placesOfNotices(items),
  material: ({ items }, playbook) => ({ whole: [...items, ...playbook.all('environment')] }),
})

/** What is going on anywhere, what is announced, what is over. */
export const allNotices = kind<null>('all-notices', {
  of: () => [null],
  address: () => address,
  title: () => 'Notices of all environments',
  label: 'Notices',
  rail: 'Across environments',
  listed: () => [{ text: 'Notices of all environments', kind: 'Page' }],
  list: true,
  search: () => ({
    kind: 'Notice',
    entry: 'page/all-notices',
    names: ['outages', 'incidents', 'maintenance', 'announcements'],
  }),
  parts: () => noticeParts,
  places: (_, playbook) => placesOfNotices(noticesOnFront(playbook)),
  material: (_, playbook) => ({ whole: [...noticesOnFront(playbook), ...playbook.all('environment')] }),
})

/** The lists of notices. */
export const noticeParts = [
  { id: 'notices:open', title: 'Open now' },
  { id: 'notices:announced', title: 'Announced' },
  { id: 'notices:past', title: 'Over' },
]
