/**
 * How fast, how large: `node bench/run.ts [all | NAME…] [--runs N] [--before DIR] [--checks] [--peers] [--write]`.
 *
 * `all` is every workspace and the peers. Whole processes are measured, by turns where there are several to compare: the notional playbook (N), the generated
 * workspaces of `workspace.ts`, a checkout of another revision (`--before`), and other generators over the same guides
 * (`--peers`); with `--checks` no site is built. Processor time, since others may be at work on the machine; the wall for what it is worth.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { exponentOf, middle, run, type Took } from './measure.ts'
import { largestPage, type PageSize } from './page-size.ts'
import { measurePeers } from './peers.ts'
import { describeMachine, table } from './report.ts'
import { entriesOf, sizes, writeWorkspace } from './workspace.ts'

const generator = fileURLToPath(new URL('..', import.meta.url))
const day = '2026-11-26'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '3' },
    before: { type: 'string' },
    checks: { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const isAll = positionals.includes('all')
const wanted = isAll
  ? ['N', ...Object.keys(sizes)]
  : positionals.length > 0
    ? positionals
    : ['N', 'S', 'M', 'G']
/** The largest page of each site. */
const largest = new Map<string, PageSize>()
const say = (line: string) => process.stdout.write(`${line}\n`)
const root = mkdtempSync(join(tmpdir(), 'fieldbook-bench-'))

/** Builds or checks with the generator in a checkout; its timing by stage is on standard error. */
function fieldbook(checkout: string, verb: string, workspace: string, more: readonly string[]): Took {
  const bin = join(checkout, 'bin/fieldbook.mjs')
  // Earlier revisions find their packages from where they are started.
  return run(process.execPath, [bin, verb, '--root', workspace, '--as-of', day, ...more], checkout)
}

/** Everything that is measured of one workspace, each way in its turn. */
function measure(name: string): Map<string, Took[]> {
  const workspace = join(root, name)
  if (name === 'N') copyNotional(generator, workspace)
  else writeWorkspace(workspace, sizeOf(name))
  // An older revision cannot read what was written since, and has a notional playbook of its own.
  const earlier = name === 'N' && values.before !== undefined ? join(root, 'N-earlier') : workspace
  if (earlier !== workspace) copyNotional(resolve(values.before ?? ''), earlier)
  const took = new Map<string, Took[]>()
  const note = (way: string, what: () => Took) => {
    const one = what()
    took.set(way, [...(took.get(way) ?? []), one])
    say(`${name} ${way}: ${one.cpu.toFixed(1)} s CPU, ${one.wall.toFixed(1)} s, ${Math.round(one.memory)} MB`)
  }
  for (let i = 0; i < runs; i++) {
    // Of each its own site, which a next run replaces as people do.
    const build = (checkout: string, of: string, out: string, more: readonly string[] = []) =>
      fieldbook(checkout, 'build', of, ['--out', join(root, out), '--revision', 'bench', ...more])
    if (values.before !== undefined) {
      const before = resolve(values.before)
      if (!values.checks) note('before, build', () => build(before, earlier, `${name}-before`))
      note('before, check', () => fieldbook(before, 'check', earlier, []))
    }
    if (!values.checks) {
      const today = (way: string) =>
        note(way, () => build(generator, workspace, `${name}-site`, ['--timing']))
      // The program of the pages is of a version, and is there from then on.
      if (i === 0) today('build, and the program of its pages')
      forgetPages(workspace)
      today('build')
      appendFileSync(join(workspace, textOf(workspace)), `\nOne more sentence, of run ${i}.\n`)
      today('build, after an edit')
      largest.set(name, largestPage(join(root, `${name}-site`)))
    }
    // Once with nothing kept, and once more with nothing changed.
    rmSync(join(workspace, '.fieldbook/check'), { recursive: true, force: true })
    mkdirSync(join(workspace, '.fieldbook'), { recursive: true })
    note('check', () => fieldbook(generator, 'check', workspace, []))
    note('check, nothing changed', () => fieldbook(generator, 'check', workspace, []))
  }
  return took
}

/** Removes the pages and verdicts that earlier builds kept. */
function forgetPages(workspace: string): void {
  const kept = join(workspace, '.fieldbook/kept')
  if (!existsSync(kept)) return
  for (const part of readdirSync(kept))
    if (/^(?:pages|verdicts|search)-/.test(part)) rmSync(join(kept, part), { recursive: true, force: true })
}

