import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { earlierCatalog, earlierFacts } from './earlier-facts.ts'

/** Words that the low network may not hold; none of them is an id or stands in a file's name. */
export const needles = /quillon|pardalot|zephrine/

const difference = (from: string) =>
  `{from: ${from}, what: A pardalot what., why: A pardalot why., until: A pardalot until.}`

/** Laid over the fixture `base`: what the base's own scheme, and marks of its own, withhold from the low network. */
const base: Record<string, string> = {
  'fieldbook.config.yaml':
    'fields:\n  desk: {label: Desk, type: text, on: [availability, environment, page]}\n  seats: {label: Seats, type: number, on: [availability]}\n' +
    'extend:\n  components:\n    Offers: {file: offers.mjs, reads: [service, availability, roadmap, role]}\n',
  // A component of the organisation's own shows everything that it is given.
  'extend/offers.mjs':
    "export default {\n  show: ({ playbook }) =>\n    ['service', 'availability', 'roadmap', 'role'].map((kind) => ({\n      tag: 'div',\n      children: '`' + JSON.stringify(playbook.all(kind)).replaceAll('`', '') + '`',\n    })),\n}\n",
  'content/pages/offers.mdx': page('title: Offers\nsummary: All offers.\nrail: Manual', '<Offers />'),
  'layer.yaml': 'id: ground\nname: Ground\nmarking: UNCLASSIFIED\n',
  // For controlled items the scheme is stricter than the default one.
  'content/services/vault.mdx': page(
    'name: Quillon vault\nmarking: CUI\nkind: managed\ncategory: data\nshort: Quillon short\nsummary: Quillon.\nowner: Quillon owner',
    'The quillon text.',
  ),
  'content/roles/keeper.mdx': page(
    'title: Quillon keeper\nmarking: SECRET\nsummary: The quillon role.\nowns: [A quillon thing.]',
    'Quillon day.',
  ),
  'content/pages/desk.mdx': page(
    'title: Quillon desk\nmarking: SECRET\nsummary: The quillon page.\nrail: Manual',
    'The quillon hours.',
  ),
  'environments/il2/services.yaml':
    'postgres:\n  status: available\n  version: 17.6\n  plans: [{name: small}, {name: quillon-plan, marking: SECRET}]\n' +
    '  limits:\n    - (S) A quillon limit.\n' +
    'vault: {status: available, marking: CUI, version: 1.2, note: A quillon note., plans: [{name: quillon-vault}]}\n',
  'environments/il4/services.yaml':
    'postgres:\n  status: available\n  version: 17.6\n  plans: [{name: small}, {name: quillon-plan, marking: SECRET}]\n' +
    '  own: {seats: 12, desk: (S) A quillon desk.}\n' +
    'vault: {status: available, marking: CUI, version: 1.2, note: A quillon note., plans: [{name: quillon-vault}]}\n',
}

/** A layer of the high side. */
const over: Record<string, string> = {
  'layer.yaml': 'id: over\nname: Over\nmarking: SECRET\n',
  'environments/il4/services.yaml': `etcd:\n  status: available\n  version: '9.9'\n  live: {broker: pardalot-broker, offering: pardalot-offering}\n  plans: [{name: pardalot-plan}]\n  difference: ${difference('il2')}\n`,
  'environments/il4/roadmap.yaml':
    'etcd-10:\n  title: Pardalot 10\n  kind: change\n  service: etcd\n  target: 2027-Q3\n  status: on-track\n  confidence: high\n  impact: A pardalot impact.\n',
  'environments/il4/notices.yaml':
    'outage:\n  title: Pardalot outage\n  kind: upgrade\n  from: 2026-11-19T02:00Z\n  until: 2026-11-19T08:00Z\n  services: [etcd]\n  summary: A pardalot restart.\n',
  'content/objectives.yaml':
    'calm:\n  title: Pardalot calm\n  summary: A pardalot figure.\n  owner: pre\n  measure: open-bugs\n  indicators: [{name: Pardalot bugs, measured: By pardalot.}]\n  targets: {il4: {target: none, window: one, number: {atMost: 0, unit: bugs}}}\n',
  'environments/il2/releases.yaml':
    'a-1:\n  app: a\n  version: 1.0.0\n  day: 2026-10-20\n  kind: initial\n  ended: stayed\n  openBugs: {high: 2}\n  runs: {all: 3, green: 3}\n  note: A pardalot release.\n',
  'content/products.yaml':
    'vessel:\n  name: Pardalot vessel\n  source: Pardalot yard\n  licence: MIT\n  asOf: 2026-11-02\n  cycles: [{cycle: 9, ends: 2027-11-02}]\n',
  'content/services/etcd.mdx': page(
    'name: Pardalot store\nproduct: vessel\nkind: managed\ncategory: data\nshort: Pardalot short\nsummary: Pardalot.\nowner: Pardalot owner',
    'The pardalot text.',
  ),
}

