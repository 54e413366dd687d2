import { join } from 'node:path'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { encode } from '../bundle/bytes.ts'
import { filesBelow } from '../bundle/files-below.ts'
import type { Files } from '../bundle/manifest.ts'
import { withFolderSync } from '../bundle/with-folder.ts'
import { writeWorkspace } from '../kit/write-workspace.ts'
import { changesName, playbookFolder, type Rebuild, rebuildName, wholeSignatureName } from './data-files.ts'

/** A released playbook as files, one way of writing for each: what a reader would write of them again is the same. */
export const playbookFiles = (playbook: Playbook): Map<string, Uint8Array> =>
  withFolderSync((folder) => {
    writeWorkspace(folder, playbook)
    return filesBelow(folder)
  })

/** What a bundle of data holds: the released playbook, what changed since the edition before, and what it is to come to. */
export function dataContents(
  playbook: Playbook,
  rebuild: Pick<Rebuild, 'manifest' | 'withheld'>,
  signature: Uint8Array | undefined,
): Map<string, Uint8Array> {
  const json = (value: object) => encode(`${JSON.stringify(value, null, 1)}\n`)
  const told: Rebuild = { kind: 'fieldbook-rebuild', version: 1, ...rebuild }
  return new Map([
    ...[...playbookFiles(playbook)].map(([name, bytes]) => [join(playbookFolder, name), bytes] as const),
    [rebuildName, json(told)],
    ...(playbook.since ? [[changesName, json(playbook.since)] as const] : []),
    ...(signature ? [[wholeSignatureName, signature] as const] : []),
  ])
}

/** The playbook of a bundle of data, by path below its folder. */
export const playbookIn = (files: Files): Map<string, Uint8Array> =>
  new Map(
    [...files].flatMap(([name, bytes]) =>
      name.startsWith(playbookFolder) ? [[name.slice(playbookFolder.length), bytes] as const] : [],
    ),
  )
