import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { UsageError } from '../src/cli/exit.ts'
import { openForEditing } from '../src/cli/open.ts'
import { schemeOf } from '../src/domain/marking/effective.ts'
import { needlesOf } from '../src/publish/proof/needles.ts'
import { ownWords } from '../src/publish/proof/own-words.ts'
import { rawParts } from '../src/publish/proof/raw/raw-parts.ts'
import { readRawFiles } from '../src/publish/proof/raw/read-files.ts'
import { part } from '../src/publish/proof/sources.ts'
import { wordsOf } from '../src/publish/proof/words.ts'
import { fixtures } from './fixture.ts'
import { runVerb } from './run-verb.ts'
import { contentOf } from './said-below.ts'

/** A layer for SECRET above the base of all fixtures: its files, and what is changed in those it takes over. */
type Above = Record<string, string | ((text: string) => string)>

const needle = /quillon/i
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-above-'))
afterAll(() => rmSync(folder, { recursive: true }))
cpSync(join(fixtures, 'base'), join(folder, 'base'), { recursive: true })

const roots = ['base', 'above'].map((name) => join(folder, name))
const own = ownWords()
const args = roots.flatMap((root) => ['--root', root])

/** What the low side gets, and is told by every verb that lists, with these files in the layer above. */
async function below(above: Above) {
  rmSync(join(folder, 'above'), { recursive: true, force: true })
  mkdirSync(join(folder, 'above/content'), { recursive: true })
  writeFileSync(join(folder, 'above/layer.yaml'), 'id: above\nname: Above\nmarking: SECRET\n')
  for (const [path, text] of Object.entries(above)) {
    const file = join(folder, 'above', path)
    mkdirSync(dirname(file), { recursive: true })
    const base = join(folder, 'base', path)
    writeFileSync(file, typeof text === 'string' ? text : text(readFileSync(base, 'utf8')))
  }
  const told = []
  for (const verb of [
    ['check'],
    ['check', '--format', 'json'],
    ['diff', 'il2', 'il4'],
    ['intake', '--blank', 'il4'],
  ])
    told.push(await runVerb(...verb, '--network', 'low', ...args))
  const opened = attempt(() => openForEditing({ root: roots, network: 'low' }))
  if (!opened || opened.problems.some(({ severity }) => severity === 'error'))
    return { told, isRefused: true }
  const { release, revision, whole, network } = opened
  const content = contentOf(release.playbook)
  const raw = rawParts(readRawFiles(roots), network.data, schemeOf(whole))
  const leaks = [...needlesOf([part(whole, network.data), raw], own).in(wordsOf(content))]
  const files = release.playbook.files.map(({ source }) => readFileSync(source, 'utf8'))
  return { told, isRefused: false, content, revision, leaks, files }
}

