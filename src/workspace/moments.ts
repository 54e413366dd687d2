import { readMoment } from '../domain/base/zones.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { contentTypes, type DataOf, type Kind } from '../model/registry.ts'
import { type Path, walk } from '../model/walk.ts'

/**
 * An entry with its moments in UTC, whatever offset they are written with; those without one are of `zone`, the
 * playbook's. Where there is no such zone, or its clocks never show that time or show it twice, there is a problem, and
 * no entry.
 */
export function withMomentsInUtc(
  entry: Entry,
  zone: string | undefined,
  problems: Problem[],
): Entry | undefined {
  const written = walk(contentTypes[entry.kind].schema, entry.data).filter(({ meta }) => meta.moment === true)
  const others = written.filter(({ value }) => !String(value).endsWith('Z'))
  if (others.length === 0) return entry
  const data = structuredClone(entry.data)
  const before = problems.length
  for (const { path, value } of others) {
    const utc = readMoment(String(value), zone)
    if ('fix' in utc) {
      const message = `\`${path.join('.')}\` is "${value}", ${utc.message}`
      problems.push(readingProblem('schema-value', entry.at(path), message, utc.fix))
    } else put(data, path, utc.moment)
  }
  return problems.length > before ? undefined : { ...entry, data: data as DataOf<Kind> }
}

function put(data: unknown, path: Path, value: string): void {
  let at = data as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = value
}
