import type { Path } from '../../model/walk.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'period-reversed',
  severity: 'error',
  title: 'A period that ends before it begins',
  why: 'Notices move to the past when they end, and freezes block releases: a reversed one does neither.',
  wrong: 'from: 2026-11-18T08:00Z\nuntil: 2026-11-18T02:00Z',
  right: 'from: 2026-11-18T02:00Z\nuntil: 2026-11-18T08:00Z',
} as const

interface Period {
  entry: Entry
  from: string | undefined
  until: string | undefined
  /** Where its end stands, and what it is. */
  path: Path
  end?: string
}

export const periodReversed: Check = {
  rule,
  *run(playbook) {
    for (const { entry, from, until, path, end = 'it ends' } of periodsOf(playbook)) {
      if (from === undefined || until === undefined || until >= from) continue
      const message = `${end} ${until}, before it begins ${from}`
      yield finding(rule, entry.at(path), message, 'swap the two, or correct the year')
    }
  },
}

function* periodsOf(playbook: Playbook): Generator<Period> {
  for (const entry of playbook.all('notice')) {
    const { from, until, nextWord } = entry.data
    yield { entry, from, until, path: ['until'] }
    yield { entry, from, until: nextWord, path: ['nextWord'], end: 'the next word is due' }
    let before = from
    for (const [i, { at }] of (entry.data.updates ?? []).entries()) {
      yield { entry, from: before, until: at, path: ['updates', i, 'at'], end: 'a word is of' }
      before = at
    }
  }
  for (const entry of playbook.all('availability'))
    yield { entry, from: entry.data.since, until: entry.data.until, path: ['until'] }
  for (const entry of playbook.all('environment')) {
    for (const [i, { from, to }] of (entry.data.calendar?.freezes ?? []).entries())
      yield { entry, from, until: to, path: ['calendar', 'freezes', i, 'to'] }
  }
}
