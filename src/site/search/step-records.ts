import { concernsPath, noticeLabels } from '../../domain/notices/notices.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { type CommandHere, commandHere } from '../../domain/triage/commands.ts'
import type { TriageStep } from '../../model/triage.ts'
import { dayLabel } from '../views/dates.ts'
import { troublesIn } from '../views/notices.ts'
import { knownOn } from './known-on.ts'
import { proseOf } from './prose-text.ts'

function endOf(playbook: Playbook, step: TriageStep): (string | undefined)[] {
  if (step.kind === 'ask') return step.answers.map((a) => a.answer)
  if (step.kind === 'do') return [step.worked]
  const to = playbook.site?.data.roleLabels[step.to]?.name ?? step.to
  return [`Call the ${to}; bring ${step.bring.join(', ')}`]
}

/** Commands as the page of the environment has them: what cannot be used there is no answer to a search. */
function commandsOf(playbook: Playbook, step: TriageStep, environment: string): (string | undefined)[] {
  const home = playbook.get('environment', environment)?.data
  return step.commands.flatMap(({ note, output, ...typed }) => {
    const here: CommandHere = home ? commandHere(typed, home) : typed
    return here.refused
      ? [`Not here: \`${here.refused.command}\`.`, here.refused.says]
      : [`\`${here.run}\``, note, output]
  })
}

/** The steps of a triage path in one environment. */
export function steps(
  playbook: Playbook,
  path: Entry<'triage'>,
  environment: string,
  asOf: string,
): SearchRecord[] {
  const known = troublesIn(playbook, asOf, environment).filter((notice) => concernsPath(notice, path))
  return Object.entries(path.data.steps).map(([id, step]) => ({
    address: `${addressOf(path, environment)}#${id}`,
    entry: `step/${path.id}/${id}`,
    kind: 'Triage',
    title: step.title,
    names: [],
    text: proseOf(
      step.details,
      ...commandsOf(playbook, step, environment),
      ...endOf(playbook, step),
      path.data.title,
      ...known.map((notice) => knownOn(asOf, notice)),
    ),
    fact: [
      path.data.title,
      ...known.map(({ data }) => `${noticeLabels[data.kind].toLowerCase()} on ${dayLabel(asOf)}`),
    ].join('; '),
    environment,
    roles: [...new Set([...rolesOf(playbook, 'build'), ...(step.kind === 'escalate' ? [step.to] : [])])],
  }))
}
