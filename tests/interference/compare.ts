import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Prose } from '../../bench/prose.ts'
import { openWorkspace } from '../../src/cli/open.ts'
import { aThing, changes } from './changes.ts'
import { outputsIn } from './outputs.ts'
import { type World, writeWorld } from './world.ts'

/** How many cases were tried, by verb and by kind of change, and those in which the low network got something else. */
export interface Compared {
  cases: number
  byVerb: Record<string, number>
  byChange: Record<string, number>
  /** Of every fourth change, whether those who may read everything read something else. Comments and order are nothing that is read. */
  seenAbove: { different: number; same: number }
  different: { seed: number; verb: string; format: string; change: string; at: string }[]
}

/** Changes tried of one workspace before the next is made. */
const each = 12

/**
 * Compares what the low network gets of random workspaces before and after random changes of what is withheld from it: a case is
 * one change and one output. The same for the same seed.
 */
export async function compareOutputs(
  cases: number,
  seed: number,
  onCase = (_so: Compared) => {},
): Promise<Compared> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-interference-'))
  const outputs = outputsIn(folder)
  const result: Compared = {
    cases: 0,
    byVerb: {},
    byChange: {},
    seenAbove: { different: 0, same: 0 },
    different: [],
  }
  const kinds = Object.keys(changes)
  try {
    for (let number = 0; result.cases < cases; number += 1) {
      const prose = new Prose(seed + number)
      const world = aWorld(prose, seed + number)
      const roots = writeWorld(world, join(folder, 'before'))
      const before = new Map<string, string>()
      const above = saidIn(roots)
      for (let i = 0; i < each && result.cases < cases; i += 1) {
        const change = kinds[(number * each + i) % kinds.length] ?? ''
        const after = changes[change]?.(world, prose)
        if (!after) continue
        const { verb, format, of } =
          outputs[(result.cases * 7 + number) % outputs.length] ?? outputs[0] ?? never()
        const key = `${verb} ${format}`
        const low = before.get(key) ?? (await of(writeWorld(world, join(folder, 'world'))))
        before.set(key, low)
        const changed = writeWorld(after, join(folder, 'world'))
        const other = await of(changed)
        if (result.cases % 4 === 0) result.seenAbove[saidIn(changed) === above ? 'same' : 'different'] += 1
        if (low !== other)
          result.different.push({
            seed: seed + number,
            verb,
            format,
            change,
            at: firstDifference(low, other),
          })
        result.cases += 1
        result.byVerb[verb] = (result.byVerb[verb] ?? 0) + 1
        result.byChange[change] = (result.byChange[change] ?? 0) + 1
        onCase(result)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return result
}

/** All that a workspace says. */
const saidIn = (roots: readonly string[]): string =>
  JSON.stringify(
    openWorkspace({ root: [...roots] }).whole.entries.map(({ kind, id, environment, data, body }) => [
      ...[kind, id, environment, data, body?.text],
    ]),
  )

const never = (): never => {
  throw new Error('there are no outputs')
}

/** A workspace with some things withheld, and sometimes a layer of the high side. */
function aWorld(prose: Prose, seed: number): World {
  const things = Array.from({ length: 1 + prose.below(6) }, () => aThing(prose))
  const world: World = { seed, things, comments: [] }
  return (prose.below(3) === 0 && changes['laid over']?.(world, prose)) || world
}

function firstDifference(a: string, b: string): string {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60).replace(/\s+/g, ' ')
  return `${around(a)} <> ${around(b)}`
}
