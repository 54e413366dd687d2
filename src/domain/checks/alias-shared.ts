import { addressOf } from '../pages/entry-address.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'alias-shared',
  severity: 'warning',
  title: 'An alias that means two services or terms',
  why: 'Somebody who types it, or a manifest that binds it, cannot tell which of the two is meant.',
  wrong: 'aliases: [elastic]   # in opensearch.mdx, and in autoscaler.mdx',
  right: 'aliases: [elastic]   # in opensearch.mdx alone',
} as const

export const aliasShared: Check = {
  rule,
  *run(playbook) {
    for (const kind of ['service', 'term'] as const) {
      const names = namesOf(playbook.all(kind))
      for (const entry of playbook.all(kind)) {
        for (const [i, alias] of entry.data.aliases.entries()) {
          const first = names.get(alias.trim().toLowerCase()) ?? claim(names, alias, entry, i)
          if (first.owner === entry) continue
          const related = [{ at: first.at(), note: 'it stands here first' }]
          const message = `"${alias}" also means ${addressOf(first.owner)}`
          yield finding(rule, entry.at(['aliases', i]), message, 'leave it to one of the two', related)
        }
      }
    }
  },
}

type Names = Map<string, { owner: Entry; at: () => Position }>

/** Ids and names come before aliases: they are what a thing is called. */
function namesOf(entries: readonly Entry<'service' | 'term'>[]): Names {
  const names: Names = new Map()
  for (const entry of entries) {
    const own = 'name' in entry.data ? entry.data.name : entry.data.term
    for (const name of [entry.id, own.toLowerCase()])
      if (!names.has(name)) names.set(name, { owner: entry, at: () => entry.at() })
  }
  return names
}

function claim(names: Names, alias: string, owner: Entry, i: number) {
  const claimed = { owner, at: () => owner.at(['aliases', i]) }
  names.set(alias.trim().toLowerCase(), claimed)
  return claimed
}
