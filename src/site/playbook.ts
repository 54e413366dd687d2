import { getLiveCollection } from 'astro:content'
import { oncePer } from '../domain/base/once.ts'
import { type Body, type Entry, keyOf, Playbook } from '../domain/playbook/playbook.ts'
import { kinds } from '../model/registry.ts'
import { parseBody } from '../workspace/mdx.ts'
import { readStage, type Stage, type StagedEdition } from '../workspace/stage.ts'
import { componentOf } from './bodies.ts'
import { showMomentsIn } from './views/dates.ts'

/** The playbook as this build's network may see it, put together from Astro's collections. */
export const getPlaybook = (): Promise<Playbook> => assembled(stage())

/** Of one stage there is one; what is staged anew, for another network or while editing, makes another. */
const assembled = oncePer(async (staged: Stage): Promise<Playbook> => {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const { entries, error } = await getLiveCollection(kind)
      if (error) throw error
      return entries ?? []
    }),
  )
  const entries = found.flat().toSorted((a, b) => a.data.order - b.data.order)
  return new Playbook(
    entries.map(({ data: { at, order: _, environment, body, ...entry } }) => ({
      ...entry,
      ...(environment === undefined ? {} : { environment }),
      ...(body === undefined ? {} : { body: new LazyBody(body, entry.file) }),
      at: () => at,
    })) as Entry[],
    [],
    staged.since,
  )
})

/** A text that is parsed where somebody asks what is in it: which entries it names, its headings. */
class LazyBody implements Body {
  readonly text: string
  readonly offset = 0
  readonly file: string
  #tree: Body['tree'] | undefined

  constructor(text: string, file: string) {
    this.text = text
    this.file = file
  }

  get tree() {
    this.#tree ??= parseBody(this.text)
    return this.#tree
  }
}

/** The body of an MDX entry as a component, with the number of its words. */
export async function renderBody({ body, ...entry }: Entry) {
  if (!(body instanceof LazyBody)) throw new Error(`${keyOf(entry)} has no body`)
  return { Content: await compiled(body), words: body.text.match(/\S+/g)?.length ?? 0 }
}

/** A page asks for its words, and what stands on it for its text. */
const compiled = oncePer(({ text, file }: LazyBody) => componentOf(text, `/${file}`))

/** What this build is: day, revision, network, scripts. */
export function getEdition(): StagedEdition {
  const { edition } = stage()
  showMomentsIn(edition.timeZone)
  return edition
}

function stage(): Stage {
  const staged = readStage()
  if (!staged) throw new Error('pages are built by "fieldbook build" and "fieldbook dev"')
  return staged
}
