import { getCollection, render } from 'astro:content'
import { type Body, type Entry, keyOf, Playbook } from '../domain/playbook/playbook.ts'
import { kinds } from '../model/registry.ts'
import { parseBody } from '../workspace/mdx.ts'
import { readStage, type StagedEdition } from '../workspace/stage.ts'

/** The playbook as this build's network may see it, put together from Astro's collections. */
export async function getPlaybook(): Promise<Playbook> {
  if (getEdition().editing) return assemble()
  playbook ??= assemble()
  return playbook
}
let playbook: Promise<Playbook> | undefined

async function assemble(): Promise<Playbook> {
  const staged = await Promise.all(kinds.map((kind) => getCollection(kind)))
  const entries = staged.flat().toSorted((a, b) => a.data.order - b.data.order)
  return new Playbook(
    entries.map(({ body, data: { at, order: _, environment, ...entry } }) => ({
      ...entry,
      ...(environment === undefined ? {} : { environment }),
      ...(body === undefined ? {} : { body: new LazyBody(body) }),
      at: () => at,
    })) as Entry[],
    [],
    getEdition().since,
  )
}

/** A text that is parsed where somebody asks what is in it: which entries it names, its headings. */
class LazyBody implements Body {
  readonly text: string
  readonly offset = 0
  #tree: Body['tree'] | undefined

  constructor(text: string) {
    this.text = text
  }

  get tree() {
    this.#tree ??= parseBody(this.text)
    return this.#tree
  }
}

/** The body of an MDX entry as a component, with the number of its words. */
export async function renderBody(entry: Entry) {
  const found = (await getCollection(entry.kind)).find((e) => keyOf(e.data) === keyOf(entry))
  if (!found) throw new Error(`${keyOf(entry)} has no body`)
  return { ...(await render(found)), words: found.body?.match(/\S+/g)?.length ?? 0 }
}

/** What this build is: day, revision, network, scripts. Read once in a build; anew while editing. */
export function getEdition(): StagedEdition {
  if (edition && !edition.editing) return edition
  edition = readStage()?.edition
  if (!edition) throw new Error('pages are built by "fieldbook build" and "fieldbook dev"')
  return edition
}
let edition: StagedEdition | undefined
