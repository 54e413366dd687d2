import type { EnvironmentFit } from './judge.ts'
import type { Verdict } from './verdict.ts'

/** One item of an app, with its verdict in each environment; none where an environment has no such item. */
export interface MatrixRow {
  app: string
  /** Its kind and what it is about: `service orders-db`. */
  item: string
  verdicts: (Verdict | undefined)[]
}

/** The items of all environments in one order, with the verdict of each; shared by every report. */
export function matrixRows(environments: readonly EnvironmentFit[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>()
  for (const [column, { apps, together }] of environments.entries()) {
    const parts = [
      ...apps.map(({ app, findings }) => ({ app, findings })),
      { app: 'all apps', findings: together },
    ]
    for (const { app, findings } of parts) {
      for (const { kind, subject, verdict } of findings) {
        const key = JSON.stringify([app, kind, subject])
        const empty = environments.map(() => undefined)
        const row = rows.get(key) ?? { app, item: `${kind} ${subject}`, verdicts: empty }
        row.verdicts[column] = verdict
        rows.set(key, row)
      }
    }
  }
  return [...rows.values()]
}