/** A guide of a workspace. */
function textOf(workspace: string): string {
  const guides = readdirSync(join(workspace, 'content/guides'), { recursive: true, encoding: 'utf8' })
  return join('content/guides', guides.filter((path) => path.endsWith('.mdx')).sort()[0] ?? '')
}

function copyNotional(checkout: string, to: string): void {
  for (const part of ['content', 'environments', 'public', 'editions'])
    if (existsSync(join(checkout, part))) cpSync(join(checkout, part), join(to, part), { recursive: true })
}

/** A build beside that of another generator: its processor time and its wall, as parts of the other's. */
function ratiosOf(ours: Took[] | undefined, { cpu, wall }: Took): string[] {
  if (!ours) return ['', '']
  const own = middle(ours)
  return [(own.cpu / cpu).toFixed(2), (own.wall / wall).toFixed(2)]
}

const sizeOf = (name: string) => {
  const size = Object.entries(sizes).find(([known]) => known === name)?.[1]
  if (!size) throw new Error(`there is no workspace ${name}; there are N, ${Object.keys(sizes).join(', ')}`)
  return size
}

try {
  const found = new Map(wanted.map((name) => [name, measure(name)]))
  const rows = [...found].flatMap(([name, took]) =>
    [...took].map(([way, all]) => {
      const { cpu, wall, memory } = middle(all)
      const before = took.get(way.startsWith('check') ? 'before, check' : 'before, build')
      const ratio = before && !way.startsWith('before') ? (cpu / middle(before).cpu).toFixed(2) : ''
      return [name, way, cpu.toFixed(1), wall.toFixed(1), String(Math.round(memory)), ratio]
    }),
  )
  const points = ['S', 'M', 'L'].flatMap((name) => {
    const took = found.get(name)?.get('build')
    return took ? [{ x: entriesOf(sizeOf(name)), y: middle(took).cpu }] : []
  })
  const built = [...found].filter(([, took]) => took.has('build'))
  const stages = built.map(([name, took]) => {
    const said = middle(took.get('build') ?? []).said
    return `### ${name}, by stage\n\n\`\`\`text\n${said.slice(said.indexOf('stage ')).trim()}\n\`\`\`\n`
  })
  const peers = values.peers || isAll ? measurePeers(join(root, 'peers'), sizes.G, runs, say) : []
  const report = [
    `# Measured on ${new Date().toISOString().slice(0, 10)}\n`,
    `${describeMachine(generator)}, ${runs === 1 ? 'one run' : `the middle of ${runs} runs by processor time`}. Memory is that of the largest process.`,
    'A ratio is to "before".\n',
    table(['workspace', 'what', 'CPU s', 'wall s', 'memory MB', 'of before'], rows),
    ...(points.length > 1
      ? [
          `\nThe CPU of a build grows with entries to the power of ${exponentOf(points).toFixed(2)} (${points.length} sizes).\n`,
        ]
      : []),
    ...(peers.length > 0
      ? [
          '\n## Beside others, the guides of G\n',
          table(
            ['generator', 'CPU s', 'wall s', 'memory MB', 'a build of G by CPU, to it', 'by wall'],
            peers.map(({ name, took }) => [
              name,
              took.cpu.toFixed(1),
              took.wall.toFixed(1),
              String(Math.round(took.memory)),
              ...ratiosOf(found.get('G')?.get('build'), took),
            ]),
          ),
        ]
      : []),
    ...(largest.size > 0
      ? [
          '\n## The largest page of each site\n',
          table(
            ['workspace', 'pages', 'largest', 'KB', 'KB compressed'],
            [...largest].map(([name, { pages, file, bytes, compressed }]) => [
              name,
              String(pages),
              file,
              String(Math.round(bytes / 1024)),
              String(Math.round(compressed / 1024)),
            ]),
          ),
        ]
      : []),
    ...(stages.length > 0 ? ['\n## Where the time goes\n', ...stages] : []),
  ].join('\n')
  say(`\n${report}`)
  if (values.write) {
    const folder = join(generator, 'bench/results')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${new Date().toISOString().slice(0, 10)}.md`), report)
  }
} finally {
  rmSync(root, { recursive: true, force: true })
}
