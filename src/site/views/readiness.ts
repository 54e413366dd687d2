import { countOf } from '../../domain/base/words.ts'
import { planCalendarOf } from '../../domain/calendar/release-days.ts'
import { addDays } from '../../domain/onboarding/working-days.ts'
import { readinessOf, wantedIn } from '../../domain/pages/readiness.ts'
import { candidateTitle } from '../../domain/pages/releases.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { isSameTopic, openTopics } from '../../domain/releases/record.ts'
import { roleLabel } from './brief.ts'
import { dayLabel, shortDay } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'

type Home = Entry<'environment'>

/** How far ahead days for releases are listed: paper has no clock to follow. */
const daysListed = 84

/** Title, lead and facts of the page. */
export function readinessPage(playbook: Playbook, environment: Home): Page {
  const { id, data } = environment
  const asked = readinessOf(playbook, id, (role) => roleLabel(playbook, role))
  const [entry] = playbook.all('onboarding', id)
  const { lines = [], expectations = [], topics = [] } = asked ?? {}
  // As many as there are boxes to tick; objectives are counted, and nobody ticks them.
  const count = [lines, expectations, topics].reduce((sum, each) => sum + each.length, 0)
  return environmentPage(playbook, environment, 'readiness', {
    lead: asked
      ? `What is looked at before a release goes to ${data.name}, to be ticked here or on paper.`
      : `Nobody has written down yet what is looked at before a release goes to ${data.name}.`,
    facts: [
      { label: 'To be ticked', text: countOf(count, 'line') },
      ...(entry ? [{ label: 'Reviewed', text: dayLabel(entry.data.reviewed) }] : []),
    ],
  })
}

/** Days for releases in the next weeks, those that follow each other together; undefined where any working day is one. */
export function comingDays({ data }: Home, asOf: string): { text: string; until: string }[] | undefined {
  const last = addDays(asOf, daysListed)
  return planCalendarOf(data)(asOf)
    .releases?.filter(({ from, to }) => to >= asOf && from <= last)
    .map(({ from, to }) => ({
      until: to,
      text: from === to ? shortDay(from, asOf) : `${shortDay(from, asOf)} to ${shortDay(to, asOf)}`,
    }))
}

/** A topic of knowledge transfer, and how it stands for each release that is wanted here. */
interface TopicRow {
  id: string
  topic: string
  states: { title: string; id: string; shown?: { by: string; to: string; day: string } }[]
}

/** The topics that an environment asks for; what a role showed to itself was shown to nobody. */
export function topicRows(
  playbook: Playbook,
  { id }: Home,
  topics: readonly { topic: string }[],
): TopicRow[] {
  const wanted = wantedIn(playbook, id)
  return topics.map(({ topic }, i) => ({
    id: `transfer/${i + 1}`,
    topic,
    states: wanted.map((entry) => {
      const shown = entry.data.transferred.find(
        (each) => each.by !== each.to && isSameTopic(each.topic, topic),
      )
      return {
        title: candidateTitle(entry),
        id: entry.id,
        ...(shown && {
          shown: { by: roleLabel(playbook, shown.by), to: roleLabel(playbook, shown.to), day: shown.shown },
        }),
      }
    }),
  }))
}

/** How many topics are still open for a record here. */
export const stillOpen = (playbook: Playbook, entry: Entry<'candidate'>, environment: string): number =>
  openTopics(entry, playbook.all('onboarding', environment)).length

/** Who is asked to say go, by name where the environment names people. */
export function signers(playbook: Playbook, { id, data }: Home): { role: string; name: string }[] {
  const owners = Object.values(playbook.all('onboarding', id)[0]?.data.readiness ?? {}).map(
    ({ owner }) => owner,
  )
  const approves = data.fielding.canary?.approves ?? []
  const roles = new Set(approves.length > 0 ? approves : owners)
  return [...roles].flatMap((role) => {
    const people = data.team[role]?.people ?? []
    const label = roleLabel(playbook, role)
    return people.length > 0 ? people.map(({ name }) => ({ role: label, name })) : [{ role: label, name: '' }]
  })
}
