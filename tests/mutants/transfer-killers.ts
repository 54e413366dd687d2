import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { predecessorOf } from '../../src/cli/after.ts'
import { provenData } from '../../src/cli/data-bundle.ts'
import { schemeOf } from '../../src/domain/marking/effective.ts'
import { Playbook } from '../../src/domain/playbook/playbook.ts'
import { readEdition } from '../../src/formats/read/edition-file.ts'
import { statementFaults } from '../../src/publish/account/statement.ts'
import { assembleBundle } from '../../src/publish/bundle/assemble.ts'
import type { Description } from '../../src/publish/bundle/description.ts'
import { markingOfWhole } from '../../src/publish/bundle/markings.ts'
import { readSbom } from '../../src/publish/bundle/sbom.ts'
import { renderStatement, statementName } from '../../src/publish/bundle/statement.ts'
import { toolVersions } from '../../src/publish/bundle/tools.ts'
import { compareWithFacts } from '../../src/publish/compared/compare-facts.ts'
import { followRecipe } from '../../src/publish/delta/recipe.ts'
import { packDelta } from '../../src/publish/delta/write-delta.ts'
import { layoutFiles } from '../../src/publish/oci/write-layout.ts'
import { contentFault } from '../../src/publish/plain/plain-faults.ts'
import { isPlainFile } from '../../src/publish/plain/plain-site.ts'
import { dataContents } from '../../src/publish/rebuild/data-contents.ts'
import { isDataFile } from '../../src/publish/rebuild/data-files.ts'
import { readData } from '../../src/publish/rebuild/read-data.ts'
import { describedIn } from '../../src/publish/verify/described.ts'
import { outOfOrder } from '../../src/publish/verify/order.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { releaseTo } from '../../src/workspace/load-release.ts'
import { earlierFacts } from '../earlier-facts.ts'
import { makeHeld, needles } from '../held-workspace.ts'
import { withBody } from '../marked-playbook.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text))
const page = (body: string) => bytes(`<!doctype html><html><body>${body}</body></html>`)

/** A case in which the door has to stay shut; gives true where it does not. */
type Case = readonly [name: string, isOpen: () => boolean]

const active: Case[] = [
  '<script src="x.js"></script>',
  '<svg></svg>',
  '<input name="q">',
  '<p onclick="x">a</p>',
  '<p hidden>a</p>',
  '<a href="javascript:x">a</a>',
].map((body) => [`a plain page with ${body}`, () => contentFault('a.html', page(body)) === undefined])

const at = (version: string, asOf: string, manifest: string, after?: string) => ({
  version,
  asOf,
  manifest,
  ...(after === undefined ? {} : { predecessor: { version: 'x', asOf: '2026-11-01', manifest: after } }),
})
const first = at('v1', '2026-11-02', 'a')
const second = at('v2', '2026-11-09', 'b', 'a')
const order: Case[] = [
  ['an older edition', () => outOfOrder(first, at('v4', '2026-11-30', 'd')) === undefined],
  [
    'the one before, of the same day',
    () =>
      outOfOrder(at('v2', '2026-11-09', 'b', 'x'), at('v3', '2026-11-09', 'c', 'b')) === undefined ||
      !outOfOrder(at('v2', '2026-11-09', 'b', 'x'), at('v3', '2026-11-09', 'c', 'b'))?.includes('older'),
  ],
  ['a gap', () => outOfOrder(at('v3', '2026-11-16', 'c', 'b'), first) === undefined],
  ['one that names none', () => outOfOrder(at('v3', '2026-11-16', 'c'), second) === undefined],
  ['the next one is refused', () => outOfOrder(second, first) !== undefined],
]

