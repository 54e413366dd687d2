import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { tagsOf } from '../text/tags.ts'
import { bodyOf } from '../text/texts.ts'
import type { Material, Quote } from './page.ts'

/** The components in a text and what they name; which of it is shown is for its playbook to say. */
const tagsIn = oncePer((entry: Entry) => bodyOf(entry).flatMap((text) => tagsOf(text)))

/**
 * What the components in an entry's text show of others: `ServiceRef` a name and, where it names an environment, the
 * state there; `FeedbackRef` what an environment says of a signal; `FitExample` all that an app is judged by there. Names
 * of environments are in every page's frame.
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
    const home = name === 'FeedbackRef' ? playbook.get('environment', environment ?? '') : undefined
    if (home) quoted.push({ entry: home, field: 'feedback' })
    if (name === 'FitExample') {
      const judged = judgedBy(playbook, environment ?? '', said('service'))
      whole.push(...judged.whole)
      named.push(...judged.named)
    }
    if (name !== 'ServiceRef') continue
    named.push(playbook.get('service', id))
    if (environment !== undefined) named.push(playbook.get('availability', id, environment))
  }
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
