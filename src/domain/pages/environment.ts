import { dueIn } from '../calendar/dated.ts'
import { isTrouble } from '../notices/notices.ts'
import { isCloudFoundry } from '../playbook/platform.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { canariesIn } from '../releases/canary.ts'
import { type EnvironmentPage, environmentAddress } from './address.ts'
import { kind } from './described.ts'
import type { PageKind } from './page.ts'
import { allOf } from './select.ts'

export type Home = Entry<'environment'>

/** The guides that the overview leads to, where the playbook has them. */
export const practiceGuides = { canary: 'canary', blueGreen: 'blue-green' } as const

/** What the pages that each environment has have in common. */
export const inside = (page: EnvironmentPage, label: string) => ({
  label,
  listed: ({ data }: Home) => [{ text: label, kind: 'Page', environment: data.name }],
  of: (playbook: Playbook) => playbook.environments,
  address: ({ id }: Home) => environmentAddress(id, page),
  environment: ({ id }: Home) => id,
})

/**
 * What every page in an environment is made from: the environment, and its notices, since the rail counts those that
 * are open, what is urgent stands above everything else, and the header says since when nothing was heard of trouble.
 */
export const surrounding = (playbook: Playbook, environment: string) => ({
  whole: [playbook.get('environment', environment)],
  chosen: playbook.all('notice', environment).filter((notice) => notice.data.urgent || isTrouble(notice)),
  counted: playbook.all('notice', environment),
})

/** The name of the environment that an entry belongs to, if it does. */
export function inPlace(playbook: Playbook, { environment }: Entry): { environment?: string } {
  const name = playbook.get('environment', environment ?? '')?.data.name
  return name === undefined ? {} : { environment: name }
}

/** How search knows a list in an environment: by the same name in each. */
export const foundAs = (
  page: EnvironmentPage,
  search: Omit<ReturnType<NonNullable<PageKind<Home>['search']>>, 'entry'>,
) => ({ ...search, entry: `page/${page}` })

/** The overview of an environment: everything about it on one page. */
export const environment = kind<Home>('environment', {
  ...inside('index', 'Overview'),
  listed: (entry) => [{ text: entry.data.name, kind: 'Environment', entry }],
  contents: true,
  title: ({ data }) => data.name,
  search: ({ id, data }) => ({
    kind: 'Environment',
    entry: `environment/${id}`,
    names: [
      data.short,
      ...(data.impactLevel === undefined ? [] : [data.impactLevel]),
      'environment',
      'overview',
      'owner',
      'owns',
      'data it handles',
    ],
  }),
  parts: ({ data }, playbook) => {
    const { platform } = data.foundations
    const before = playbook.get('environment', data.promotesFrom ?? '')
    return [
      { id: 'what-it-is-for', title: 'What it is for' },
      { id: 'what-differs', title: `What differs from ${before?.data.name}`, shown: before !== undefined },
      { id: 'next-dates', title: 'Next dates' },
      { id: 'release-days', title: 'Days for releases', caption: 'The next twelve weeks' },
      {
        id: 'posture',
        title: 'Posture and assumptions',
        caption: 'What the platform does for you, and what it takes for granted',
      },
      {
        id: 'foundations',
        title: 'Foundations',
        ...(isCloudFoundry(platform) && { caption: 'Stacks and buildpacks that stage here today' }),
      },
      {
        id: 'quotas',
        title: 'Quotas',
        caption: isCloudFoundry(platform) ? 'What one organisation may use' : 'What one team may use',
        shown: isCloudFoundry(platform) || Object.keys(data.quotas).length > 0,
      },
      {
        id: 'instead',
        title: 'In place of commands',
        caption: 'What is not typed here, and what to do',
        shown: Object.keys(data.instead ?? {}).length > 0,
      },
      { id: 'access', title: 'Access and requests', also: ['request'] },
      { id: 'team', title: 'Team and hours', caption: 'Who answers' },
      {
        id: 'feedback',
        title: 'Where to look',
        caption: 'What the platform tells you about your app, and who may see it',
      },
      {
        id: 'fielding',
        title: 'Canary and blue/green',
        shown: data.fielding.canary !== undefined || data.fielding.blueGreen !== undefined,
      },
      { id: 'cadence', title: 'Cadence and calendar' },
      {
        id: 'automation',
        title: 'Automation',
        caption: 'Environments are kept alike by code; this is where it lives',
      },
    ]
  },
  material: ({ id, data }, playbook) => {
    const { whole } = surrounding(playbook, id)
    return {
      whole: [...whole, ...playbook.all('onboarding', id)],
      named: [
        ...allOf(playbook, 'guide', Object.values(practiceGuides)),
        ...allOf(playbook, 'role', Object.keys(data.team)),
      ],
      chosen: [
        ...playbook.all('notice', id),
        ...playbook.all('roadmap', id),
        ...playbook.all('exercise', id),
        ...shownCanaries(playbook, id),
        ...dueIn(playbook, id),
      ],
      // The line across the page counts what changes along it.
      counted: [...playbook.all('service'), ...playbook.all('availability')],
    }
  },
})

/** The last canaries that somebody wrote down, with the lessons they led to. */
const shownCanaries = (playbook: Playbook, environment: string) =>
  canariesIn(playbook, environment)
    .slice(0, 3)
    .flatMap((release) => [release, playbook.get('lesson', release.data.lesson ?? '', environment)])