/** A network that cannot be read is refused by every verb that publishes. */
function attempt<T>(open: () => T): T | undefined {
  try {
    return open()
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

const front = (more: string) => (text: string) =>
  text.replace('---\n', `---\n${more}\n`).replace('A word.', 'Quillon.')
const entries = (change: (text: string) => string) => (text: string) =>
  change(text.replace(/^(\w[\w-]*):\n/gm, '$1:\n  replaces: true\n'))

const changes: Record<string, Above> = {
  'an environment is replaced': {
    'environments/il4/environment.yaml': (text) =>
      `replaces: true\n${text.replace('Built and tried', 'Quillon')}`,
  },
  'an environment says what it handles anew': {
    'environments/il4/environment.yaml': (text) =>
      `replaces: true\nmarking: SECRET//NOFORN\n${text.replace('handles: CUI', 'handles: SECRET')}`,
  },
  'the environment that others come from is replaced': {
    'environments/il2/environment.yaml': (text) => `replaces: true\n${text.replaceAll('il2', 'quillon')}`,
  },
  'availabilities are replaced': {
    'environments/il4/services.yaml': entries((text) => `${text}  note: Quillon.\n`),
  },
  'notices are replaced': {
    'environments/il4/notices.yaml': entries((text) => text.replace('One', 'Quillon')),
  },
  'promises are replaced': {
    'environments/il4/roadmap.yaml': entries((text) => text.replace('A new', 'A quillon')),
  },
  'an onboarding is replaced': { 'environments/il4/onboarding.mdx': front('replaces: true') },
  'a service is replaced': { 'content/services/postgres.mdx': front('replaces: true') },
  'a role is replaced': { 'content/roles/pre.mdx': front('replaces: true') },
  'a guide is replaced': { 'content/guides/start/canary.mdx': front('replaces: true') },
  'terms are replaced': { 'content/glossary.yaml': entries((text) => text.replace('few', 'quillon')) },
  'objectives are replaced': { 'content/objectives.yaml': entries((text) => text) },
  'a path is replaced': { 'content/triage/crash.mdx': front('replaces: true') },
  'a file is replaced': { 'public/images/path.png': 'quillon' },
  'a file is added': { 'public/quillon.txt': 'quillon' },
  'a network is added': {
    'environments/networks.yaml': 'a-quillon: {name: Quillon side, holds: SECRET, audience: [USA]}\n',
  },
  'an environment is added': {
    'environments/il9/environment.yaml': readFileSync(
      join(fixtures, 'base/environments/il4/environment.yaml'),
      'utf8',
    )
      .replaceAll('il4', 'quillon')
      .replace('promotesFrom: il2', 'promotesFrom: il4'),
    'environments/il9/services.yaml':
      'postgres: {status: available, version: 17.6, plans: [{name: small}], note: Quillon.}\n',
  },
  'a service is added, with what offers it': {
    'content/services/quillon.mdx':
      '---\nname: Quillon\nkind: managed\ncategory: data\nshort: Q\nsummary: Quillon.\nowner: Quillon\n---\n\n## Words\n\nQuillon.\n',
    'environments/il4/services.yaml':
      'quillon: {status: available, version: 1.2, plans: [{name: quillon}], difference: {from: il2, what: Quillon., why: Quillon., until: Quillon.}}\n',
  },
  'terms of other names are added': {
    'content/glossary.yaml': 'quillon:\n  term: Quillon\n  meaning: Canary is quillon.\n  see: [canary]\n',
  },
  'a notice is added': {
    'environments/il4/notices.yaml': (text) =>
      text.replace('upgrade:', 'quillon:').replace('Upgrade', 'Quillon'),
  },
  'what has only warnings is added': {
    'environments/il4/roadmap.yaml':
      'quillon:\n  title: Quillon\n  kind: change\n  target: 2025-Q1\n  status: on-track\n  confidence: high\n  impact: Q.\n',
  },
}

describe('a layer above a network changes no byte of what it gets, and no word of what it is told', async () => {
  const nothing = await below({})

  it('where there is nothing in it', () => {
    expect(nothing).toMatchObject({ isRefused: false, leaks: [] })
    expect(nothing.content).toContain('canary')
  })

  it.each(Object.entries(changes))('where %s', async (_, above) => {
    expect(await below(above)).toEqual(nothing)
  })

  it('where all of that is done at once', async () => {
    const all = Object.entries(changes).filter(([name]) => !/anew|added/.test(name))
    expect(await below(Object.assign({}, ...all.map(([, above]) => above)))).toEqual(nothing)
  })
})

describe('a layer above a network that would decide what it gets is refused with its place', () => {
  it.each<[string, Above, RegExp]>([
    [
      'a network',
      {
        'environments/networks.yaml':
          'low: {replaces: true, name: Quillon, holds: SECRET, audience: [USA]}\n',
      },
      /above\/environments\/networks\.yaml:1:1.* network-replaced/s,
    ],
    [
      'a configuration',
      { 'fieldbook.config.yaml': 'words: {footer: Quillon.}\n' },
      /above\/fieldbook\.config\.yaml:1:1.* configuration-layer/s,
    ],
    [
      'a network without a word of it',
      { 'environments/networks.yaml': 'low: {name: Quillon, holds: SECRET, audience: [USA]}\n' },
      /above\/environments\/networks\.yaml:1:1.* duplicate-entry/s,
    ],
    [
      'the site',
      {
        'content/site.yaml': (text) =>
          `replaces: true\n${text.replace('UNCLASSIFIED', 'SECRET').replace('title: ', 'title: Quillon ')}`,
      },
      /above\/content\/site\.yaml:\d+:\d+.* layer-site/s,
    ],
    [
      'the site, marked as the base is',
      { 'content/site.yaml': (text) => `replaces: true\n${text.replace('title: ', 'title: Quillon ')}` },
      /above\/content\/site\.yaml:\d+:\d+.* marking-below-layer/s,
    ],
    [
      'an entry that calls itself open',
      { 'content/glossary.yaml': 'open: {term: Quillon, meaning: Quillon., marking: UNCLASSIFIED}\n' },
      /above\/content\/glossary\.yaml:1:\d+.* marking-below-layer/s,
    ],
    [
      'an entry of the base that it calls open',
      {
        'content/glossary.yaml':
          'canary: {replaces: true, term: Quillon, meaning: Quillon., marking: UNCLASSIFIED}\n',
      },
      /above\/content\/glossary\.yaml:1:\d+.* marking-below-layer/s,
    ],
  ])('%s', async (_, above, said) => {
    const { told, isRefused } = await below(above)
    expect(isRefused).toBe(true)
    expect(told.every(({ status }) => status > 0)).toBe(true)
    expect(told[0]?.stdout).toMatch(said)
    for (const { stdout, stderr } of told) expect(stdout + stderr).not.toMatch(needle)
    const { stdout } = await runVerb('check', ...args)
    expect(stdout).toMatch(said)
  })
})
