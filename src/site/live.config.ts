import { defineLiveCollection } from 'astro:content'
import type { LiveLoader } from 'astro/loaders'
import { z } from 'astro/zod'
import { contentTypes, type Kind, kinds } from '../model/registry.ts'
import { readStage, type StagedEntry } from '../workspace/stage.ts'

/** An entry as its collection has it: what was staged, with its place among all of them. */
type Collected = StagedEntry & { order: number }

const nameOf = ({ environment = '', id }: StagedEntry) => `${environment}/${id}`

/**
 * Entries of one kind from the stage, which the workspace loader has read, checked and released before. They are read when
 * a page asks for them, so that one program of pages serves every stage.
 */
function stagedEntries(kind: Kind): LiveLoader<Collected, { id: string }> {
  const entries = () =>
    (readStage()?.entries ?? []).flatMap((entry, order) =>
      entry.kind === kind ? [{ id: nameOf(entry), data: { ...entry, order } }] : [],
    )
  return {
    name: `fieldbook-${kind}`,
    loadCollection: async () => ({ entries: entries() }),
    loadEntry: async ({ filter }) => entries().find(({ id }) => id === filter.id),
  }
}

const collectionOf = <K extends Kind>(kind: K) =>
  defineLiveCollection({
    loader: stagedEntries(kind),
    schema: z.object({
      kind: z.literal(kind),
      id: z.string(),
      environment: z.string().optional(),
      layer: z.string(),
      file: z.string(),
      at: z.object({ file: z.string(), line: z.number(), col: z.number() }),
      banner: z.string(),
      order: z.number(),
      body: z.string().optional(),
      data: contentTypes[kind].schema,
    }),
  })

/** One collection for each content type of the model. */
export const collections = Object.fromEntries(kinds.map((kind) => [kind, collectionOf(kind)])) as {
  [K in Kind]: ReturnType<typeof collectionOf<K>>
}
