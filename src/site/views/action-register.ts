import { actionsIn, isLate, onMemoryAlone, type RegisteredAction } from '../../domain/actions/register.ts'
import { countOf } from '../../domain/base/words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Link, Page } from './page.ts'
import { referencePage } from './reference.ts'

/** What the purposes are called on screen. */
export const purposeLabels = {
  corrective: 'Corrective',
  preventive: 'Preventive',
  adaptive: 'Adaptive',
} as const

/** What kinds of entry are called where an action comes from. */
export const sourceLabels = { lesson: 'Lesson', exercise: 'Exercise', notice: 'Notice' } as const

/** The register in its two lists: what is open, by its day, and what is over, the latest first. */
export function register(playbook: Playbook): { open: RegisteredAction[]; over: RegisteredAction[] } {
  const all = actionsIn(playbook)
  const isOpen = ({ action }: RegisteredAction) => action.state === 'open'
  return { open: all.filter(isOpen), over: all.filter((each) => !isOpen(each)).reverse() }
}

/** Where an action was decided: the lesson, exercise or notice. */
export const decidedIn = ({ entry }: RegisteredAction): Link => ({
  href: addressOf(entry) ?? '/',
  text: entry.data.title,
})

/** What holds an action now, as words and links. */
export function heldLinks(
  playbook: Playbook,
  { action, environment }: RegisteredAction,
): { what: string; link?: Link; text?: string }[] {
  const { check, path, expectation, exercise } = action.heldBy ?? {}
  const found: { what: string; link?: Link; text?: string }[] = []
  if (check !== undefined) found.push({ what: 'Check', text: check })
  const held = playbook.triage(environment).find(({ id }) => id === path)
  if (held)
    found.push({
      what: 'Path',
      link: { href: addressOf(held, environment) ?? '/triage', text: held.data.title },
    })
  const rehearsed = exercise === undefined ? undefined : playbook.get('exercise', exercise, environment)
  if (rehearsed)
    found.push({ what: 'Exercise', link: { href: addressOf(rehearsed) ?? '/', text: rehearsed.data.title } })
  const expected = playbook.all('onboarding', environment)[0]?.data.expectations[expectation ?? '']
  if (expected) {
    const href = `${environmentAddress(environment, 'onboarding')}#${expectation}`
    found.push({ what: 'Expectation', link: { href, text: expected.title } })
  }
  return found
}

/** Title, lead and facts of the register. */
export function actionsPage(playbook: Playbook, asOf: string): Page {
  const { open, over } = register(playbook)
  const late = open.filter(({ action }) => isLate(action, asOf)).length
  return referencePage(playbook, {
    lead: 'Everything that somebody has promised to do after a lesson, an exercise or a notice, in every environment.',
    facts: [
      { label: 'Open', text: String(open.length) },
      { label: 'Late', text: String(late) },
      { label: 'Done or dropped', text: String(over.length) },
      { label: 'Take along', links: [{ href: '/data/actions.csv', text: 'CSV' }] },
      { label: 'On memory alone', text: countOf(onMemoryAlone(playbook).length, 'lesson') },
    ],
  })
}
