import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pageAt } from '../src/domain/pages/registry.ts'
import { writeComponents, writeWorkspace } from '../src/publish/kit/write-workspace.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { releaseTo } from '../src/workspace/load-release.ts'
import { runVerb } from './run-verb.ts'

const day = '2026-11-16'
let begun = ''
let root = ''
beforeAll(async () => {
  begun = mkdtempSync(join(tmpdir(), 'fieldbook-own-component-'))
  const there = join(begun, 'base')
  await runVerb('init', there, '--environments', 'dev,prod', '--path', 'dev>prod', '--as-of', day)
  for (const what of [
    ['page', 'desk'],
    ['service', 'queue'],
    ['service', 'vault'],
  ])
    await runVerb('new', ...what, '--root', there, '--as-of', day)
  for (const id of ['queue', 'vault'])
    await runVerb('new', 'availability', id, '--environment', 'dev', '--root', there, '--as-of', day)
  // What it offers in both, it is asked of one.
  rmSync(join(there, 'environments/prod/services.yaml'))
})
afterAll(() => rmSync(begun, { recursive: true }))
beforeEach(() => {
  root = join(begun, 'copy')
  rmSync(root, { recursive: true, force: true })
  cpSync(join(begun, 'base'), root, { recursive: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Each test has a file of its own: what was loaded once is not loaded again. */
let files = 0
/** A component `Roster` whose `show` is this, and a page that says `text` on its sixth line. */
function component(show: string, text: string, declared = ''): void {
  files += 1
  put(`extend/roster-${files}.mjs`, `export default { ${show} }\n`)
  put('fieldbook.config.yaml', `extend: {components: {Roster: {file: roster-${files}.mjs${declared}}}}\n`)
  put('content/pages/desk.mdx', `---\ntitle: Desk\nsummary: Who sits there.\n---\n\n${text}\n`)
}

async function found(...args: string[]): Promise<{ told: string[] }> {
  const asked = ['--root', root, '--as-of', day, '--format', 'json', ...args]
  const { stdout } = await runVerb('check', ...asked)
  const { problems } = JSON.parse(stdout) as {
    problems: {
      code: string
      message: string
      fix?: string
      at: { file: string; line: number; col: number }
    }[]
  }
  const told = problems
    .filter(({ code }) => code !== 'to-do' && code !== 'parity-silent')
    .map(({ at, code, message }) => `${at.file}:${at.line}:${at.col} ${code}: ${message}`)
  return { told }
}

describe('a component of one’s own', () => {
  it('is used with what the configuration declares, and nothing else', async () => {
    const declared =
      ', attributes: {environment: {ref: environment, required: true}, tone: {values: [calm, loud]}}'
    component("show: () => 'Fine.'", '<Roster environment="dev" tone="calm" />', declared)
    expect((await found()).told).toEqual([])
    component(
      "show: () => 'Fine.'",
      '<Roster environment="dex" tone="calmer" />\n\n<Roster size="2">Words</Roster>\n\n<Rooster />',
      declared,
    )
    expect((await found()).told).toEqual([
      'content/pages/desk.mdx:6:9 reference-unknown: there is no environment "dex"',
      'content/pages/desk.mdx:6:27 mdx-attribute: `tone` of <Roster> is "calmer"',
      'content/pages/desk.mdx:8:1 mdx-attribute: <Roster> lacks `environment`',
      'content/pages/desk.mdx:8:1 mdx-nesting: <Roster> shows nothing of what stands in it',
      'content/pages/desk.mdx:8:9 mdx-attribute: <Roster> has no attribute `size`',
      'content/pages/desk.mdx:10:1 mdx-component: there is no component <Rooster>',
    ])
  })

  it('is not run where the configuration does not name it', async () => {
    component("show: () => 'Fine.'", '<Roster />')
    put(`extend/roster-${files}.mjs`, "import { writeFileSync } from 'node:fs'\nwriteFileSync('ran', '')\n")
    put('fieldbook.config.yaml', 'fieldbook: 1\n')
    expect((await found()).told).toEqual([
      'content/pages/desk.mdx:6:1 mdx-component: there is no component <Roster>',
    ])
    expect(existsSync('ran')).toBe(false)
  })

  it.each([
    ['throws', "show() { throw new Error('no such desk') }", 'failed: no such desk'],
    ['gives nothing', 'show() {}', 'failed: it shows nothing'],
    ['gives a number', 'show: () => 4', 'failed: it gave number; give text or elements'],
    ['gives HTML', "show: () => 'a <b>desk</b>'", 'failed: "a <b>desk</b>" has HTML; give elements instead'],
    [
      'gives a script',
      "show: () => ({ tag: 'script', children: 'alert(1)' })",
      'failed: <script> is no element',
    ],
    [
      'gives a handler',
      "show: () => ({ tag: 'p', onclick: 'x', children: 'y' })",
      'failed: <p> has `onclick`',
    ],
    ['gives a style', "show: () => ({ tag: 'p', style: 'x', children: 'y' })", 'failed: <p> has `style`'],
    [
      'takes a class of ours',
      "show: () => ({ tag: 'p', class: 'banner' })",
      'failed: the class of <p> is "banner"',
    ],
    ['gives a heading', "show: () => '## Desk'", 'failed: "## Desk" has a heading'],
    ['gives a picture', "show: () => '![x](https://elsewhere.example/x.png)'", 'has a picture'],
    ['gives a row outside', "show: () => ({ tag: 'tr' })", 'failed: <tr> stands outside <thead> or <tbody>'],
    [
      'gives words in a list',
      "show: () => ({ tag: 'ul', children: 'x' })",
      'failed: <ul> holds elements, and got words',
    ],
    [
      'leads nowhere',
      "show: () => '[x](/services/quue)'",
      'links to /services/quue, and there is no such page',
    ],
    ['leads to no place', "show: () => '[x](/services/queue#nowhere)'", 'and the page has no such place'],
    ['leads out', "show: () => '[x](https://elsewhere.example/)'", 'which is dead inside the gap'],
    ['could run', "show: () => '[x](javascript:alert(1))'", 'which is no address of a page'],
    [
      'is otherwise each time',
      'show: () => String(Math.random())',
      'shows something else when it is asked again',
    ],
    ['shows content', 'show: ({ content }) => content', 'does not say `holds: true`'],
    ['goes on for ever', 'show: function f() { const a = []; a.push(a); return a }', 'stand too deep'],
  ])('that %s is a problem where it is used', async (_name, show, said) => {
    component(show, 'Words.\n\n<Roster />')
    const { told } = await found()
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^content\/pages\/desk\.mdx:8:1 own-component-failed: <Roster> /)
    expect(told[0]).toContain(said)
  })

  it('stands in sentences only where it says so', async () => {
    component("show: () => 'Fine.'", 'All is <Roster /> today.')
    expect((await found()).told).toEqual([
      'content/pages/desk.mdx:6:8 own-component-failed: <Roster> stands in a sentence, and shows blocks',
    ])
    component("show: () => 'fine\\n\\nor not'", 'All is <Roster /> today.', ', inline: true')
    expect((await found()).told[0]).toContain('is more than a line')
    component("show: () => '**fine**'", 'All is <Roster /> today.', ', inline: true')
    expect((await found()).told).toEqual([])
  })

  it.each([
    ['that is not there', undefined, 'is not there'],
    ['that is no JavaScript', 'export default {', 'cannot be loaded: '],
    ['without show', 'export default {}', 'is no component: its default export has no function show'],
    ['that is not whole', "import { a } from './a.mjs'\nexport default { show: a }", ' cannot be loaded: '],
  ])('%s is a problem where the configuration names it', async (_name, text, said) => {
    put('fieldbook.config.yaml', 'extend:\n  components:\n    Roster:\n      file: none.mjs\n')
    if (text !== undefined) {
      files += 1
      put(`extend/odd-${files}.mjs`, text)
      put('fieldbook.config.yaml', `extend:\n  components:\n    Roster:\n      file: odd-${files}.mjs\n`)
    }
    const { told } = await found()
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^fieldbook\.config\.yaml:4:13 own-component-file: /)
    expect(told[0]).toContain(said)
  })

  it('is one file, not a link, and not called as one of ours', async () => {
    component("show: () => 'Fine.'", 'Words.')
    put('extend/words.mjs', 'export const words = "x"\n')
    put('extend/two.mjs', "import { words } from './words.mjs'\nexport default { show: () => words }\n")
    put('fieldbook.config.yaml', 'extend: {components: {Roster: {file: two.mjs}}}\n')
    expect((await found()).told[0]).toContain('extend/two.mjs loads ./words.mjs')
    symlinkSync(join(root, 'extend/words.mjs'), join(root, 'extend/link.mjs'))
    put('fieldbook.config.yaml', 'extend: {components: {Roster: {file: link.mjs}}}\n')
    expect((await found()).told[0]).toContain('extend/link.mjs is a link')
    put('fieldbook.config.yaml', `extend: {components: {Aside: {file: roster-${files}.mjs}}}\n`)
    expect((await found()).told[0]).toContain('<Aside> is a component that ships')
  })

  it('is given what its attributes name and its configuration lets it read, as far as the network may hold it', async () => {
    const names =
      "show: ({ playbook }) => playbook.entries.map((e) => e.kind + ' ' + e.id).join(', ') || 'none'"
    put('content/services/vault.mdx', read('content/services/vault.mdx').replace('\n', '\nmarking: SECRET\n'))
    const dev = read('environments/dev/services.yaml').replace(/^vault:\n/m, 'vault:\n  marking: SECRET\n')
    put('environments/dev/services.yaml', dev)
    const shownFor = async (declared: string, use: string, ...network: string[]) => {
      const probe = `show: (use) => { throw new Error((${names.slice('show: '.length)})(use)) }`
      component(probe, use, declared)
      const { told } = await found(...network)
      return told.flatMap((line) => /<Roster> failed: (.*)/.exec(line)?.[1] ?? [])
    }
    const reads = ', reads: [service, availability]'
    expect(await shownFor('', '<Roster />')).toEqual(['none'])
    expect(await shownFor(reads, '<Roster />')).toEqual([
      'service queue, service vault, availability queue, availability vault',
    ])
    expect(await shownFor(reads, '<Roster />', '--network', 'readers')).toEqual([
      'service queue, availability queue',
    ])
    const named = ', attributes: {service: {ref: service}, environment: {ref: environment}}'
    expect(await shownFor(named, '<Roster service="queue" />')).toEqual(['service queue'])
    expect(await shownFor(`${reads}${named}`, '<Roster environment="prod" />')).toEqual([
      'environment prod, service queue, service vault',
    ])
  })

  it('raises the marking of a page to that of what it reads', () => {
    component("show: () => 'Fine.'", '<Roster />', ', reads: [availability]')
    const { playbook } = loadWorkspace([root])
    const page = pageAt(playbook, '/pages/desk')
    expect(page?.whole.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'page desk',
      'availability queue',
      'availability vault',
    ])
  })

  it('goes into a kit with the texts that use it', () => {
    component("show: () => 'Fine.'", '<Roster />')
    const { playbook } = loadWorkspace([root])
    const [network] = playbook.all('network')
    if (!network) throw new Error('there is no network')
    const kit = join(begun, 'kit')
    const released = releaseTo(playbook, network).playbook
    writeWorkspace(kit, released)
    writeComponents(kit, root, released)
    expect(readFileSync(join(kit, `extend/roster-${files}.mjs`), 'utf8')).toContain("'Fine.'")
    expect(readFileSync(join(kit, 'fieldbook.config.yaml'), 'utf8')).toContain(`roster-${files}.mjs`)
  })
})
