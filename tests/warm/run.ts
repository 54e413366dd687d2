/**
 * Warm equals cold: `node tests/warm/run.ts [NAME…] [--sequences N] [--steps N] [--seed N] [--killed N]`.
 *
 * Random sequences of edits, adds, deletes, renames and changes of markings over the workspaces named below. After each the
 * site is built with what earlier builds kept and with nothing of it; each byte and the verdict of the proof are the same.
 * Every few steps something that is kept is spoilt. With `--killed N`, N rounds of builds at once of which one is killed. Prints a line for each build and ends with 1 where two differ.
 */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Prose } from '../../bench/prose.ts'
import { writeWorkspace } from '../../bench/workspace.ts'
import { Compared } from './compare.ts'
import { edits } from './edits.ts'
import { buildAndKill } from './killed.ts'

const here = fileURLToPath(new URL('../../', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sequences: { type: 'string', default: '1' },
    steps: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    killed: { type: 'string', default: '0' },
  },
})

const generated = mkdtempSync(join(tmpdir(), 'fieldbook-generated-'))
const workspaces: Readonly<Record<string, () => readonly string[]>> = {
  small: () => [join(here, 'tests/fixtures/base')],
  generated: () => {
    writeWorkspace(generated, { services: 12, environments: 4, mdx: 30 })
    return [generated]
  },
  notional: () => [here, join(here, 'examples/high-side')],
  railway: () => [join(here, 'examples/tallow-coast')],
}

const counts = { builds: 0, refused: 0, different: 0 }
const say = (line: string) => process.stdout.write(`${line}\n`)

async function run(name: string, layers: readonly string[], seed: number): Promise<void> {
  const prose = new Prose(seed)
  const compared = new Compared(layers)
  try {
    addNetwork(compared.roots[0] ?? '')
    const networks = networksOf(compared.roots)
    await compare(name, 'as it is', networks[0] ?? 'low', compared)
    for (let step = 0; step < Number(values.steps); step++) {
      const root = compared.roots[prose.below(compared.roots.length)] ?? ''
      const before = snapshot(root)
      const kinds = Object.keys(edits)
      const kind = kinds[prose.below(kinds.length)] ?? ''
      const what = edits[kind]?.(root, prose)
      const network = networks[prose.below(4) === 0 ? prose.below(networks.length) : 0] ?? 'low'
      if (what === undefined || !compared.isSound(network)) {
        restore(root, before)
        counts.refused += 1
        continue
      }
      const spoilt = step % 4 === 3 ? `; ${compared.spoil(prose)}` : ''
      await compare(name, `${kind}, ${what}${spoilt}`, network, compared)
    }
  } finally {
    compared.remove()
  }
}

async function compare(name: string, what: string, network: string, compared: Compared): Promise<void> {
  const different = await compared.differences(network)
  counts.builds += 1
  if (different.length > 0) counts.different += 1
  const said = different.length === 0 ? 'the same' : `DIFFERENT: ${different.slice(0, 5).join(', ')}`
  say(`${name}, ${network}: ${what}: ${said}`)
}

/** A network that may hold more, where there is one only. */
function addNetwork(root: string): void {
  const path = join(root, 'environments/networks.yaml')
  const text = readFileSync(path, 'utf8')
  if (text.split(/^[\w-]+:/m).length === 2)
    appendFileSync(path, 'upper: {name: Upper side, holds: SECRET, audience: [USA]}\n')
}

const networksOf = (roots: readonly string[]) =>
  roots.flatMap((root) => {
    const name = readdirSync(join(root, 'environments')).find((file) => file === 'networks.yaml')
    if (name === undefined) return []
    return [...readFileSync(join(root, 'environments', name), 'utf8').matchAll(/^([\w-]+):/gm)].map(
      ([, id = '']) => id,
    )
  })

const snapshot = (root: string) =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:yaml|mdx)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  )

function restore(root: string, before: ReadonlyMap<string, Buffer>): void {
  for (const path of snapshot(root).keys()) if (!before.has(path)) rmSync(path)
  for (const [path, bytes] of before) writeFileSync(path, bytes)
}

try {
  const names = positionals.length > 0 ? positionals : ['small']
  for (const name of names) {
    const layers = workspaces[name]?.()
    if (!layers)
      throw new Error(`there is no workspace ${name}; there are ${Object.keys(workspaces).join(', ')}`)
    for (let i = 0; i < Number(values.sequences); i++) await run(name, layers, Number(values.seed) + i)
  }
  const rounds = Number(values.killed)
  if (rounds > 0) {
    const different = await buildAndKill(
      here,
      join(here, 'tests/fixtures/base'),
      rounds,
      new Prose(Number(values.seed)),
    )
    counts.builds += rounds
    counts.different += different.length
    say(
      `${rounds} rounds of builds at once, killed: ${different.length === 0 ? 'the same' : different.join(', ')}`,
    )
  }
  say(JSON.stringify(counts))
  process.exitCode = counts.different > 0 ? 1 : 0
} finally {
  rmSync(generated, { recursive: true, force: true })
}
