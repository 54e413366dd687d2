import { defineCollection } from 'astro:content'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loader } from 'astro/loaders'
import { z } from 'astro/zod'
import { contentTypes, type Kind, kinds } from '../model/registry.ts'
import { readStage, stageVariable } from '../workspace/stage.ts'

/** Entries of one kind from the stage, which the workspace loader has read, checked and released before. */
function stagedEntries(kind: Kind): Loader {
  return {
    name: `fieldbook-${kind}`,
    load: async ({ store, parseData, watcher }) => {
      const folder = process.env[stageVariable]
      const sync = async () => {
        const entries = readStage()?.entries ?? []
        const seen = new Set<string>()
        for (const [order, { data, mdx, ...rest }] of entries.entries()) {
          if (rest.kind !== kind) continue
          const id = `${rest.environment ?? ''}/${rest.id}`
          seen.add(id)
          const parsed = await parseData({ id, data: { ...rest, order, data } })
          const body = mdx && folder ? readFileSync(join(folder, mdx), 'utf8') : ''
          const digest = createHash('sha256').update(JSON.stringify(parsed)).update(body).digest('hex')
          const source = mdx ? { body, filePath: mdx, deferredRender: true } : {}
          store.set({ id, data: parsed, digest, ...source })
        }
        for (const id of store.keys()) if (!seen.has(id)) store.delete(id)
      }
      await sync()
      watcher?.on('change', (path) => {
        if (folder && path === join(folder, 'playbook.json')) void sync()
      })
    },
  }
}

const collectionOf = <K extends Kind>(kind: K) =>
  defineCollection({
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
      data: contentTypes[kind].schema,
    }),
  })

/** One collection for each content type of the model. */
export const collections = Object.fromEntries(kinds.map((kind) => [kind, collectionOf(kind)])) as {
  [K in Kind]: ReturnType<typeof collectionOf<K>>
}
