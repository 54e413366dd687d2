import { afterAll, describe, expect, it } from 'vitest'
import { Playbook } from '../src/domain/playbook.ts'
import { needlesOf } from '../src/publish/proof/needles.ts'
import { part } from '../src/publish/proof/sources.ts'
import { low } from './marked-playbook.ts'
import { cases, marked } from './planted-cases.ts'
import { saidBelow } from './said-below.ts'

const all = [...cases()]
afterAll(() => {
  const planted = all.reduce((sum, { needles }) => sum + needles.fields.size, 0)
  console.log(
    `needles: ${planted} planted in ${all.length} places of ${marked.length + 3} kinds of entry, none found`,
  )
})

describe('of what is withheld nothing is in the release, and the proof looks for all of it', () => {
  it.each(all)('$name', ({ kind, needles, entries }) => {
    const playbook = new Playbook(entries)
    const found = needles.in(saidBelow(playbook))
    expect(found.map((needle) => needles.fields.get(needle))).toEqual([])
    expect(needles.fields.size).toBeGreaterThan(0)
    // A layer's scheme and what it says of itself are the frame of a workspace, which nothing marks.
    if (kind === 'layer' || kind === 'scheme') return
    const runs = [...needlesOf(part(playbook, low), '').byRun.keys()]
    const missed = [...needles.fields].filter(([needle]) => !runs.some((run) => run.includes(needle)))
    expect(missed.map(([, field]) => field)).toEqual([])
  })
})
