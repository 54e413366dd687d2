import { join } from 'node:path'
import { editorSchema } from '../domain/playbook/editor-schema.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { type Kind, kinds } from '../model/registry.ts'
import { writePlanned } from './planned.ts'

/** Where editors look for the schemas; `.vscode/settings.json` says which files each is for. */
export const schemaFolder = '.fieldbook/schemas'

/** That folder of a workspace: of its first layer, whose settings name it. */
export const schemasIn = (roots: readonly string[]) => join(roots[0] ?? '.', schemaFolder)

/** The schema of a kind as it stands in its file. */
export const schemaText = (kind: Kind, playbook: Playbook) =>
  `${JSON.stringify(editorSchema(kind, playbook), null, 1)}\n`

/** Writes the schema of every kind as `<kind>.schema.json` into a folder; gives how many there are. */
export function writeSchemas(playbook: Playbook, folder: string): number {
  const files = kinds.map((kind) => ({
    path: `${kind}.schema.json`,
    after: schemaText(kind, playbook),
  }))
  writePlanned(files, [folder])
  return files.length
}
