import type { ReadEntry, ReadPlaybook } from '../../model/own-check.ts'
import type { Kind } from '../../model/registry.ts'
import { type Entry, keyOf } from './playbook.ts'

/** A copy of entries for code of an organisation's own, so that none can change what is released. */
export function readCopyOf(entries: readonly Entry[]): ReadPlaybook {
  const read = entries.map((entry): ReadEntry => {
    const { kind, id, environment, data, body, file } = entry
    return {
      kind,
      id,
      ...(environment === undefined ? {} : { environment }),
      // Data are what YAML says, and JSON has all of that.
      data: JSON.parse(JSON.stringify(data)) as typeof data,
      ...(body === undefined ? {} : { text: body.text }),
      file,
    }
  })
  const byKey = new Map(read.map((entry) => [keyOf(entry), entry]))
  return {
    entries: read,
    all: <K extends Kind>(kind: K, environment?: string) =>
      read.filter(
        (entry) => entry.kind === kind && (environment === undefined || entry.environment === environment),
      ) as ReadEntry<K>[],
    get: <K extends Kind>(kind: K, id: string, environment?: string) =>
      byKey.get(keyOf({ kind, id, environment })) as ReadEntry<K> | undefined,
  }
}
