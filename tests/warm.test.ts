import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

// Whole builds in a process of their own, as people have them. Many more: `node tests/warm/run.ts --sequences 100`.
it.each([1, 2])(
  'a build with what was kept is that from nothing, to the last byte (seed %i)',
  (seed) => {
    const args = ['tests/warm/run.ts', 'small', '--steps', '9', '--seed', String(seed)]
    const said = execFileSync(process.execPath, args, { encoding: 'utf8' })
    const counts = JSON.parse(said.trim().split('\n').at(-1) ?? '') as Record<string, number>
    expect(counts['different']).toBe(0)
    expect(counts['builds']).toBeGreaterThan(3)
    console.log(`warm: ${counts['builds']} builds after random edits, each the same as from nothing`)
  },
  120_000,
)
