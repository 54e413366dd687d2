import { countOf } from '../../domain/base/words.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { isMet, measure, measuredWords, windowOf } from '../../domain/releases/measure.ts'
import { objectiveScale } from './objective-scale.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

type Objective = Entry<'objective'>

/** The targets of an objective in each environment along the path that has one, on one scale, with what is measured. */
export function objectiveRows(playbook: Playbook, asOf: string) {
  return playbook.all('objective').map((objective) => {
    const cells = playbook.environments.map((environment) => ({
      environment,
      target: objective.data.targets[environment.id] as Target | undefined,
      measured: measuredIn(playbook, objective, environment.id, asOf),
    }))
    const known = cells.flatMap(({ environment, measured }) =>
      measured ? [[environment.id, measured] as const] : [],
    )
    return { objective, cells, scale: objectiveScale(objective.data.targets, new Map(known)) }
  })
}

/** What an objective comes to: in one environment, or over all of them. */
export interface MeasuredCell {
  text: string
  /** Of what, in small type. */
  over: string
  value: number
  /** Whether the target is met; absent where there is no target to meet. */
  met?: boolean
}

type Target = Objective['data']['targets'][string]

/** An objective as the release history has it in an environment; undefined where it cannot be counted. */
function measuredIn(
  playbook: Playbook,
  { data }: Objective,
  environment: string,
  asOf: string,
): MeasuredCell | undefined {
  const target = data.targets[environment] as Target | undefined
  if (data.measure === undefined) return undefined
  const releases = playbook.all('release', environment).map((entry) => entry.data)
  const window = windowOf(releases, target?.number ?? {}, asOf)
  const measured = measure(data.measure, window, target?.number)
  if (!measured) return undefined
  const met = target?.number && isMet(target.number, measured)
  return {
    text: measuredWords(measured),
    value: measured.value,
    over: overWords(measured.releases),
    ...(met === undefined ? {} : { met }),
  }
}

/** The same over all environments: every release up to a day. There is no target over all. */
export function measuredOverAll(
  playbook: Playbook,
  { data }: Objective,
  asOf: string,
): MeasuredCell | undefined {
  if (data.measure === undefined) return undefined
  const releases = windowOf(
    playbook.all('release').map((entry) => entry.data),
    {},
    asOf,
  )
  const severities = Object.values(data.targets).find(({ number }) => number?.severities)?.number?.severities
  const measured = measure(data.measure, releases, severities ? { severities } : {})
  return (
    measured && { text: measuredWords(measured), value: measured.value, over: overWords(measured.releases) }
  )
}

const overWords = (releases: number) =>
  releases === 1 ? 'the last release' : `the last ${releases} releases`

/** The releases of an environment, the latest first. */
export const releasesIn = (playbook: Playbook, environment: string, asOf: string): Entry<'release'>[] =>
  playbook
    .all('release', environment)
    .filter(({ data }) => data.day <= asOf)
    .sort((a, b) => compare(b.data.day, a.data.day) || compare(a.id, b.id))

/** How a release ended, as it is drawn. */
export const endingStatus = {
  stayed: { status: 'done', text: 'Stayed' },
  'taken-back': { status: 'dropped', text: 'Taken back' },
  stopped: { status: 'dropped', text: 'Stopped' },
} as const

/** Title, lead and facts of the page. */
export function objectivesPage(playbook: Playbook): Page {
  const objectives = playbook.all('objective')
  const indicators = objectives.flatMap((o) => o.data.indicators).length
  return referencePage(playbook, {
    lead: 'What the platform promises of itself in each environment, over what window, and how it is measured.',
    facts: [
      { label: 'Objectives', text: String(objectives.length) },
      { label: 'Measured by', text: countOf(indicators, 'indicator') },
      ...(playbook.all('release').length > 0
        ? [{ label: 'Release history', links: [{ href: '/data/releases.csv', text: 'CSV' }] }]
        : []),
    ],
  })
}
