import { lookUp } from '../base/look-up.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { scopeOf } from '../playbook/references.ts'
import { ownComponent } from '../text/components.ts'
import { quotable } from '../text/facts.ts'
import { readBy } from '../text/own-use.ts'
import { tagsOf } from '../text/tags.ts'
import { bodyOf } from '../text/texts.ts'
import { homesAgainst } from '../triage/commands-there.ts'
import { drawnFrom } from './drawn-from.ts'
import type { Material, Quote } from './page.ts'

/** The components in a text and what they name; which of it is shown is for its playbook to say. */
const tagsIn = oncePer((entry: Entry) => bodyOf(entry).flatMap((text) => tagsOf(text)))

/**
 * What the components in an entry's text show of others: `ServiceRef` a name and, where it names an environment, the
 * state there; `FeedbackRef` what an environment says of a signal; `FitExample` all that an app is judged by there;
 * `Fact` and `PlanExample` what is counted from an environment; drawings what they are drawn from; a component of the
 * organisation's own all that it is given. Names of environments are in every page's frame.
 */
export function mentioned(
  playbook: Playbook,
  entry: Entry | undefined,
): Required<Pick<Material, 'whole' | 'quoted' | 'named'>> {
  const whole: (Entry | undefined)[] = []
  const quoted: Quote[] = []
  const named: (Entry | undefined)[] = []
  for (const { name, attributes } of entry ? tagsIn(entry) : []) {
    const said = (wanted: string) => attributes.find((a) => a.name === wanted)?.value
    const [id = '', environment] = [said('id'), said('environment')]
    const declared = ownComponent(playbook, name)
    if (declared && entry) {
      const [place] = scopeOf(entry)
      const written = Object.fromEntries(attributes.map((a) => [a.name ?? '', a.value]))
      whole.push(...readBy(playbook, { declared, attributes: written, environment: place }))
    }
    const home = name === 'FeedbackRef' ? playbook.get('environment', environment ?? '') : undefined
    if (home) quoted.push({ entry: home, field: 'feedback' })
    const figures = name === 'PlanExample' || name === 'CountingBack' || name === 'Fact'
    if (figures) quoted.push(...figuresOf(playbook, environment ?? '', said('of')))
    if (name === 'FitExample') {
      const judged = judgedBy(playbook, environment ?? '', said('service'))
      whole.push(...judged.whole)
      named.push(...judged.named)
    }
    const drawn = drawnFrom(playbook, name ?? '', { environment, lesson: said('lesson') })
    whole.push(...drawn.whole)
    quoted.push(...drawn.quoted)
    if (name !== 'ServiceRef') continue
    named.push(playbook.get('service', id))
    if (environment !== undefined) named.push(playbook.get('availability', id, environment))
  }
  // What environments say in place of a command stands below it.
  const against = entry ? homesAgainst(playbook, entry) : []
  quoted.push(...against.map((home) => ({ entry: home as Entry, field: 'instead' })))
  return { whole, quoted, named }
}

/** What an example is judged by: the environment, and the service that it binds, there and on its roadmap. */
function judgedBy(
  playbook: Playbook,
  environment: string,
  service: string | undefined,
): Required<Pick<Material, 'whole' | 'named'>> {
  const home = playbook.get('environment', environment)
  if (service === undefined) return { whole: [home], named: [] }
  const offer = playbook.get('availability', service, environment)
  const promises = playbook
    .all('roadmap', environment)
    .filter(({ id, data }) => data.service === service || id === offer?.data.roadmap)
  return { whole: [home, offer, ...promises], named: [playbook.get('service', service)] }
}

/** What a figure is taken or counted from: a field of the environment, or its calendar and what it expects. */
function figuresOf(playbook: Playbook, id: string, of: string | undefined): Quote[] {
  const home = playbook.get('environment', id)
  if (!home) return []
  const field = of === undefined ? 'calendar' : lookUp<string | undefined>(quotable, of)
  const expected = field === undefined || of === undefined ? playbook.all('onboarding', id) : []
  return [
    ...(field === undefined ? [] : [{ entry: home as Entry, field }]),
    ...expected.map((entry) => ({ entry: entry as Entry, field: 'expectations' })),
  ]
}
