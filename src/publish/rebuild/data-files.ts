import { z } from 'zod'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { editionChangesSchema } from '../../model/edition.ts'
import type { Files } from '../bundle/manifest.ts'

/** The folder of the playbook in a bundle of data. */
export const playbookFolder = 'playbook/'
/** What the build needs beside the playbook. */
export const rebuildName = 'rebuild.json'
/** What is otherwise than in the edition before, where one is known. */
export const changesName = 'changes.json'
/** The signature of the manifest of the whole, so that what is built there is signed as it is here. */
export const wholeSignatureName = 'whole.sig'

/** Parts of a workspace that go: nothing of them runs. Checks of an organisation's own do not go, since they are code. */
const playbookParts = /^(?:content\/|environments\/|public\/|layer\.yaml$|fieldbook\.config\.yaml$)/

/** Whether a bundle of data has a file of this name. */
export const isDataFile = (name: string): boolean =>
  [rebuildName, changesName, wholeSignatureName].includes(name) ||
  (name.startsWith(playbookFolder) && playbookParts.test(name.slice(playbookFolder.length)))

/** Components of an organisation's own that pages of a playbook are made with: their code is not among the data. */
export const ownComponentsOf = ({ configuration }: Playbook): string[] =>
  Object.keys(configuration?.data.extend?.components ?? {})

/** `rebuild.json`: what the same generator makes of this data, and what it has to know for it. */
export const rebuildSchema = z.strictObject({
  kind: z.literal('fieldbook-rebuild'),
  version: z.literal(1),
  /** SHA-256 of the manifest of the whole bundle, which stands for every file of it. */
  manifest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Addresses of pages that say that something is withheld from them. */
  withheld: z.array(z.string()),
})
export type Rebuild = z.infer<typeof rebuildSchema>

/** Reads `rebuild.json` and `changes.json`; undefined where one of them is not what it should be. */
export function readRebuild(files: Files) {
  const rebuild = rebuildSchema.safeParse(parsed(files.get(rebuildName)))
  const told = files.get(changesName)
  const changes = told === undefined ? undefined : editionChangesSchema.safeParse(parsed(told))
  if (!rebuild.success || changes?.success === false) return undefined
  return { rebuild: rebuild.data, ...(changes && { changes: changes.data }) }
}

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(bytes ?? []).toString('utf8'))
  } catch {
    return undefined
  }
}
