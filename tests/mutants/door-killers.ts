import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForEditing } from '../../src/cli/open.ts'
import { inline, paragraph, print, report } from '../../src/formats/print/markdown-report.ts'
import { dataFiles } from '../../src/publish/data.ts'
import { breaks, makeHeld, needles } from '../held-workspace.ts'
import { hostile, plant, steering } from '../hostile-workspace.ts'
import { type Ran, runVerb } from '../run-verb.ts'

/** A case in which the command line has to refuse; gives true where it does not. */
type Case = readonly [name: string, isOpen: () => Promise<boolean>]

let folder = ''
let made: ReturnType<typeof makeHeld>

/** Looks for a fault in the doors of the command line: the name of the first case that sees it. */
export async function doorKillers(): Promise<{ door?: string }> {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-door-'))
  made = makeHeld(folder)
  try {
    for (const [name, isOpen] of cases()) if (await isOpen().catch(() => false)) return { door: name }
    return {}
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rooted = (roots: readonly string[]) => roots.flatMap((root) => ['--root', root])
const toLow = (roots: readonly string[]) => ['--network', 'low', ...rooted(roots)]
const tells = ({ stdout, stderr }: Ran) => needles.test(`${stdout}${stderr}`.toLowerCase())
const isRefused = ({ status, stdout, stderr }: Ran) =>
  status === 2 && stdout === '' && /^fieldbook: [^\n]+\n$/.test(stderr) && !/a bug of ours/.test(stderr)

const reports = (): string[][] => [
  ['fit', made.inputs.manifest, '--services', made.inputs.services, '--environment', 'il4'],
  ['drift', made.inputs.export, '--environment', 'il4'],
  ['intake', made.inputs.record],
  ['support'],
  ['diff', 'il2', 'il4'],
  ['diff', '--since', made.inputs.catalog],
  ['changes', '--since', made.inputs.editions],
  ['agenda', '--environment', 'il4'],
]

/** Whether a report that has to be refused is given, or tells of what is withheld. */
async function isAnswered(roots: readonly string[], more = toLow(roots)): Promise<boolean> {
  for (const args of reports()) {
    const ran = await runVerb(...args, ...more)
    if (!isRefused(ran) || tells(ran)) return true
  }
  return false
}

/** Runs `use` on a copy that may be spoiled. */
async function withCopy<T>(use: (copy: string, roots: string[]) => Promise<T>): Promise<T> {
  const copy = join(folder, 'copy')
  for (const name of ['ground', 'over']) cpSync(join(folder, name), join(copy, name), { recursive: true })
  try {
    return await use(copy, [join(copy, 'ground'), join(copy, 'over')])
  } finally {
    rmSync(copy, { recursive: true })
  }
}

const broken = (file: string, how: string): Case => [
  `${file} with ${how}`,
  () =>
    withCopy((copy, roots) => {
      breaks[how]?.(join(copy, file))
      return isAnswered(roots)
    }),
]

/** What is gone is counted, and named to nobody. */
async function isRepeated(): Promise<boolean> {
  const facts = JSON.parse(readFileSync(join(made.inputs.editions, 'low.json'), 'utf8'))
  const path = join(folder, 'gone.json')
  const il4 = {
    'was-quillon': { marking: 'UNCLASSIFIED', kind: 'outage', from: '2026-11-01T02:00Z', updates: 0 },
  }
  writeFileSync(path, JSON.stringify({ ...facts, notices: { il4 } }))
  return tells(await runVerb('changes', '--since', path, ...toLow(made.roots)))
}

/** Facts of the low network that were kept when it could hold a secret one, and those of a network of another name. */
async function isOfOthers(): Promise<boolean> {
  const facts = JSON.parse(readFileSync(join(made.inputs.editions, 'low.json'), 'utf8'))
  const kept = async (name: string, changed: object) => {
    const path = join(folder, `${name}.json`)
    writeFileSync(path, JSON.stringify({ ...facts, ...changed }))
    return runVerb('changes', '--since', path, '--format', 'json', ...toLow(made.roots))
  }
  if (!isRefused(await kept('other', { network: 'high' }))) return true
  const secret = await kept('secret', {})
  const { notices, entries } = { ...facts }
  const without = await kept('without', {
    notices: { ...notices, il4: {} },
    entries: Object.fromEntries(Object.entries(entries).filter(([id]) => !id.includes('zephrine'))),
  })
  return secret.stdout !== without.stdout || tells(secret)
}

const scheme = 'environments/scheme.yaml'

/** Whether a file of the base may be changed so, and goes. */
const goes = (path: string, change: (text: string) => string) =>
  withCopy(async (copy, roots) => {
    const file = join(copy, 'ground', path)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    return (await runVerb('check', ...toLow(roots))).status === 0
  })

/** Whether problems of a file of the layer above, changed so, are told with its words. */
const quotes = (path: string, change: (text: string) => string) =>
  withCopy(async (copy, roots) => {
    const file = join(copy, 'over', path)
    writeFileSync(file, change(readFileSync(file, 'utf8')))
    const said = [
      await runVerb('check', ...toLow(roots)),
      await runVerb('diff', 'il2', 'il4', ...toLow(roots)),
    ]
    return said.some(tells)
  })

function cases(): Case[] {
  return [
    ['an earlier edition', isOfOthers],
    ['an earlier edition that said more', isRepeated],
    [
      'nothing broken',
      async () => {
        for (const args of reports()) {
          const ran = await runVerb(...args, ...toLow(made.roots))
          if (tells(ran) || ran.status > 1) return true
        }
        return false
      },
    ],
    broken('ground/content/glossary.yaml', 'bad YAML'),
    broken(`ground/${scheme}`, 'an unknown key'),
    broken(`ground/${scheme}`, 'another ending'),
    broken('over/layer.yaml', 'a key misspelt'),
    broken('over/layer.yaml', 'nothing in its place'),
    broken('ground/layer.yaml', 'another ending'),
    [
      'a layer described wrongly, and no network',
      () =>
        withCopy((copy, roots) => {
          breaks['a key misspelt']?.(join(copy, 'over/layer.yaml'))
          return isAnswered([], rooted(roots))
        }),
    ],
    [
      'a layer described by a link, and no network',
      () =>
        withCopy((copy, roots) => {
          rmSync(join(copy, 'over/layer.yaml'))
          writeFileSync(join(copy, 'open.yaml'), 'id: over\nname: Over\nmarking: UNCLASSIFIED\n')
          symlinkSync('../open.yaml', join(copy, 'over/layer.yaml'))
          return isAnswered([], rooted(roots))
        }),
    ],
    ['a layer given twice', () => isAnswered([...made.roots, join(folder, 'over')])],
    [
      'two layers of one id',
      () =>
        withCopy(async (copy) => {
          // Nothing in it clashes with the other but its id.
          rmSync(join(copy, 'over/environments'), { recursive: true })
          rmSync(join(copy, 'over/content/services'), { recursive: true })
          return isAnswered([], rooted([...made.roots, join(copy, 'over')]))
        }),
    ],
    [
      'a scheme in a later layer',
      () =>
        withCopy((copy, roots) => {
          cpSync(join(copy, 'ground', scheme), join(copy, 'over', scheme))
          rmSync(join(copy, 'ground', scheme))
          return isAnswered(roots)
        }),
    ],
    [
      'a scheme that cannot be read, and no network',
      () =>
        withCopy((copy) => {
          breaks['an unknown key']?.(join(copy, 'ground', scheme))
          return isAnswered([], rooted([join(copy, 'ground')]))
        }),
    ],
    [
      'a scheme that cannot be read, checked',
      () =>
        withCopy(async (copy, roots) => {
          breaks['an unknown key']?.(join(copy, 'ground', scheme))
          breaks['an unknown key']?.(join(copy, 'ground/content/site.yaml'))
          const { stdout } = await runVerb('check', '--format', 'json', ...rooted(roots))
          return /site\.yaml/.test(stdout)
        }),
    ],
    [
      'an environment that cannot be read, and no network',
      () =>
        withCopy(async (copy) => {
          breaks['a bad value']?.(join(copy, 'ground/environments/il4/services.yaml'))
          const roots = rooted([join(copy, 'ground')])
          for (const args of reports().slice(0, 4))
            if (!isRefused(await runVerb(...args, ...roots))) return true
          return false
        }),
    ],
    [
      'a list for the officer beside an error',
      () =>
        withCopy(async (copy, roots) => {
          breaks['bad YAML']?.(join(copy, 'ground/content/glossary.yaml'))
          return /goes/i.test((await runVerb('release', ...toLow(roots))).stdout)
        }),
    ],
    [
      'a bundle judged by a network that cannot be read',
      () =>
        withCopy(async (copy, roots) => {
          breaks['an unknown key']?.(join(copy, 'ground/environments/networks.yaml'))
          return !/networks\.yaml/.test((await runVerb('verify', copy, ...toLow(roots))).stderr)
        }),
    ],
    [
      'a record that is withheld',
      async () => {
        const record = join(folder, 'secret.yaml')
        writeFileSync(record, readFileSync(made.inputs.record, 'utf8').replace('UNCLASSIFIED', 'SECRET'))
        return !isRefused(await runVerb('intake', record, ...toLow(made.roots)))
      },
    ],
    [
      'a gap that tells',
      () =>
        withCopy(async (copy, roots) => {
          const file = join(copy, 'ground/environments/il4/environment.yaml')
          writeFileSync(
            file,
            readFileSync(file, 'utf8').replace('{name: D. Fourth}', '{name: D. Fourth, marking: SECRET}'),
          )
          return (await runVerb('check', ...toLow(roots))).status === 0
        }),
    ],
    [
      'an error in what is withheld, quoted',
      () =>
        quotes('environments/il4/services.yaml', (text) =>
          text.replace('pardalot-plan', 'x, marking: SECRT, note: pardalot'),
        ),
    ],
    [
      'an error that says where, in a path that tells',
      () =>
        withCopy(async (copy, roots) => {
          const page = join(copy, 'over/content/services/etcd.mdx')
          cpSync(page, page.replace('etcd', 'pardalot'))
          return tells(await runVerb('check', ...toLow(roots)))
        }),
    ],
    [
      'a warning in what is withheld',
      () =>
        withCopy(async (copy, roots) => {
          const before = await runVerb('check', ...toLow(roots))
          const items = join(copy, 'over/environments/il4/roadmap.yaml')
          writeFileSync(items, readFileSync(items, 'utf8').replace('2027-Q3', '2025-Q1'))
          const after = await runVerb('check', ...toLow(roots))
          return after.status !== before.status || after.stdout !== before.stdout
        }),
    ],
    [
      'a mark in a comment',
      () => goes('content/glossary.yaml', (text) => text.replace('  term:', '  # (S//NF)\n  term:')),
    ],
    [
      'a network that a later layer describes anew',
      () =>
        withCopy(async (copy, roots) => {
          const networks = join(copy, 'over/environments/networks.yaml')
          writeFileSync(networks, 'low: {replaces: true, name: Low, holds: SECRET, audience: [USA]}\n')
          return !isRefused(await runVerb('diff', 'il2', 'il4', ...toLow(roots)))
        }),
    ],
    ['work on what is withheld', () => withCopy((copy, roots) => isTold(copy, roots))],
    ['an earlier state with an error', () => withCopy((copy, roots) => isReadInSpite(copy, roots))],
    ['a component that tells what it is given', () => withCopy((copy, roots) => isShown(copy, roots))],
    ['texts that steer', isSteered],
  ]
}

/** Whether a component of the organisation's own is given anything but what the network gets; it says so when it fails. */
async function isShown(copy: string, roots: readonly string[]): Promise<boolean> {
  writeFileSync(
    join(copy, 'ground/extend/spy.mjs'),
    'export default { show: ({ playbook }) => { throw new Error(JSON.stringify(playbook.entries)) } }\n',
  )
  const configuration = join(copy, 'ground/fieldbook.config.yaml')
  writeFileSync(configuration, readFileSync(configuration, 'utf8').replace('offers.mjs', 'spy.mjs'))
  const ran = await runVerb('check', ...toLow(roots))
  return tells(ran) || !/own-component-failed/.test(ran.stdout) || !/postgres/.test(ran.stdout)
}

function commit(folder: string, day: string): void {
  const env = { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00Z`, GIT_AUTHOR_DATE: `${day}T12:00Z` }
  const run = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@cairnway.example', ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  run('init', '-q')
  run('add', '.')
  run('commit', '-qm', 'x')
}

/** Whether a commit that touches withheld text alone changes the day or the name of a release. */
async function isTold(copy: string, roots: readonly string[]): Promise<boolean> {
  const site = join(copy, 'ground/content/site.yaml')
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^asOf:.*\n/m, ''))
  commit(copy, '2020-02-03')
  const before = await runVerb('diff', 'il2', 'il4', ...toLow(roots))
  if (before.stdout.includes('2020-02-03')) return true
  const revision = async () =>
    (
      JSON.parse((await runVerb('release', '--format', 'json', ...toLow(roots))).stdout) as {
        revision: string
      }
    ).revision
  const name = await revision()
  const services = join(copy, 'over/environments/il4/services.yaml')
  writeFileSync(services, readFileSync(services, 'utf8').replace('pardalot-plan', 'pardalot-other'))
  return (await revision()) !== name
}

/** Whether an earlier state with an error is compared with, for a network. */
async function isReadInSpite(copy: string, roots: readonly string[]): Promise<boolean> {
  const glossary = join(copy, 'ground/content/glossary.yaml')
  const text = readFileSync(glossary, 'utf8')
  breaks['bad YAML']?.(glossary)
  commit(copy, '2026-02-03')
  writeFileSync(glossary, text)
  return !isRefused(await runVerb('diff', '--since', 'HEAD', ...toLow(roots)))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

async function isSteered(): Promise<boolean> {
  if (steering.test(print(report(paragraph(inline('&#x202e;')))).trim())) return true
  for (const text of [hostile['a colour'], hostile['both'], hostile['a sequence of one byte']]) {
    const { root, inputs } = plant(folder, text ?? '')
    const { manifest, services, record } = inputs
    for (const args of [
      ['fit', manifest, '--services', services, '--environment', 'all'],
      ['intake', record],
      ['intake', '--blank', 'il4'],
      ['release'],
      ['release', '--format', 'json'],
      ['diff', 'il2', 'il4', '--format', 'markdown'],
      ['check', '--network', `low${text}`],
    ]) {
      const { stdout, stderr } = await runVerb(...args, '--root', root)
      if (args.includes('json') && !isJson(stdout)) return true
      const said = stdout + stderr
      if (steering.test(said.replaceAll('\n', '')) || /^X-EVIL/m.test(said)) return true
    }
    const coloured = (await runVerb.coloured('fit', manifest, '--environment', 'all', '--root', root)).stdout
    if (coloured.includes(hostile['a colour'] ?? '')) return true
    for (const { path, text: said } of dataFiles(openForEditing({ root: [root] }).release.playbook, {}))
      if (
        /\.(?:ics|csv|xml)$/.test(path) &&
        (steering.test(said.replaceAll(path.endsWith('.xml') ? '\n' : '\r\n', '')) || /^X-EVIL/m.test(said))
      )
        return true
  }
  return false
}
