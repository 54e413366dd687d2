import type { ReadinessLine, ShownBy } from '../../model/readiness.ts'
import { listOf } from '../base/words.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { measuredWords } from '../releases/measure.ts'
import { askedWords } from './asked-words.ts'

/** What a line is about. */
type AskedGroup = 'platform' | 'reports' | 'people'

/** A line that `fieldbook ready` judges here, before anything is known of a release. */
export interface AskedLine {
  /** As the verdict and exceptions name it: `readiness/coverage`. */
  id: string
  title: string
  /** What is asked; Markdown. */
  asks: string
  /** Absent where everybody has it. */
  owner?: string
  /** Conditions of which one has to hold; none where it always applies. */
  when: readonly string[]
  note?: string
  marking?: string
  /** Ids of expectations that it shows. */
  shows: readonly string[]
}

const groupOf: Record<ShownBy, AskedGroup> = {
  manifest: 'platform',
  variables: 'platform',
  bindings: 'platform',
  pipelines: 'platform',
  tests: 'reports',
  coverage: 'reports',
  findings: 'reports',
  components: 'reports',
  restore: 'reports',
  attendance: 'people',
  transfer: 'people',
  day: 'people',
}

/** What is judged wherever a list forgets it. */
export const alwaysAsked = [
  { by: 'manifest', title: 'The manifest fits' },
  { by: 'day', title: 'The day is agreed' },
] as const satisfies readonly { by: ShownBy; title: string }[]

/** The id of a line that is judged though the list does not name it. */
export const alwaysId = (by: ShownBy, list: Readonly<Record<string, unknown>>) =>
  Object.hasOwn(list, by) ? `readiness/${by}.always` : `readiness/${by}`

/** The anchor of a line on the readiness page of its environment. */
export const lineAnchor = (id: string) => id.replace('/', '.')

/** The lines of the readiness list with what is always judged, by what they are about. */
export function askedLines(
  { data: { readiness } }: Entry<'onboarding'>,
  roleName: (role: string) => string,
): Record<AskedGroup, AskedLine[]> {
  const groups: Record<AskedGroup, AskedLine[]> = { platform: [], reports: [], people: [] }
  for (const [id, line] of Object.entries(readiness))
    groups[groupOf[line.by]].push(askedBy(id, line, roleName))
  const named = new Set(Object.values(readiness).map(({ by }) => by))
  for (const { by, title } of alwaysAsked) {
    if (named.has(by)) continue
    const asks = askedWords({ by }, roleName)
    groups[groupOf[by]].push({ id: alwaysId(by, readiness), title, asks, when: [], shows: [] })
  }
  return groups
}

function askedBy(id: string, line: ReadinessLine, roleName: (role: string) => string): AskedLine {
  const { title, owner, note, marking, shows } = line
  return {
    id: `readiness/${id}`,
    title,
    asks: askedWords(line, roleName),
    owner,
    when: line.when === 'always' ? [] : line.when,
    shows,
    ...(note === undefined ? {} : { note }),
    ...(marking === undefined ? {} : { marking }),
  }
}

/** The expectations that are judged before a release; the release itself is no condition of the release. */
export const askedExpectations = ({ data }: Entry<'onboarding'>): AskedLine[] =>
  Object.entries(data.expectations)
    .filter(([, { on }]) => on !== 'release-days')
    .map(([id, { title, owner, when, evidence, marking }]) => ({
      id: `expectations/${id}`,
      title,
      asks: evidence,
      owner,
      when: when === 'always' ? [] : when,
      shows: [],
      ...(marking === undefined ? {} : { marking }),
    }))

/**
 * Whether lines of the list alone decide an expectation: one of them applies wherever it does. Otherwise somebody has to
 * say that it is met where none of them applies.
 */
export const isShownByLines = (
  expectation: Pick<AskedLine, 'id' | 'when'>,
  lines: readonly AskedLine[],
): boolean =>
  lines.some(
    ({ shows, when }) =>
      shows.some((id) => `expectations/${id}` === expectation.id) &&
      (when.length === 0 ||
        (expectation.when.length > 0 && expectation.when.every((condition) => when.includes(condition)))),
  )

/** The objectives with a number for an environment: what is counted before it decides them. */
export const askedObjectives = (playbook: Playbook, environment: string): AskedLine[] =>
  objectivesAsked(playbook, environment).map(({ id, data }) => {
    const { number, target = '' } = data.targets[environment] ?? {}
    const limits = [
      ...(number?.atLeast === undefined
        ? []
        : [`at least ${measuredWords({ ...number, value: number.atLeast })}`]),
      ...(number?.atMost === undefined
        ? []
        : [`at most ${measuredWords({ ...number, value: number.atMost })}`]),
    ]
    return {
      id: `objectives/${id}`,
      title: data.title,
      asks: limits.length > 0 ? listOf(limits) : target,
      owner: data.owner,
      when: [],
      shows: [],
      ...(data.marking === undefined ? {} : { marking: data.marking }),
    }
  })

/** Those objectives. */
export const objectivesAsked = (playbook: Playbook, environment: string): Entry<'objective'>[] =>
  playbook
    .all('objective')
    .filter(({ data }) => data.measure !== undefined && data.targets[environment]?.number !== undefined)
