import { actionsIn } from '../../domain/actions/register.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { canaryMeasures } from '../../model/canary-measures.ts'
import { csvTable } from './csv.ts'

/** The release history of all environments, one row each; Markdown as it was written. */
export function releasesCsv(playbook: Playbook, banner: string): string {
  const columns = [
    'environment',
    'app',
    'version',
    'day',
    'kind',
    'ended',
    'critical',
    'high',
    'medium',
    'low',
    'runs',
    'green',
    'canary share',
    'canary hours',
    'canary outcome',
    ...canaryMeasures.map((measure) => `canary ${measure}`),
    'canary by',
    'canary says',
    'lesson',
    'note',
  ]
  const rows = playbook.environments.flatMap(({ id }) =>
    playbook
      .all('release', id)
      .map(({ data: { openBugs, runs, canary, ...data } }) => [
        id,
        data.app,
        data.version,
        data.day,
        data.kind,
        data.ended,
        ...[openBugs.critical, openBugs.high, openBugs.medium, openBugs.low, runs.all, runs.green].map(
          String,
        ),
        ...[canary?.share, canary?.hours, canary?.outcome].map((value) => String(value ?? '')),
        ...canaryMeasures.map((measure) => String(canary?.saw[measure] ?? '')),
        canary?.by ?? '',
        canary?.says ?? '',
        data.lesson ?? '',
        data.note ?? '',
      ]),
  )
  return csvTable(banner, columns, rows)
}

/** The register of actions, one row each; Markdown as it was written. */
export function actionsCsv(playbook: Playbook, banner: string): string {
  const columns = ['due', 'state', 'what', 'environment', 'owner', 'for', 'from', 'title', 'held by']
  const rows = actionsIn(playbook).map(({ action, environment, entry, for: purpose = '' }) => [
    action.due ?? '',
    action.state,
    action.what,
    environment,
    action.owner,
    purpose,
    entry.kind,
    entry.data.title,
    Object.entries(action.heldBy ?? {})
      .map(([kind, name]) => `${kind} ${name}`)
      .join('; '),
  ])
  return csvTable(banner, columns, rows)
}
