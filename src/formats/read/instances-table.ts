import type { Instance } from '../../domain/fit/app.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { kindOfTable, looksLikeCf, readSections } from './cf-table.ts'
import { given } from './osb.ts'
import type { Source } from './source.ts'

/** Whether a text is the table of `cf services`. */
export const looksLikeInstances = ({ text }: Source): boolean =>
  looksLikeCf(text) && /^\s*name\s+(?:offering|service)\s+plan\s/m.test(text.slice(0, 20_000))

/**
 * The instances that `cf services` of v6 to v8 lists: name, offering, plan. Reports rows that do not line up with
 * the header.
 */
export function instancesFromTable(source: Source, problems: Problem[]): Instance[] {
  const tables = readSections(source, problems).flatMap((section) => section.tables)
  return tables
    .filter(({ header }) => kindOfTable(header) === 'instances')
    .flatMap(({ rows }) => rows)
    .map(({ cells, at }): Instance => {
      const name = cells['name'] ?? ''
      const offering = cells['offering'] ?? cells['service'] ?? ''
      if (offering === 'user-provided') return { kind: 'user-provided', name, at }
      const more = {
        ...given('plan', cells['plan'] || undefined),
        ...given('broker', cells['broker'] || undefined),
      }
      return { kind: 'managed', name, at, offering, ...more }
    })
}
