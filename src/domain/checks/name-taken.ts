import { addressOf } from '../pages/entry-address.ts'
import type { Playbook } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'name-taken',
  severity: 'error',
  title: 'Two things of the same name',
  why: 'People search by name and pick plans by name: of two that are called the same they get the wrong one.',
  wrong: 'name: Valkey   # in valkey.mdx, and in redis.mdx',
  right: 'name: Valkey   # in valkey.mdx, with aliases: [redis]',
} as const

interface Name {
  /** Names are told apart within a space: services, the plans of one offer, … */
  space: string
  name: string
  owner: string
  at: () => Position
}

export const nameTaken: Check = {
  rule,
  *run(playbook) {
    const taken = new Map<string, Name>()
    for (const name of namesOf(playbook)) {
      const key = `${name.space}\n${name.name.trim().toLowerCase()}`
      const first = taken.get(key)
      if (!first) taken.set(key, name)
      else {
        const message = first.owner === name.owner ? 'stands here twice' : `is taken by ${first.owner}`
        const related = [{ at: first.at(), note: 'it stands here first' }]
        const fix = 'give it another name, or take it out'
        yield finding(rule, name.at(), `"${name.name}" ${message}`, fix, related)
      }
    }
  },
}

function* namesOf(playbook: Playbook): Generator<Name> {
  for (const entry of playbook.environments) {
    const own = { owner: entry.id }
    yield { space: 'environment', name: entry.data.name, ...own, at: () => entry.at(['name']) }
    for (const [i, { name }] of entry.data.foundations.stacks.entries()) {
      const at = () => entry.at(['foundations', 'stacks', i, 'name'])
      yield { space: `stack in ${entry.id}`, name, ...own, at }
    }
    for (const [i, { name, stack, lifecycle }] of entry.data.foundations.buildpacks.entries()) {
      const at = () => entry.at(['foundations', 'buildpacks', i, 'name'])
      yield { space: `buildpack in ${entry.id} ${stack} ${lifecycle}`, name, ...own, at }
    }
  }
  for (const entry of playbook.all('availability')) {
    const space = `plan in ${entry.environment} ${entry.id}`
    for (const [i, { name }] of entry.data.plans.entries())
      yield { space, name, owner: entry.id, at: () => entry.at(['plans', i, 'name']) }
  }
  for (const space of ['service', 'guide', 'page', 'role', 'term'] as const) {
    for (const entry of playbook.all(space)) {
      const field = 'name' in entry.data ? 'name' : 'term' in entry.data ? 'term' : 'title'
      const name = String((entry.data as Record<string, unknown>)[field])
      yield { space, name, owner: addressOf(entry) ?? entry.id, at: () => entry.at([field]) }
    }
  }
}
