import type { Entry, Playbook } from '../playbook/playbook.ts'
import { rolesOf } from '../playbook/tasks.ts'
import { objectivesAsked } from '../ready/asked.ts'
import { kind } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { mentioned } from './mentions.ts'

const entryOf = (playbook: Playbook, environment: string): Entry<'onboarding'> | undefined =>
  playbook.all('onboarding', environment)[0]

const expectationIds = (playbook: Playbook, environment: string) =>
  Object.keys(entryOf(playbook, environment)?.data.expectations ?? {})

/** What an environment expects, and when to start. */
export const onboarding = kind<Home>('onboarding', {
  ...inside('onboarding', 'Onboarding'),
  title: ({ id, data }, playbook) => entryOf(playbook, id)?.data.title ?? `Onboarding to ${data.name}`,
  list: true,
  text: ({ id }, playbook) => entryOf(playbook, id),
  search: (_, playbook) =>
    foundAs('onboarding', {
      kind: 'Onboarding',
      roles: rolesOf(playbook, 'build', 'enable'),
      names: ['expectations', 'checklist', 'lead time', 'first release', 'start'],
    }),
  parts: ({ id, data }, playbook) => {
    const shown = expectationIds(playbook, id).length > 0
    const before = playbook.get('environment', data.promotesFrom ?? '')
    return [
      { id: 'onboarding:date', title: 'Your date', shown },
      { id: 'expectations', title: 'What is expected, and when to start', shown },
      {
        id: 'onboarding:readiness',
        title: 'What is looked at before a release',
        shown: entryOf(playbook, id) !== undefined,
      },
      'text',
      {
        id: 'onboarding:differs',
        title: `What differs from ${before?.data.name}`,
        shown: shown && before !== undefined,
      },
      { id: 'onboarding:request', title: 'To request what is missing' },
    ]
  },
  places: ({ id }, playbook) =>
    expectationIds(playbook, id).map((e) => ({ id: e, of: 'expectation' as const })),
  material: ({ id, data }, playbook) => {
    const around = surrounding(playbook, id)
    const entry = entryOf(playbook, id)
    const text = mentioned(playbook, entry)
    return {
      ...around,
      // Of the one before it, how long things take there.
      whole: [...around.whole, entry, entryOf(playbook, data.promotesFrom ?? ''), ...text.whole],
      quoted: text.quoted,
      named: text.named,
      counted: [...around.counted, ...objectivesAsked(playbook, id)],
    }
  },
})