const before = new Map([
  ['MANIFEST.sha256', bytes('m\n')],
  ['a', bytes('aaaa')],
])
const follows = (text: string, fresh = '') => {
  try {
    followRecipe({ text, bytes: bytes(fresh) }, before)
    return true
  } catch {
    return false
  }
}
const recipes: Case[] = [
  ['a recipe that leads out', () => follows('= a\n+ ../x\n0 2\n')],
  ['a file twice', () => follows('= MANIFEST.sha256\n= a\n= a\n')],
  ['bytes left over', () => follows('= MANIFEST.sha256\n= a\n', 'x')],
  ['bytes that there are not', () => follows('= MANIFEST.sha256\n+ b\n0 999\n')],
  ['a recipe is refused', () => !follows('= MANIFEST.sha256\n= a\n+ b\n0 3\n1\n', 'x')],
]

const { playbook } = loadWorkspace(['tests/fixtures/base'])
const network = playbook.all('network')[0]
if (!network) throw new Error('the sample has no network')
const released = releaseTo(playbook, network).playbook
const { name, holds, audience } = network.data
const described = (of: Playbook): Description => ({
  format: 2,
  profile: 'data',
  title: 'A Fieldbook',
  version: 'v1',
  asOf: '2026-11-16',
  network: { id: network.id, name, holds, audience },
  marking: markingOfWhole(of),
  proof: 'passed',
  tools: { fieldbook: '0.0.1' },
  types: [],
  files: {},
  scheme: schemeOf(of),
})

const files = new Map([
  ['a', bytes('a')],
  ['b', bytes('b')],
])
const statement = renderStatement(described(released), files)
const stated = (made: Uint8Array | undefined) =>
  statementFaults({
    files: made ? new Map([...files, [statementName, made]]) : files,
    description: described(released),
    signed: false,
  }).length === 0
const statements: Case[] = [
  ['another statement', () => stated(bytes(Buffer.from(statement).toString().replace('passed', 'failed')))],
  ['no statement', () => stated(undefined)],
  ['the statement is refused', () => !stated(statement)],
]

/** The first fault of data, in words; empty where there is none. */
function faultOf(
  change: (data: Map<string, Uint8Array>) => void,
  of = released,
  marking = markingOfWhole(of),
): string {
  const data = dataContents(of, { manifest: '0'.repeat(64), withheld: [] }, undefined)
  change(data)
  const read = inFolder((folder) => readData(data, { ...described(of), marking }, folder))
  return Array.isArray(read) ? (read[0]?.message ?? 'a fault') : ''
}
/** Whether data is read without a fault. */
const reads = (of: Playbook, change: (data: Map<string, Uint8Array>) => void = () => {}, marking?: string) =>
  faultOf(change, of, marking) === ''
const withComponent = 'extend:\n  components:\n    Offers:\n      file: "x.mjs"\n'
const site = 'playbook/content/site.yaml'
const text = (data: Map<string, Uint8Array>) => Buffer.from(data.get(site) ?? '').toString()
const data: Case[] = [
  ['code among data', () => isDataFile('playbook/extend/x.mjs')],
  ['a comment in data', () => reads(released, (d) => d.set(site, bytes(`# SECRET\n${text(d)}`)))],
  ['data that is marked otherwise', () => reads(released, undefined, 'CUI')],
  ['data with an error', () => reads(withError())],
  ['the data is refused', () => !reads(released)],
  [
    'data with a component',
    () =>
      !/code is not here/.test(faultOf((d) => d.set('playbook/fieldbook.config.yaml', bytes(withComponent)))),
  ],
  ['a comment of a text', () => saysComment()],
]
/** Whether a comment in the text of a guide stands in the data. */
function saysComment(): boolean {
  const entries = released.entries.map((entry) =>
    entry.kind === 'guide' ? withBody(entry, `${entry.body?.text}\n\n{/* a quillon comment */}\n`) : entry,
  )
  const data = dataContents(
    new Playbook(entries, released.files),
    { manifest: '0'.repeat(64), withheld: [] },
    undefined,
  )
  return [...data.values()].some((text) => Buffer.from(text).includes('quillon'))
}
/** A release whose guide leads to a page that there is not: written as it should be, and wrong. */
function withError(): Playbook {
  const entries = released.entries.map((entry) =>
    entry.kind === 'guide'
      ? ({ ...entry, data: { ...entry.data, summary: 'See [it](/guides/nowhere).' } } as typeof entry)
      : entry,
  )
  return new Playbook(entries, released.files)
}

