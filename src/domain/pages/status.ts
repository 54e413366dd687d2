import type { Entry, Playbook } from '../playbook/playbook.ts'
import { kind } from './described.ts'

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

/** What is going on anywhere, what is announced, what is over. */
export const allNotices = kind<null>('all-notices', {
  of: () => [null],
  address: () => '/notices',
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
  places: (_, playbook) =>
    playbook.all('notice').map((entry) => ({ id: noticePlace(entry), of: 'notice' as const, entry })),
  material: (_, playbook) => ({ whole: [...playbook.all('notice'), ...playbook.all('environment')] }),
})

/** The lists of notices. */
export const noticeParts = [
  { id: 'notices:open', title: 'Open now' },
  { id: 'notices:announced', title: 'Announced' },
  { id: 'notices:past', title: 'Over' },
]
