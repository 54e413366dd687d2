import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { tagsOf } from '../text/tags.ts'
import { bodyOf } from '../text/texts.ts'
import type { Material, Quote } from './page.ts'

/** The components in a text and what they name; which of it is shown is for its playbook to say. */
const tagsIn = oncePer((entry: Entry) => bodyOf(entry).flatMap((text) => tagsOf(text)))

/**
 * What the components in an entry's text show of others: `ServiceRef` a name and, where it names an environment, the
 * state there; `FeedbackRef` what an environment says of a signal. Names of environments are in every page's frame.
 */
export function mentioned(
  playbook: Playbook,
  entry: Entry | undefined,
): Required<Pick<Material, 'quoted' | 'named'>> {
  const quoted: Quote[] = []
  const named: (Entry | undefined)[] = []
  for (const { name, attributes } of entry ? tagsIn(entry) : []) {
    const said = (wanted: string) => attributes.find((a) => a.name === wanted)?.value
    const [id = '', environment] = [said('id'), said('environment')]
    const home = name === 'FeedbackRef' ? playbook.get('environment', environment ?? '') : undefined
    if (home) quoted.push({ entry: home, field: 'feedback' })
    if (name !== 'ServiceRef') continue
    named.push(playbook.get('service', id))
    if (environment !== undefined) named.push(playbook.get('availability', id, environment))
  }
  return { quoted, named }
}