/** What a verb prints is not for whoever reads the results. */
function quietly(make: () => unknown): boolean {
  const { stdout, stderr } = process
  const writers = [stdout.write, stderr.write] as const
  stdout.write = stderr.write = () => true
  try {
    make()
    return true
  } catch {
    return false
  } finally {
    ;[stdout.write, stderr.write] = writers
  }
}

/** Uses a folder of its own. */
function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-ways-out-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether data of a workspace in which much is withheld go as they must not, or do not go. */
const goesAsData = (leaks: boolean) =>
  inFolder((folder) => {
    const { roots } = makeHeld(folder)
    const { playbook: whole } = loadWorkspace(roots)
    const low = whole.get('network', 'low')
    if (!low) throw new Error('the sample has no network')
    const release = releaseTo(whole, low)
    const opened = { whole, network: low, roots, release: leaks ? { ...release, playbook: whole } : release }
    let said = ''
    const isMade = quietly(() => {
      for (const text of provenData(opened, { manifest: '0'.repeat(64) }, folder).values())
        said += Buffer.from(text).toString().toLowerCase()
    })
    return leaks ? isMade : !isMade || needles.test(said)
  })

const withheld: Case[] = [
  ['data of what is withheld', () => goesAsData(true)],
  ['data that tell of what is withheld', () => goesAsData(false)],
]

/** A bundle of data of the sample. */
const sample = () => {
  const { title, version, asOf, network: to, marking, scheme } = described(released)
  const files = assembleBundle(
    {
      site: new Map(),
      data: dataContents(released, { manifest: '0'.repeat(64), withheld: [] }, undefined),
      markings: new Map(),
      sbom: readSbom('.'),
      about: {
        profile: 'data',
        title,
        version,
        asOf,
        network: to,
        marking,
        scheme,
        tools: toolVersions('.'),
      },
    },
    '.',
  )
  return { files, description: describedIn(files) }
}

const editions = (): Case[] => {
  const one = sample()
  return [
    [
      'an edition of another network before',
      () =>
        inFolder((folder) => {
          for (const [path, text] of one.files) {
            mkdirSync(dirname(join(folder, path)), { recursive: true })
            writeFileSync(join(folder, path), text)
          }
          return quietly(() =>
            predecessorOf(folder, { network: 'high', profile: 'data', asOf: '2026-11-30' }),
          )
        }),
    ],
    ['a delta from any edition', () => quietly(() => packDelta(one, one))],
    [
      'facts of more than the network may hold',
      () => {
        const { value } = readEdition({ file: 'low.json', text: earlierFacts({ network: network.id }) })
        if (!value) throw new Error('the sample has no facts')
        return quietly(() => compareWithFacts(value, { ...one, isOwn: true }))
      },
    ],
    [
      'a layout that says more than the bundle',
      () => {
        const blobs = [...layoutFiles(one.files, one.description)].filter(([path]) =>
          path.startsWith('blobs/'),
        )
        const own = new Set([...one.files.values()].map((text) => Buffer.from(text).toString()))
        const others = blobs.map(([, text]) => Buffer.from(text).toString()).filter((text) => !own.has(text))
        return others.length !== 2 || !others.includes('{}')
      },
    ],
    [
      'a plain edition with data for tools',
      () => ['x.json', 'x.js', 'x.svg', 'x.ics', 'x.woff2'].some(isPlainFile),
    ],
  ]
}

/** Looks for a fault in what keeps the doors of bundles shut: the name of the first case that sees it. */
export function transferKillers(): { door?: string } {
  for (const [named, isOpen] of [...active, ...styles(), ...order, ...recipes, ...statements, ...data])
    if (isOpen()) return { door: named }
  for (const [named, isOpen] of [...editions(), ...withheld]) if (isOpen()) return { door: named }
  return {}
}

const styles = (): Case[] => [
  ['styles that load', () => contentFault('a.css', bytes('@import "b.css";')) === undefined],
]
