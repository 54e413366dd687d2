import { type Signal, signalSchema } from '../../model/environment.ts'
import { kind, placesOf } from './described.ts'
import type { DescribedKind } from './page.ts'
import { inCatalog } from './select.ts'

/** Whether an app fits: what judges it is the whole catalog. */
export const fit = kind<null>('fit', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/fit',
  title: () => 'Does my app fit?',
  listed: () => [{ text: 'Does my app fit?', kind: 'Page' }],
  search: () => ({ kind: 'Reference' }),
  parts: () => [
    { id: 'verdicts', title: 'What the verdicts mean' },
    { id: 'looked-at', title: 'What is looked at' },
    { id: 'command-line', title: 'On the command line' },
    { id: 'by-hand', title: 'By hand' },
  ],
  material: (_, playbook) => ({
    drawn: inCatalog(playbook),
  }),
})

/** A signal as a heading: "Logs". */
export const signalTitle = (signal: Signal) => `${signal[0]?.toUpperCase()}${signal.slice(1)}`

/** Where each signal of an application is found in each environment. */
export const feedback = kind<null>('feedback', {
  of: () => [null],
  rail: 'Across environments',
  address: () => '/feedback',
  title: () => 'Where to look',
  listed: () => [{ text: 'Where to look: logs, metrics, traces', kind: 'Page' }],
  list: true,
  search: () => ({ kind: 'Reference' }),
  parts: () => signalSchema.options.map((signal) => ({ id: signal, title: signalTitle(signal) })),
  material: (_, playbook) => ({ whole: playbook.all('environment') }),
})

/** What the platform promises of itself. */
export const objectives = kind<null>('objectives', {
  of: () => [null],
  rail: 'Manual',
  address: () => '/objectives',
  title: () => 'Objectives',
  listed: (_, playbook) => [
    { text: 'Objectives', kind: 'Page' },
    ...playbook
      .all('objective')
      .map((entry) => ({ text: entry.data.title, kind: 'Objective', at: entry.id, entry })),
  ],
  list: true,
  search: () => ({
    kind: 'Objective',
    names: ['release history', 'release health', 'successful releases', 'open bugs', 'green pipeline'],
  }),
  parts: (_, playbook) => [
    {
      id: 'objectives:releases',
      title: 'Every release',
      caption: 'What the objectives are counted from, the latest first',
      shown: playbook.all('release').length > 0,
    },
  ],
  places: (_, playbook) => placesOf(playbook.all('objective')),
  material: (_, playbook) => {
    const all = playbook.all('objective')
    const releases = playbook.all('release')
    return {
      whole: [...all, ...releases],
      named: [
        ...playbook.all('environment'),
        ...releases.map(({ environment = '', data }) =>
          playbook.get('lesson', data.lesson ?? '', environment),
        ),
        ...new Set(all.flatMap(({ data }) => data.services.map((id) => playbook.get('service', id)))),
        ...new Set(all.map(({ data }) => playbook.get('role', data.owner))),
      ],
    }
  },
})

/** Search, which needs a script. What it finds may be anything on the pages of these kinds, but for those it passes over. */
export const searchOf = (kinds: readonly DescribedKind[]): DescribedKind =>
  kind<null>('search', {
    of: () => [null],
    address: () => '/search',
    title: () => 'Search',
    material: (_, playbook) => ({
      drawn: kinds
        .flatMap((described) => described.pages(playbook))
        .filter(({ search }) => search !== undefined)
        .flatMap(({ shows }) => shows),
    }),
  })

/** What this edition is, and where it may be. */
export const about = kind<null>('about', {
  of: () => [null],
  address: () => '/about',
  title: () => 'About this edition',
  listed: () => [{ text: 'About this edition', kind: 'Page' }],
  contents: true,
  search: () => ({ kind: 'Reference' }),
  parts: () => [
    { id: 'what-it-is', title: 'What it is' },
    { id: 'which', title: 'Which edition it is' },
    { id: 'network', title: 'Where it may be' },
    { id: 'dates', title: 'Dates and ages' },
    { id: 'feedback', title: 'What is wrong or missing' },
    { id: 'fonts', title: 'Fonts' },
  ],
  material: (_, playbook) => ({ counted: [...playbook.all('service'), ...playbook.all('roadmap')] }),
})
