import { type Task, tasks } from '../../model/configuration.ts'
import { countInWords, inWords } from '../base/words.ts'
import { dueIn } from '../calendar/dated.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { roleOf } from '../playbook/tasks.ts'
import { kind } from './described.ts'
import { allOf } from './select.ts'
import { isOff } from './switched-off.ts'

/** The guides that the home page leads to, where the playbook has them. */
export const doorGuides = {
  meeting: 'onboarding-meeting',
  requesting: 'requesting-a-capability',
  editing: 'editing-this-playbook',
  readiness: 'release-readiness',
  canary: 'canary',
  cadence: 'platform-cadence',
} as const

/** As many as a door has room for. */
const mostGuides = 3

/**
 * The guides behind the door for a task where the playbook has none of {@link doorGuides}: those that are for whoever
 * does it.
 */
export function guidesForDoor(playbook: Playbook, task: Task): Entry<'guide'>[] {
  const role = roleOf(playbook, task)
  if (role === undefined || Object.values(doorGuides).some((id) => playbook.get('guide', id))) return []
  return playbook
    .all('guide')
    .filter(({ data }) => data.for.includes(role))
    .slice(0, mostGuides)
}

/** The start page: every environment at a glance, where to go from here, what comes next, what was learned. */
export const home = kind<null>('home', {
  of: () => [null],
  address: () => '/',
  title: (_, playbook) => {
    const all = playbook.environments
    const before = new Set(all.map(({ data }) => data.promotesFrom))
    const isAfter = ({ data }: (typeof all)[number]) =>
      data.promotesFrom !== undefined && playbook.get('environment', data.promotesFrom) !== undefined
    const paths = all.filter((e) => isAfter(e) && !before.has(e.id)).length
    const alone = all.filter((e) => !isAfter(e) && !before.has(e.id)).length
    return [
      countInWords(all.length, 'environment'),
      ...(paths > 0 ? [`${inWords(paths)} ${paths === 1 ? 'path' : 'paths'}`] : []),
      ...(alone > 0 && all.length > 1 ? [`${inWords(alone)} on ${alone === 1 ? 'its' : 'their'} own`] : []),
    ].join(', ')
  },
  search: () => ({ kind: 'Home', entry: 'page/home', names: ['home', 'environments', 'overview'] }),
  parts: (_, playbook) => [
    { id: 'doors', title: 'What brings you here' },
    {
      id: 'release-days',
      title: 'Days for releases',
      caption: 'The next twelve weeks, a square for each working day; filled where a release may go out',
      shown: playbook.environments.length > 0,
    },
    { id: 'dates', title: 'Next dates' },
    { id: 'learned', title: 'Learned lately', shown: !isOff(playbook, 'lessons') },
  ],
  material: (_, playbook) => ({
    whole: [...playbook.all('environment'), ...playbook.all('onboarding')],
    named: [
      ...allOf(playbook, 'guide', Object.values(doorGuides)),
      ...tasks.flatMap((task) => guidesForDoor(playbook, task)),
    ],
    chosen: [...dated(playbook), ...playbook.all('lesson')],
    counted: [...playbook.all('service'), ...playbook.all('availability'), ...playbook.all('intake')],
  }),
})

const dated = (playbook: Playbook) => [
  ...playbook.all('roadmap'),
  ...playbook.all('exercise'),
  ...playbook.all('notice'),
  ...dueIn(playbook),
]
