import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { oncePer } from '../domain/base/once.ts'
import { type Body, type Entry, Playbook } from '../domain/playbook/playbook.ts'
import { parseBody } from '../workspace/mdx.ts'
import { type Edition, readStage, type Stage, stageVariable } from '../workspace/stage.ts'
import { contentOf } from './body.ts'

/** The playbook as this build's network may see it, as it was staged. */
export async function getPlaybook(): Promise<Playbook> {
  return assemble(staged())
}

const assemble = oncePer(
  ({ entries }: Stage) =>
    new Playbook(
      entries.map(({ at, mdx, ...entry }) => ({
        ...entry,
        ...(mdx === undefined ? {} : { body: new LazyBody(mdx) }),
        at: () => at,
      })) as Entry[],
    ),
)

/** What is staged. It is written anew while somebody edits, and once for a build. */
function staged(): Stage {
  const stage = readStage()
  if (!stage) throw new Error('pages are built by "fieldbook build" and "fieldbook dev"')
  return stage
}

/** A text that is parsed where somebody asks what is in it: which entries it names, its headings. */
class LazyBody implements Body {
  readonly offset = 0
  readonly #path: string
  #text: string | undefined
  #tree: Body['tree'] | undefined

  /** The text at a path in the stage. */
  constructor(path: string) {
    this.#path = join(process.env[stageVariable] ?? '', path)
  }

  get text() {
    this.#text ??= readFileSync(this.#path, 'utf8')
    return this.#text
  }

  get tree() {
    this.#tree ??= parseBody(this.text)
    return this.#tree
  }
}

/** The body of an MDX entry as a component, with the number of its words. */
export async function renderBody({ kind, id, body }: Entry) {
  if (!body) throw new Error(`${kind} ${id} has no body`)
  return { Content: await contentOf(body), words: body.text.match(/\S+/g)?.length ?? 0 }
}

/** What this build is: day, revision, network, scripts. */
export const getEdition = (): Edition => staged().edition
