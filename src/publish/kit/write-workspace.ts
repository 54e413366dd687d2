import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Edition } from '../../model/edition.ts'
import { contentTypes } from '../../model/registry.ts'
import { extendFolder } from '../../workspace/load-own-components.ts'
import { withoutComments } from '../../workspace/stage.ts'

/**
 * Writes a released playbook as a workspace again: what its entries say, and nothing else of their files, in which
 * comments, order and blank lines tell of what was withheld. Read back it is the same playbook.
 */
export function writeWorkspace(folder: string, playbook: Playbook): void {
  for (const [file, entries] of byFile(playbook)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), textOf(entries))
  }
  for (const { path, source } of playbook.files) {
    mkdirSync(dirname(join(folder, 'public', path)), { recursive: true })
    cpSync(source, join(folder, 'public', path))
  }
}

/** Copies the code of components that the texts of a released playbook use: without it no page could be made there. */
export function writeComponents(folder: string, base: string, { configuration }: Playbook): void {
  for (const { file } of Object.values(configuration?.data.extend?.components ?? {})) {
    mkdirSync(dirname(join(extendFolder(folder), file)), { recursive: true })
    cpSync(join(extendFolder(base), file), join(extendFolder(folder), file))
  }
}

/** Writes what the edition before said, as far as the workspace may have it, where its site.yaml looks for it. */
export function writeFacts(folder: string, path: string, edition: Edition): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), `${JSON.stringify(edition)}\n`)
}

function byFile({ entries }: Playbook): Map<string, Entry[]> {
  const files = new Map<string, Entry[]>()
  for (const entry of entries) files.set(entry.file, [...(files.get(entry.file) ?? []), entry])
  return files
}

function textOf(entries: readonly Entry[]): string {
  const [first] = entries
  if (!first) return ''
  if (contentTypes[first.kind].form === 'map')
    return yaml(Object.fromEntries(entries.map(({ id, data }) => [id, data])))
  const { body } = first
  return body ? `---\n${yaml(first.data)}---\n${withoutComments(body)}` : yaml(first.data)
}

/** Every text in quotes, so that no version and no day is read as a number. */
const yaml = (data: unknown) =>
  stringify(data, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  })
