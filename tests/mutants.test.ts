import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { carriedMutants } from './mutants/carried-table.ts'
import { doorMutants } from './mutants/door-table.ts'
import type { Killed } from './mutants/killers.ts'
import { markingMutants } from './mutants/marking-table.ts'
import { mutants, rawMutants } from './mutants/table.ts'
import { transferMutants } from './mutants/transfer-table.ts'

/** Runs the code with every fault of a table in it, in a process of its own. */
const seen = <T>(...args: string[]) =>
  JSON.parse(execFileSync(process.execPath, ['tests/mutants/run.ts', ...args], { encoding: 'utf8' })) as T[]

let results: Killed[]
beforeAll(() => {
  results = seen<Killed>()
  const killed = results.slice(0, mutants.length)
  const blind = results.slice(mutants.length, -1).filter((result) => result.unread !== undefined).length
  const by = (who: keyof Killed) => killed.filter((result) => result[who] !== undefined).length
  const all = killed.filter((result) => Object.keys(result).length > 0).length
  console.log(
    `faults: ${all} of ${mutants.length} seen; ${by('property')} by non-interference, ${by('needles')} by needles, ${by('proof')} by the proof, ${by('raw')} by the second reading alone; ${blind} of ${rawMutants.length} in that one`,
  )
}, 600_000)

describe('a filter that is switched off', () => {
  it.each(mutants.map(({ what, file }, i) => ({ what, file, i })))('is seen where $what ($file)', ({ i }) =>
    expect(Object.keys(results[i] ?? {})).not.toEqual([]),
  )

  it.each(rawMutants.map(({ what, file }, i) => ({ what, file, i })))(
    'of the second reading is seen where $what ($file)',
    ({ i }) => expect(results[mutants.length + i]?.unread).toBeDefined(),
  )

  it('is not seen where none is', () => expect(results.at(-1)).toEqual({}))

  it('is seen by the proof alone, which shares nothing with it, for each of the filters of a release', () => {
    const filters = mutants.flatMap(({ file }, i) => (/release-entry|prune/.test(file) ? [i] : []))
    const unseen = filters.filter((i) => results[i]?.needles !== undefined && results[i]?.proof === undefined)
    expect(unseen.map((i) => mutants[i]?.what)).toEqual([])
  })
})

describe('a door of the command line that stands open', () => {
  let doors: { door?: string }[]
  beforeAll(() => {
    doors = seen('doors')
    const count = doors.slice(0, -1).filter(({ door }) => door !== undefined).length
    console.log(`faults in doors: ${count} of ${doorMutants.length} seen`)
  }, 600_000)

  it.each(doorMutants.map(({ what, file }, i) => ({ what, file, i })))(
    'is seen where $what ($file)',
    ({ i }) => expect(doors[i]).toHaveProperty('door'),
  )

  it('is not seen where none is', () => expect(doors.at(-1)).toEqual({}))
})

describe('a door of a bundle that stands open', () => {
  let doors: { door?: string }[]
  beforeAll(() => {
    doors = seen('transfer')
    const count = doors.slice(0, -1).filter(({ door }) => door !== undefined).length
    console.log(`faults in bundles: ${count} of ${transferMutants.length} seen`)
  }, 600_000)

  it.each(transferMutants.map(({ what, file }, i) => ({ what, file, i })))(
    'is seen where $what ($file)',
    ({ i }) => expect(doors[i]).toHaveProperty('door'),
  )

  it('is not seen where none is', () => expect(doors.at(-1)).toEqual({}))
})

describe('a rule of markings that is not kept', () => {
  let found: { door?: string }[]
  beforeAll(() => {
    found = seen('marking')
    const count = found.slice(0, -1).filter(({ door }) => door !== undefined).length
    console.log(`faults in markings: ${count} of ${markingMutants.length} seen`)
  }, 600_000)

  it.each(markingMutants.map(({ what, file }, i) => ({ what, file, i })))(
    'is seen where $what ($file)',
    ({ i }) => expect(found[i]).toHaveProperty('door'),
  )

  it('is not seen where none is', () => expect(found.at(-1)).toEqual({}))
})

describe('a reader of files that looks past something', () => {
  let doors: { door?: string }[]
  beforeAll(() => {
    doors = seen('carried')
    const count = doors.slice(0, -1).filter(({ door }) => door !== undefined).length
    console.log(`faults in readers of files: ${count} of ${carriedMutants.length} seen`)
  }, 600_000)

  it.each(carriedMutants.map(({ what, file }, i) => ({ what, file, i })))(
    'is seen where $what ($file)',
    ({ i }) => expect(doors[i]).toHaveProperty('door'),
  )

  it('is not seen where none is', () => expect(doors.at(-1)).toEqual({}))
})
