import { type Finding, type Verdict, verdicts } from '../fit/verdict.ts'
import { instanceNames } from '../intake/as-app.ts'
import { compare } from '../playbook/problem.ts'
import { type Answered, bySoonest, type Waiting, waitingOf } from './answered.ts'

/** Something that is wanted and not there, in one environment, with everybody who waits for it. */
export interface MissingThing {
  environment: string
  name: string
  subject: string
  /** The worst that was said of it to anybody. */
  verdict: Verdict
  /** Everything that was said of it, each once. */
  says: string[]
  /** When it comes, where that is promised. */
  roadmap?: { id: string; title: string; target: string }
  waiting: Waiting[]
}

const isMissing = ({ kind, verdict }: Finding) =>
  (kind === 'service' || kind === 'version') && verdict !== 'fits' && verdict !== 'limited'

/** What a team brings itself is wanted of nobody. */
const isOwn = ({ given: { record } }: Answered, { subject }: Finding) =>
  [...(record.ownServices ?? []), ...(record.integrations ?? [])].some(({ name }) => name === subject)

/** Services, plans and versions that are missing or only promised: what most wait for first, then who waits least long. */
export function wantedOf(all: readonly Answered[]): MissingThing[] {
  const found = new Map<string, MissingThing>()
  for (const one of all) {
    const here = one.answer.fit.environments.at(-1)
    const findings = [...(here?.apps.flatMap((app) => app.findings) ?? []), ...(here?.together ?? [])]
    const { id, name } = one.answer.environment
    const services = one.given.record.services ?? []
    const instances = instanceNames(services)
    for (const finding of findings.filter(isMissing)) {
      const { verdict, says, roadmap } = finding
      // A second instance has a name of its own, and is wanted as what it is one of.
      const subject = services[instances.indexOf(finding.subject)]?.service ?? finding.subject
      if (isOwn(one, finding)) continue
      const key = JSON.stringify([id, subject])
      const wanted = found.get(key) ?? { environment: id, name, subject, verdict, says: [], waiting: [] }
      if (verdicts.indexOf(verdict) > verdicts.indexOf(wanted.verdict)) wanted.verdict = verdict
      wanted.says = [...new Set([...wanted.says, says])].sort(compare)
      if (roadmap) wanted.roadmap ??= { id: roadmap.id, title: roadmap.title, target: roadmap.target }
      add(wanted.waiting, waitingOf(one))
      found.set(key, wanted)
    }
  }
  return [...found.values()]
    .map((wanted) => ({ ...wanted, waiting: wanted.waiting.toSorted(bySoonest) }))
    .sort(
      (a, b) =>
        b.waiting.length - a.waiting.length ||
        compare(a.waiting[0]?.live ?? '9', b.waiting[0]?.live ?? '9') ||
        compare(a.subject, b.subject) ||
        compare(a.environment, b.environment),
    )
}

function add(waiting: Waiting[], one: Waiting): void {
  if (!waiting.some((other) => JSON.stringify(other) === JSON.stringify(one))) waiting.push(one)
}
