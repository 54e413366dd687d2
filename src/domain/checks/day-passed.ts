import type { Path } from '../../model/walk.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'day-passed',
  severity: 'warning',
  title: 'A plan for a day that has passed',
  why: 'Readers arrange their weeks by these days. One in the past says that nobody has looked since.',
  wrong: 'state: planned\nday: 2026-09-03   # and it is November',
  right: 'state: done\nday: 2026-09-03\nfindings: […]',
} as const

interface DatedPlan {
  entry: Entry
  day: string | undefined
  path: Path
  /** What was to be on that day, and what to write now. */
  what: string
  fix: string
}

export const dayPassed: Check = {
  rule,
  *run(playbook, { asOf }) {
    for (const { entry, day, path, what, fix } of plansOf(playbook)) {
      if (day === undefined || day >= asOf) continue
      yield finding(rule, entry.at(path), `${what} ${day}, and it is ${asOf}`, fix)
    }
  },
}

function* plansOf(playbook: Playbook): Generator<DatedPlan> {
  for (const entry of playbook.all('exercise')) {
    const { state, day, actions } = entry.data
    const fix = 'write state: done with its findings, state: cancelled, or the new day'
    if (state === 'planned') yield { entry, day, path: ['day'], what: 'the exercise is planned for', fix }
    yield* actionsOf(entry, { actions })
  }
  for (const entry of playbook.all('lesson')) {
    const { corrective, preventive, adaptive } = entry.data
    yield* actionsOf(entry, { corrective, preventive, adaptive })
  }
  for (const entry of playbook.all('environment')) {
    const { cadence, foundations } = entry.data
    for (const [i, { name, next, repeats }] of cadence.entries()) {
      // What has a rule has its next day from it.
      if (repeats) continue
      const what = `"${name}" is next on`
      yield { entry, day: next, path: ['cadence', i, 'next'], what, fix: 'write the next day' }
    }
    const fix = 'take it out if it is gone, else write until when it stays'
    for (const list of ['stacks', 'buildpacks'] as const) {
      for (const [i, { name, until }] of foundations[list].entries()) {
        const what = `${name} was to stay until`
        yield { entry, day: until, path: ['foundations', list, i, 'until'], what, fix }
      }
    }
  }
  for (const entry of playbook.all('availability')) {
    const { status, until } = entry.data
    const fix = 'write status: unavailable if it is gone, else until when it stays'
    const what = `${entry.id} is ${status} until`
    if (status !== 'unavailable') yield { entry, day: until, path: ['until'], what, fix }
  }
}

type Actions = Readonly<Record<string, readonly { state: string; due?: string | undefined }[]>>

function* actionsOf(entry: Entry, lists: Actions): Generator<DatedPlan> {
  for (const [list, actions] of Object.entries(lists)) {
    for (const [i, { state, due }] of actions.entries()) {
      const fix = 'write state: done or dropped, or the new day'
      if (state === 'open')
        yield { entry, day: due, path: [list, i, 'due'], what: 'this action was due on', fix }
    }
  }
}
