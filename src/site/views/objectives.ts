import { countOf } from '../../domain/base/words.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

type Objective = Entry<'objective'>

/** The targets of an objective in each environment along the path that has one. */
export function objectiveRows(playbook: Playbook) {
  return playbook.all('objective').map((objective) => ({
    objective,
    cells: playbook.environments.map((environment) => ({
      environment,
      target: objective.data.targets[environment.id] as Objective['data']['targets'][string] | undefined,
    })),
  }))
}

/** Title, lead and facts of the page. */
export function objectivesPage(playbook: Playbook): Page {
  const objectives = playbook.all('objective')
  const indicators = objectives.flatMap((o) => o.data.indicators).length
  return referencePage(playbook, {
    lead: 'What the platform promises of itself in each environment, over what window, and how it is measured.',
    facts: [
      { label: 'Objectives', text: String(objectives.length) },
      { label: 'Measured by', text: countOf(indicators, 'indicator') },
    ],
  })
}
