import { workingDays } from '../../domain/base/words.ts'
import { type Schedule, scheduleOf } from '../../domain/onboarding/schedule.ts'
import { compareAddress } from '../../domain/pages/address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { roleOf } from '../../domain/playbook/tasks.ts'
import type { Expectation } from '../../model/onboarding.ts'
import { roleLabel } from './brief.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'
import { barOf, countdown } from './schedule-axis.ts'

type EnvironmentEntry = Entry<'environment'>
type Expectations = Readonly<Record<string, Expectation>>

/** What an environment expects, in the order it was written; nothing where it says nothing. */
export const expectationsIn = (playbook: Playbook, environment: string): Expectations =>
  playbook.all('onboarding', environment)[0]?.data.expectations ?? {}

/** One expectation as a row of the schedule. */
export interface ExpectationRow {
  id: string
  number: number
  expectation: Expectation
  /** Working days before the release. */
  startBefore: number
  endBefore: number
  /** A day lost here is a day lost at the end. */
  tight: boolean
  /** "no slack", "4 to spare" */
  slack: string
  bar: { at: number; width: number }
  /** Labels of the conditions of which one has to hold; none where it always applies. */
  conditions: string[]
  who: string
  after: { id: string; number: number }[]
  /** How it differs from the environment before: "New here", "5 days in il4". */
  change?: string
}

const slackLabel = (days: number) => (days === 0 ? 'no slack' : `${days} to spare`)

/** The rows of a schedule, in the order in which things have to begin. */
export function rowsOf(
  playbook: Playbook,
  { items, length }: Schedule,
  before?: { name: string; expectations: Expectations },
): ExpectationRow[] {
  const number = new Map(items.map(({ id }, i) => [id, i + 1]))
  const axis = countdown(length)
  return items.map(({ id, expectation, startBefore, endBefore, slack }, i) => {
    const change = before && changeOf(expectation, before.expectations[id], before.name)
    const after = expectation.after.flatMap((other) => {
      const there = number.get(other)
      return there === undefined ? [] : [{ id: other, number: there }]
    })
    return {
      id,
      number: i + 1,
      expectation,
      startBefore,
      endBefore,
      tight: slack === 0,
      slack: slackLabel(slack),
      bar: barOf(axis, startBefore, endBefore),
      conditions: expectation.when === 'always' ? [] : expectation.when.map((c) => labelOf(playbook, c)),
      who: roleLabel(playbook, expectation.owner),
      after: after.sort((a, b) => a.number - b.number),
      ...(change ? { change } : {}),
    }
  })
}

const labelOf = (playbook: Playbook, condition: string) =>
  playbook.site?.data.conditions[condition]?.label ?? condition

function changeOf(here: Expectation, there: Expectation | undefined, name: string): string | undefined {
  if (!there) return `Not asked in ${name}`
  return there.leadTime === here.leadTime ? undefined : `${workingDays(there.leadTime)} in ${name}`
}

/** The conditions that these expectations ask about, in the order of site.yaml. */
export function conditionsAsked(playbook: Playbook, expectations: Expectations) {
  const used = new Set(Object.values(expectations).flatMap((e) => (e.when === 'always' ? [] : e.when)))
  return Object.entries(playbook.site?.data.conditions ?? {})
    .filter(([id]) => used.has(id))
    .map(([id, { label, question }]) => ({ id, label, question }))
}

/** What is asked here and not in the environment before, and what takes longer here. */
export function differencesOf(playbook: Playbook, environment: EnvironmentEntry) {
  const before = playbook.get('environment', environment.data.promotesFrom ?? '')
  if (!before) return undefined
  const there = expectationsIn(playbook, before.id)
  const here = Object.entries(expectationsIn(playbook, environment.id))
  return {
    before: {
      id: before.id,
      name: before.data.name,
      length: scheduleOf(there, new Set()).length,
    },
    fresh: here.filter(([id]) => !there[id]).map(([id, e]) => ({ id, title: e.title, days: e.leadTime })),
    longer: here.flatMap(([id, e]) => {
      const earlier = there[id]?.leadTime
      return earlier !== undefined && e.leadTime > earlier
        ? [{ id, title: e.title, days: e.leadTime, earlier }]
        : []
    }),
    compare: compareAddress(before.id, environment.id),
  }
}

/** Title, lead and facts of the page. */
export function onboardingPage(playbook: Playbook, environment: EnvironmentEntry): Page {
  const { id, data } = environment
  const [entry] = playbook.all('onboarding', id)
  const expectations = expectationsIn(playbook, id)
  const chain = scheduleOf(expectations, new Set()).length
  const enabler = data.team[roleOf(playbook, 'enable') ?? '']?.people[0]?.name
  return environmentPage(playbook, environment, 'onboarding', {
    lead: entry?.data.summary ?? `Nobody has written down yet what ${data.name} expects.`,
    facts: [
      { label: 'Longest chain', text: workingDays(chain) },
      ...(entry ? [{ label: 'Reviewed', text: dayLabel(entry.data.reviewed) }] : []),
      { label: 'Ask', text: enabler ?? data.request.channel },
    ],
  })
}
