import type { Entry } from '../playbook/playbook.ts'

/** Topics of knowledge transfer that an environment asks for and nobody has shown yet, by environment. */
export function openTopics(
  { data }: Entry<'candidate'>,
  onboardings: readonly Entry<'onboarding'>[],
): { environment: string; topic: string }[] {
  const shown = new Set(data.transferred.filter(({ by, to }) => by !== to).map(({ topic }) => plain(topic)))
  return onboardings.flatMap(({ environment = '', data: { readiness } }) =>
    Object.values(readiness)
      .filter(({ by }) => by === 'transfer')
      .flatMap(({ topics = [] }) => topics)
      .filter((topic) => !shown.has(plain(topic)))
      .map((topic) => ({ environment, topic })),
  )
}

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
  const page = `/environments/${environment}/onboarding`
  const titleOf = (id: string): Pick<JudgedLine, 'title' | 'address'> => {
    const [of = '', name = ''] = [id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)]
    const line = of === 'readiness' ? onboarding?.data.readiness[name] : undefined
    if (line) return { title: line.title, address: `${page}#readiness.${name}` }
    const expectation = of === 'expectations' ? onboarding?.data.expectations[name] : undefined
    if (expectation) return { title: expectation.title, address: `${page}#${name}` }
    const objective = of === 'objectives' ? objectives.find((each) => each.id === name) : undefined
    if (objective) return { title: objective.data.title, address: `/objectives#${name}` }
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
  'readiness/manifest': 'The manifest fits',
  'readiness/day': 'The day is agreed',
  'readiness/list': 'What has to be shown',
  'readiness/evidence': 'Evidence can be read',
}
