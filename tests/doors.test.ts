import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siteProfiles } from '../src/cli/options.ts'
import { pipelineFormats } from '../src/cli/reporters/pipeline.ts'
import { verbs } from '../src/cli/run.ts'
import { profileSchema } from '../src/model/profile.ts'
import { withFixture } from './fixture.ts'
import { breaks, makeHeld, needles } from './held-workspace.ts'
import { bundleFiles } from './minimal-bundle.ts'
import { type Ran, runVerb } from './run-verb.ts'

let folder = ''
let made: ReturnType<typeof makeHeld>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-doors-'))
  made = makeHeld(folder)
  for (const [name, bytes] of bundleFiles()) {
    mkdirSync(dirname(join(folder, 'earlier', name)), { recursive: true })
    writeFileSync(join(folder, 'earlier', name), bytes)
  }
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  console.log(
    `doors: ${count.broken} broken workspaces, ${count.refused} refused, ${count.runs} runs of verbs`,
  )
})
const count = { broken: 0, refused: 0, runs: 0 }

/** What decides on markings and on what a network gets; each of these is tried with every verb in every format. */
const deciding = [
  'over/layer.yaml',
  'ground/layer.yaml',
  'ground/environments/scheme.yaml',
  'ground/environments/networks.yaml',
  'ground/content/site.yaml',
]

const reports = (): { args: string[]; formats: readonly string[] }[] => {
  const { manifest, services, export: live, record, release, catalog, editions } = made.inputs
  const formats = ['text', 'json', 'markdown']
  return [
    {
      args: ['fit', manifest, '--services', services, '--environment', 'all'],
      formats: [...formats, ...pipelineFormats],
    },
    { args: ['drift', live, '--environment', 'il4'], formats: [...formats, ...pipelineFormats] },
    { args: ['intake', record], formats },
    { args: ['ready', release, '--environment', 'il4'], formats: [...formats, 'junit'] },
    { args: ['intake', '--blank', 'il4'], formats: ['text'] },
    { args: ['support'], formats: ['text', 'json'] },
    { args: ['diff', 'il2', 'il4'], formats },
    { args: ['diff', '--since', catalog], formats },
    { args: ['changes', '--since', editions], formats },
    { args: ['agenda', '--environment', 'il4', '--day', '2026-11-19'], formats },
  ]
}

const lists = [
  { args: ['check'], formats: ['text', 'json', ...pipelineFormats] },
  { args: ['release'], formats: ['text', 'json', 'markdown'] },
]
/** The same with what was before it; tried where everything is. */
const comparing = () => {
  const args = ['release', '--profile', 'plain', '--against', made.inputs.editions]
  return { args, formats: ['text', 'json', 'markdown'] }
}

/** Everything that is written for a network, by each way out there is. */
const outputs = (): string[][] => [
  ...siteProfiles.map((profile) => ['build', '--profile', profile]),
  ...profileSchema.options.map((profile) => ['bundle', '--profile', profile]),
  ['bundle', '--zip', '--oci'],
  ['bundle', '--after', join(folder, 'earlier'), '--delta'],
  ['build', '--after', join(folder, 'earlier')],
]
/** Options that make no other output of one. */
const asides = ['network', 'out', 'version', 'revision', 'since', 'report', 'timing', 'sign-with', 'work']

const toLow = (roots: readonly string[]) => ['--network', 'low', ...roots.flatMap((root) => ['--root', root])]

async function run(args: readonly string[], roots: readonly string[]): Promise<Ran> {
  count.runs += 1
  const ran = await runVerb(...args, ...toLow(roots))
  expect(`${ran.stdout}${ran.stderr}`.toLowerCase()).not.toMatch(needles)
  return ran
}

/** Which of the formats of a verb, and of the outputs, are tried. */
type Pick = <T>(all: readonly T[]) => readonly T[]

async function tryAll(roots: readonly string[], forms: Pick) {
  const checked = await run(['check'], roots)
  const isRefused = checked.status !== 0
  count.broken += 1
  if (isRefused) count.refused += 1
  for (const { args, formats } of forms === all ? [...lists, comparing()] : lists)
    for (const format of forms(formats)) {
      const { status, stdout } = await run([...args, '--format', format], roots)
      // To list problems is what check is for; a release is refused.
      if (isRefused) expect(status).toBe(args[0] === 'release' ? 2 : checked.status)
      else expect(status).toBe(0)
      if (isRefused && args[0] === 'release') expect(stdout).not.toMatch(/goes|withheld:/i)
    }
  for (const { args, formats } of reports())
    for (const format of forms(formats)) {
      const ran = await run([...args, '--format', format], roots)
      if (!isRefused) continue
      expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' })
      expect(ran.stderr).toMatch(/^fieldbook: [^\n]+\n$/)
    }
  if (!isRefused) return
  for (const args of forms(outputs())) {
    const out = join(folder, 'made')
    const { status, stderr } = await run([...args, '--out', out], roots)
    expect([status, existsSync(out)]).toEqual([2, false])
    expect(stderr).toMatch(/^fieldbook: [^\n]+\n$/)
  }
}

