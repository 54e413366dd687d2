import type { Kind } from '../../model/registry.ts'
import { type Reference, referencesOf } from '../playbook/references.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'reference-self',
  severity: 'error',
  title: 'An entry that refers to itself',
  why: 'Readers who follow "see also" or "use instead" and come back to the same page have lost a minute and some trust.',
  wrong: 'valkey: {status: unavailable, alternative: valkey}',
  right: 'valkey: {status: unavailable, alternative: postgres}',
} as const

export const referenceSelf: Check = {
  rule,
  *run(playbook) {
    for (const entry of playbook.entries) {
      for (const reference of referencesOf(entry, playbook)) {
        if (!namesItself(reference)) continue
        const fix = 'name another one, or leave the line out'
        yield finding(rule, reference.at(), `"${entry.id}" refers to itself`, fix)
      }
    }
  },
}

// An environment may speak of itself; what it is promoted from has a rule of its own.
const sameThing: Partial<Record<Kind, Reference['kind']>> = {
  availability: 'service',
  service: 'service',
  guide: 'guide',
  term: 'term',
  role: 'role',
}

function namesItself({ entry, kind, id, via }: Reference): boolean {
  return via === 'field' && sameThing[entry.kind] === kind && id === entry.id
}
