import type { Environment } from '../../model/environment.ts'
import { lookUp } from '../base/look-up.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Quote } from './page.ts'
import { handingRoles } from './role-order.ts'

/** The fields of an environment from which its drawings are made, by component. */
const fields: Readonly<Record<string, readonly (keyof Environment)[]>> = {
  BlueGreenSwitch: ['fielding'],
  Cadence: ['cadence', 'calendar'],
  CanarySteps: ['fielding'],
  CountingDays: ['calendar'],
  LogPath: ['feedback'],
  MarkingParts: ['handles'],
}

/** What a drawing in a text is made from: fields of its environment, or entries of which it shows what they say. */
export function drawnFrom(
  playbook: Playbook,
  name: string,
  { environment = '', lesson = '' }: { environment?: string | undefined; lesson?: string | undefined },
): { whole: (Entry | undefined)[]; quoted: Quote[] } {
  const home = playbook.get('environment', environment)
  const own = lookUp(fields, name) ?? []
  const quoted: Quote[] = home ? own.map((field) => ({ entry: home, field })) : []
  const all = (field: keyof Environment): Quote[] =>
    playbook.environments.map((entry) => ({ entry: entry as Entry, field }))
  if (name === 'EventToActions') return { quoted, whole: [playbook.get('lesson', lesson, environment)] }
  if (name === 'HandOvers') return { quoted, whole: handingRoles(playbook) }
  if (name === 'Quarters') return { quoted: all('exercises'), whole: playbook.all('exercise') }
  if (name === 'LeadTimes') {
    const expected = playbook
      .all('onboarding')
      .map((entry) => ({ entry: entry as Entry, field: 'expectations' }))
    return { quoted: expected, whole: [] }
  }
  return { quoted, whole: [] }
}
