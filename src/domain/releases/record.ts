import { environmentAddress } from '../pages/address.ts'
import type { Entry } from '../playbook/playbook.ts'
import { alwaysAsked, lineAnchor } from '../ready/asked.ts'

/** Topics of knowledge transfer that an environment asks for and nobody has shown yet, by environment. */
export function openTopics(
  { data }: Entry<'candidate'>,
  onboardings: readonly Entry<'onboarding'>[],
): { environment: string; topic: string }[] {
  const shown = data.transferred.filter(({ by, to }) => by !== to)
  return onboardings.flatMap(({ environment = '', data: { readiness } }) =>
    Object.values(readiness)
      .filter(({ by }) => by === 'transfer')
      .flatMap(({ topics = [] }) => topics)
      .filter((topic) => !shown.some((each) => isSameTopic(each.topic, topic)))
      .map((topic) => ({ environment, topic })),
  )
}

/** Whether two people wrote of the same topic. */
export const isSameTopic = (a: string, b: string): boolean => plain(a) === plain(b)

const plain = (topic: string) => topic.trim().toLowerCase()

/** A line of a verdict, with what the playbook calls it; its id where the playbook no longer has it. */
export interface JudgedLine {
  id: string
  title: string
  /** Where the playbook says it. */
  address?: string
  verdict: 'go' | 'no-go' | 'unknown'
  says: string
  isException: boolean
}

const order = ['no-go', 'unknown', 'go'] as const

/** The lines of a verdict, what is not ready first. */
export function judgedLines(
  entry: Entry<'candidate'>,
  environment: string,
  {
    onboarding,
    objectives,
  }: { onboarding: Entry<'onboarding'> | undefined; objectives: readonly Entry<'objective'>[] },
): JudgedLine[] {
  const judged = entry.data.judged[environment]
  if (!judged) return []
  const page = environmentAddress(environment, 'onboarding')
  const titleOf = (id: string): Pick<JudgedLine, 'title' | 'address'> => {
    const [of = '', name = ''] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)]
    const line = of === 'readiness' ? onboarding?.data.readiness[name] : undefined
    if (line)
      return {
        title: line.title,
        address: `${environmentAddress(environment, 'readiness')}#${lineAnchor(id)}`,
      }
    const expectation = of === 'expectations' ? onboarding?.data.expectations[name] : undefined
    if (expectation) return { title: expectation.title, address: `${page}#${name}` }
    const objective = of === 'objectives' ? objectives.find((each) => each.id === name) : undefined
    if (objective) return { title: objective.data.title, address: `/objectives#${name}` }
    if (of === 'canary') return { title: 'The canary in the environment before' }
    if (of === 'before') return { title: `This version in ${name}` }
    return { title: fixedTitles[id] ?? id }
  }
  const lines = Object.entries(judged.lines).map(([id, { verdict, says, exception }]) => ({
    id,
    ...titleOf(id),
    verdict,
    says,
    isException: exception === true,
  }))
  return order.flatMap((verdict) => lines.filter((line) => line.verdict === verdict))
}

/** Lines that every environment has, whether or not its list names them. */
const fixedTitles: Record<string, string> = {
  ...Object.fromEntries(alwaysAsked.map(({ by, title }) => [`readiness/${by}`, title])),
  'readiness/list': 'What has to be shown',
  'readiness/evidence': 'Evidence can be read',
}