/** Runs `use` on a copy of the workspace in which one file is broken. */
async function withBroken(file: string, how: string, use: (roots: string[]) => Promise<void>): Promise<void> {
  const copy = join(folder, 'broken')
  for (const root of made.roots) cpSync(root, join(copy, root.slice(folder.length + 1)), { recursive: true })
  try {
    breaks[how]?.(join(copy, file))
    await use(['ground', 'over'].map((name) => join(copy, name)))
  } finally {
    rmSync(copy, { recursive: true })
  }
}

const all: Pick = (formats) => formats

describe('a network', () => {
  it('gets nothing that is withheld from it, by any verb in any format, and everybody else does', {
    timeout: 60_000,
  }, async () => {
    await tryAll(made.roots, all)
    const roots = made.roots.flatMap((root) => ['--root', root])
    for (const { args } of reports().filter(({ args }) => !args.includes('--blank')))
      expect((await runVerb(...args, ...roots)).stdout.toLowerCase()).toMatch(needles)
  })

  it.each(
    deciding
      .flatMap((file) => Object.keys(breaks).map((how) => ({ file, how })))
      .filter(({ file, how }) => !isAnother(file, how)),
  )('gets nothing where $file has $how', async ({ file, how }) => {
    const isOptional = file === 'ground/layer.yaml' && how === 'nothing in its place'
    await withBroken(file, how, async (roots) => {
      const before = count.refused
      await tryAll(roots, all)
      if (!isOptional) expect(count.refused).toBe(before + 1)
    })
  })

  it.each(Object.keys(breaks))(
    'gets nothing where any other file has %s',
    { timeout: 120_000 },
    async (how) => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /^(?:ground|over)\/.*\.(?:yaml|mdx)$/.test(path) && !deciding.includes(path))
        .sort()
      expect(files.length).toBeGreaterThanOrEqual(20)
      for (const [i, file] of files.entries())
        await withBroken(file, how, (roots) =>
          tryAll(roots, (formats) => formats.slice(i % formats.length, (i % formats.length) + 1)),
        )
    },
  )
})

/** A workspace without a scheme of its own is another workspace, with the default scheme: nothing says that one is missing. */
const isAnother = (file: string, how: string) =>
  file === 'ground/environments/scheme.yaml' && how === 'nothing in its place'

describe('without a network', () => {
  it.each(['an unknown key', 'a bad value', 'bad YAML', 'another ending', 'a folder in its place'])(
    'no other scheme stands in for one with %s: that is told first, and alone',
    async (how) => {
      await withBroken('ground/environments/scheme.yaml', how, async ([ground = '']) => {
        for (const { args } of reports()) {
          const { status, stdout, stderr } = await runVerb(...args, '--root', ground)
          expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
          expect(stderr).toMatch(/^fieldbook: [^\n]*scheme[^\n]*\n$/)
        }
        const { status, stdout, stderr } = await runVerb('check', '--format', 'json', '--root', ground)
        if (status === 2) expect(stderr).toContain('scheme')
        else {
          const { problems } = JSON.parse(stdout) as { problems: { at: { file: string } }[] }
          expect(new Set(problems.map(({ at }) => at.file))).toEqual(new Set(['environments/scheme.yaml']))
        }
      })
    },
  )
})

/** These take a network and report nothing of the content: they write files, or look at what is written. */
const writers = ['build', 'bundle', 'dev', 'kit', 'verify']

it.each(Object.entries(verbs))('%s is among them if it reports to a network', async (name, { load }) => {
  const command = (await load()).default.configure(new Command(name))
  const takesNetwork = command.options.some(({ long }) => long === '--network')
  const tried = [...reports(), ...lists].map(({ args }) => args[0])
  expect([...tried, ...writers].includes(name)).toBe(takesNetwork)
})

