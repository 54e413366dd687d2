import type { Effect } from '../../model/comparison.ts'
import { wholeCatalog } from '../catalog/catalog.ts'
import { compareEnvironments } from '../catalog/changes.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { compareAddress } from './address.ts'
import { kind } from './described.ts'
import { inCatalog, itemNamed } from './select.ts'

/** One step of a promotion path. */
export interface PathStep {
  from: Entry<'environment'>
  to: Entry<'environment'>
}

/** Every step of every promotion path, in the order of the environments. */
export const pathSteps = (playbook: Playbook): PathStep[] =>
  playbook.environments.flatMap((to) => {
    const from = playbook.get('environment', to.data.promotesFrom ?? '')
    return from && from !== to ? [{ from, to }] : []
  })

const effects: readonly Effect[] = ['breaks', 'time', 'gain']

const inEach = (playbook: Playbook, environments: readonly string[]) =>
  environments.flatMap((id) => [
    playbook.get('environment', id),
    ...playbook.all('availability', id),
    ...playbook.all('onboarding', id),
    ...playbook.all('availability', id).map((offer) => itemNamed(playbook, offer)),
  ])

/** What changes for an application on one step. */
export const step = kind<PathStep>('step', {
  of: pathSteps,
  address: ({ from, to }) => compareAddress(from.id, to.id),
  title: ({ from, to }) => `What changes from ${from.data.name} to ${to.data.name}`,
  listed: ({ from, to }) => [
    { text: `${from.data.name} to ${to.data.name}, what changes`, kind: 'Comparison' },
  ],
  search: ({ from, to }) => ({
    kind: 'Comparison',
    entry: `compare/${from.id}-to-${to.id}`,
    environment: to.id,
    names: [...differenceNames, from.id, to.id],
  }),
  parts: ({ from, to }) => [
    {
      id: 'parity',
      title: `Parity, for those who run ${from.data.name} and ${to.data.name}`,
      caption:
        'Parity means code and configuration, not only catalogs. A difference is unexplained until somebody says why, and open until a date closes it.',
      also: ['automation'],
    },
  ],
  // The table has a part for each effect that there is.
  places: ({ from, to }, playbook) => {
    const compared = compareEnvironments(wholeCatalog(playbook), from.id, to.id)
    return effects.filter((effect) => compared[effect].length > 0).map((id) => ({ id, of: 'section' }))
  },
  material: (step, playbook) => ({
    whole: inEach(playbook, [step.from.id, step.to.id]),
    named: playbook.all('service'),
    // Of its neighbours it says how much changes there; which they are, the whole path tells.
    counted: [
      ...playbook.all('environment'),
      ...inEach(
        playbook,
        Object.values(neighboursOf(stepsAlong(playbook), step.from.id, step.to.id)).flatMap((other) =>
          other ? [other.from, other.to] : [],
        ),
      ),
    ],
  }),
})

const stepsAlong = (playbook: Playbook) =>
  pathSteps(playbook).map(({ from, to }) => ({ from: from.id, to: to.id }))

/** The steps that a page about one leads to: the one that ends where it begins, and the one that goes on, or comes next. */
export function neighboursOf<S extends { from: string; to: string }>(
  steps: readonly S[],
  from: string,
  to: string,
): { before: S | undefined; next: S | undefined } {
  const place = steps.findIndex((other) => other.from === from && other.to === to)
  return {
    before: steps.find((other) => other.to === from),
    next: steps.find((other) => other.from === to) ?? steps[place + 1],
  }
}

const differenceNames = [
  'different',
  'difference',
  'compare',
  'changes',
  'parity',
  'versus',
  'promote',
  'promotion',
  'missing',
  'new',
]

/** The steps, and any two environments or more. */
export const comparison = kind<null>('comparison', {
  of: () => [null],
  label: 'What changes',
  rail: 'Across environments',
  address: () => '/compare',
  title: () => 'What changes from one environment to the next',
  listed: () => [{ text: 'What changes along the path', kind: 'Page' }],
  search: () => ({ kind: 'Comparison' }),
  parts: () => [
    { id: 'steps', title: 'Along the promotion path' },
    { id: 'any', title: 'Any two, or more' },
  ],
  material: (_, playbook) => ({
    whole: inEach(
      playbook,
      playbook.environments.map(({ id }) => id),
    ),
    named: playbook.all('service'),
    // Two that are not neighbours are compared by a script.
    drawn: inCatalog(playbook),
  }),
})
