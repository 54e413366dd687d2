import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { schemeOf } from '../../src/domain/marking/effective.ts'
import { Playbook } from '../../src/domain/playbook/playbook.ts'
import { statementFaults } from '../../src/publish/account/statement.ts'
import type { Description } from '../../src/publish/bundle/description.ts'
import { markingOfWhole } from '../../src/publish/bundle/markings.ts'
import { renderStatement, statementName } from '../../src/publish/bundle/statement.ts'
import { followRecipe } from '../../src/publish/delta/recipe.ts'
import { contentFault } from '../../src/publish/plain/plain-faults.ts'
import { dataContents } from '../../src/publish/rebuild/data-contents.ts'
import { isDataFile } from '../../src/publish/rebuild/data-files.ts'
import { readData } from '../../src/publish/rebuild/read-data.ts'
import { outOfOrder } from '../../src/publish/verify/order.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { releaseTo } from '../../src/workspace/load-release.ts'

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

/** Whether data is read without a fault. */
function reads(
  of: Playbook,
  change: (data: Map<string, Uint8Array>) => void = () => {},
  marking = markingOfWhole(of),
) {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-data-'))
  try {
    const data = dataContents(of, { manifest: '0'.repeat(64), withheld: [] }, undefined)
    change(data)
    return !Array.isArray(readData(data, { ...described(of), marking }, folder))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const site = 'playbook/content/site.yaml'
const text = (data: Map<string, Uint8Array>) => Buffer.from(data.get(site) ?? '').toString()
const data: Case[] = [
  ['code among data', () => isDataFile('playbook/extend/x.mjs')],
  ['a comment in data', () => reads(released, (d) => d.set(site, bytes(`# SECRET\n${text(d)}`)))],
  ['data that is marked otherwise', () => reads(released, undefined, 'CUI')],
  ['data with an error', () => reads(withError())],
  ['the data is refused', () => !reads(released)],
]
/** A release whose guide leads to a page that there is not: written as it should be, and wrong. */
function withError(): Playbook {
  const entries = released.entries.map((entry) =>
    entry.kind === 'guide'
      ? ({ ...entry, data: { ...entry.data, summary: 'See [it](/guides/nowhere).' } } as typeof entry)
      : entry,
  )
  return new Playbook(entries, released.files)
}

/** Looks for a fault in what keeps the doors of bundles shut: the name of the first case that sees it. */
export function transferKillers(): { door?: string } {
  for (const [named, isOpen] of [...active, ...styles(), ...order, ...recipes, ...statements, ...data])
    if (isOpen()) return { door: named }
  return {}
}

const styles = (): Case[] => [
  ['styles that load', () => contentFault('a.css', bytes('@import "b.css";')) === undefined],
]