it.each(['build', 'bundle'])('%s is tried with every option that makes another output', async (name) => {
  const command = (await verbs[name]?.load())?.default.configure(new Command(name))
  const options = (command?.options ?? []).flatMap(({ long }) => long?.slice(2) ?? [])
  const tried = outputs().flatMap(([verb, ...args]) => (verb === name ? args : []))
  const untried = options.filter((option) => !tried.includes(`--${option}`) && !asides.includes(option))
  expect(untried).toEqual([])
})

describe('layers', () => {
  const roots = (...names: string[]) => names.flatMap((name) => ['--root', join(folder, name)])
  const verbs = () => [
    ['check'],
    ['release'],
    ['build', '--out', join(folder, 'out')],
    ['bundle', '--out', join(folder, 'out')],
    ['schema', 'service'],
    ['new', 'term', 'something'],
    ['import', made.inputs.export, '--environment', 'il4'],
    ['verify', folder, '--network', 'low'],
    ['dev', '--port', '0'],
    ...reports().map(({ args }) => args),
  ]

  it.each<[string, () => string[], RegExp]>([
    [
      'a folder that is no layer',
      () => [...roots('ground'), '--root', join(folder, 'ground/public')],
      /is no workspace/,
    ],
    [
      'a folder that is not there',
      () => [...roots('ground'), '--root', join(folder, 'gone')],
      /no such folder/,
    ],
    ['a layer given twice', () => roots('ground', 'over', 'over'), /the same folder.*give each layer once/],
    ['another copy of a layer', () => roots('ground', 'over', 'copy'), /both called "over".*another id/],
    [
      'a later layer with a scheme',
      () => roots('ground', 'scheming'),
      /cannot bring a scheme.*into the base/,
    ],
    [
      'a later layer that says nothing of itself',
      () => roots('ground', 'unmarked'),
      /write its id, name and marking/,
    ],
  ])('%s: refused by every verb in the same line', async (_what, args, line) => {
    cpSync(join(folder, 'over'), join(folder, 'copy'), { recursive: true })
    for (const name of ['scheming', 'unmarked'])
      cpSync(join(folder, 'over'), join(folder, name), { recursive: true })
    cpSync(join(folder, 'ground/environments/scheme.yaml'), join(folder, 'scheming/environments/scheme.yaml'))
    rmSync(join(folder, 'unmarked/layer.yaml'))
    const said = new Set<string>()
    for (const verb of verbs()) {
      const { status, stdout, stderr } = await runVerb(...verb, ...args())
      expect({ verb: verb[0], status, stdout }).toEqual({ verb: verb[0], status: 2, stdout: '' })
      said.add(stderr)
    }
    expect([...said]).toEqual([expect.stringMatching(line)])
    expect([...said][0]).toMatch(/^fieldbook: [^\n]+\n$/)
    for (const name of ['copy', 'scheming', 'unmarked']) rmSync(join(folder, name), { recursive: true })
  })
})

it('nothing of the command line opens a workspace, or writes to a stream, but by the one way there is', () => {
  const files = readdirSync('src/cli', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  )
  const using = (what: RegExp) =>
    files.filter((path) => what.test(readFileSync(join('src/cli', path), 'utf8')))
  expect(using(/\b(?:loadWorkspace|loadRevision|releaseTo)\(/)).toEqual(['open.ts'])
  expect(using(/process\.(?:stdout|stderr)\.write|console\./)).toEqual(['out.ts'])
})

describe('an error that names what the network may not hold', () => {
  const services = 'environments/il4/services.yaml'
  it.each([
    [
      'an item',
      (text: string) =>
        text.replace('[{name: small}]', '[{name: small}, {name: zanthaplan, marking: SECRET}]'),
    ],
    ['an entry', (text: string) => `${text}\nzanthaplan:\n  status: limited\n  marking: SECRET\n`],
  ])('is refused without its words, in every report: %s', async (_, change) => {
    await withFixture('base', async (root) => {
      const file = join(root, services)
      writeFileSync(file, change(readFileSync(file, 'utf8')))
      for (const args of [
        ['diff', 'il2', 'il4'],
        ['diff', 'il2', 'il4', '--format', 'json'],
        ['intake', '--blank', 'il4'],
      ]) {
        const { status, stdout, stderr } = await runVerb(...args, '--network', 'low', '--root', root)
        expect([status, stdout]).toEqual([2, ''])
        expect(stderr).toMatch(
          /^fieldbook: environments\/il4\/services\.yaml:\d+:\d+: [a-z-]+, in words that low/,
        )
        expect(stderr).not.toContain('zantha')
      }
    })
  })
})