function page(front: string, text: string): string {
  return `---\n${front}\n---\n\n## Words\n\n${text}\n`
}

/** Makes the two layers in `folder`, and the inputs that reports are asked about. */
export function makeHeld(folder: string): {
  roots: string[]
  inputs: Record<'manifest' | 'services' | 'export' | 'record' | 'release' | 'catalog' | 'editions', string>
} {
  const [ground = '', high = ''] = ['ground', 'over'].map((name) => join(folder, name))
  cpSync('tests/fixtures/base', ground, { recursive: true })
  const scheme = readFileSync('environments/scheme.yaml', 'utf8')
  put(ground, {
    ...base,
    'environments/scheme.yaml': scheme.replace(/(banner: CUI,.*uncaveated: )all/, '$1owner'),
  })
  // The team's way to the keeper goes where the keeper may be known.
  const il4 = join(ground, 'environments/il4/environment.yaml')
  const team =
    '\n  keeper:\n    people: [{name: Zephrine One}]\n    channel: zephrine-channel\n    hours: Zephrine hours\ncadence:'
  writeFileSync(il4, readFileSync(il4, 'utf8').replace('\ncadence:', team))
  put(high, over)
  put(folder, {
    'manifest.yml': 'applications: [{name: a, no-route: true, services: [one, two]}]\n',
    'services.yaml': 'one: etcd\ntwo: vault\n',
    'export.txt':
      'Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\ncsb-pg     small   Relations     csb\n',
    'record.yaml':
      'marking: UNCLASSIFIED\nteam: Who comes\nrecorded: 2026-11-16\ntarget: {environment: il4}\nservices: [{service: etcd}, {service: vault}]\n',
    'release.yaml':
      'marking: UNCLASSIFIED\napp: a\nversion: 1.0.0\nenvironments: [il4]\nrecorded: 2026-11-16\nmanifest: manifest.yml\nservices: [services.yaml]\n',
    'catalog.json': JSON.stringify(earlierCatalog),
    'editions/low.json': earlierFacts({ network: 'low' }),
    'editions/whole.json': earlierFacts({}),
  })
  const at = (name: string) => join(folder, name)
  return {
    roots: [ground, high],
    inputs: {
      manifest: at('manifest.yml'),
      services: at('services.yaml'),
      export: at('export.txt'),
      record: at('record.yaml'),
      release: at('release.yaml'),
      catalog: at('catalog.json'),
      editions: at('editions'),
    },
  }
}

function put(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** Ways to break a file so that what it says is not, or not rightly, read. */
export const breaks: Record<string, (path: string) => void> = {
  'an unknown key': (path) =>
    edit(path, (text) => (isPage(path) ? text.replace('---\n', '---\nzzz: 1\n') : `zzz: 1\n${text}`)),
  'a key misspelt': (path) => edit(path, (text) => text.replace(/^(\w[\w-]*)(\w):/m, '$1x$2:')),
  'a bad value': (path) => edit(path, (text) => text.replace(/^([\w-]+):.*(?:\n[ ].*)*/m, '$1: [[1]]')),
  'bad YAML': (path) =>
    edit(path, (text) => (isPage(path) ? text.replace('---\n', '---\n? [\n') : `${text}\n? [\n: {`)),
  'no text': (path) => writeFileSync(path, ''),
  'bytes that are no text': (path) => writeFileSync(path, Buffer.from([0xff, 0xfe, 0, 1, 0xc3, 0x28])),
  'a folder in its place': (path) => {
    rmSync(path)
    mkdirSync(path)
  },
  'a link that leads nowhere': (path) => {
    rmSync(path)
    symlinkSync('nowhere', path)
  },
  'another ending': (path) => {
    cpSync(path, path.replace(/\.(yaml|mdx)$/, '.yml'))
    rmSync(path)
  },
  'nothing in its place': (path) => rmSync(path),
}

const isPage = (path: string) => path.endsWith('.mdx')

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')))
}
