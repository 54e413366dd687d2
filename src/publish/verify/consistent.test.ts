import { describe, expect, it } from 'vitest'
import {
  type Change,
  type Changing,
  disguises,
  edit,
  editJson,
  remade,
  retell,
} from '../../../tests/consistent-changes.ts'
import { bundleFiles, contentsOf } from '../../../tests/minimal-bundle.ts'
import { encode } from '../bundle/bytes.ts'
import { sbomName, sbomOf } from '../bundle/sbom.ts'
import { clientFiles, hashOf } from '../scripts.ts'
import { verifyOpened } from './verify.ts'

/** A bundle with one file of every kind that a site may have. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const font = Buffer.concat([encode('wOF2'), Buffer.from([0, 1, 0, 0, 0, 0, 0, 16]), Buffer.alloc(4)])
const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'
const more: readonly (readonly [string, Uint8Array])[] = [
  ['data/il4.ics', encode(calendar)],
  ['data/catalog.csv', encode('CUI\nservice\nCUI\n')],
  ['feed.xml', encode('<?xml version="1.0"?>\n<feed/>\n')],
  ['figures/path.svg', encode('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>\n')],
  ['figures/path.png', png],
  ['assets/plex.12345678.woff2', font],
  ['robots.txt', encode('none\n')],
]
const contents = contentsOf()
const original = bundleFiles({ ...contents, site: new Map([...contents.site, ...more]) })
const names = [...original.keys()].filter((name) => !['MANIFEST.sha256', 'bundle.json'].includes(name))
const pages = names.filter((name) => name.endsWith('.html'))
const under = (folder: string) => names.filter((name) => name.startsWith(folder))

const list = 'site/release.json'
const home = 'site/index.html'
const theme = names.find((name) => /theme\./.test(name)) ?? ''

const table = (entries: Record<string, Change['change']>): Change[] =>
  Object.entries(entries).map(([name, change]) => ({ name, change }))

const inList = (change: (data: Record<string, unknown>) => void) => (b: Changing) => editJson(b, list, change)
const statement = 'statement.intoto.json'
interface Stated {
  subject: { name: string; digest: object }[]
  predicate: { buildDefinition: Record<string, object> }
}
const inStatement = (change: (data: Stated) => void) => (b: Changing) =>
  editJson(b, statement, (data) => change(data as unknown as Stated))
const inBuild = (part: string, values: object) =>
  inStatement(({ predicate }) => Object.assign(predicate.buildDefinition[part] ?? {}, values))
const pagesOf = (data: Record<string, unknown>) => data['pages'] as { page: string; marking: string }[]
const before = (text: string) => (b: Changing) => edit(b, home, '<footer', `${text}<footer`)

/** The same change with VERIFY.txt as it was, and told anew. */
const twice = (changes: readonly Change[]): Change[] => [
  ...changes,
  ...changes.map(({ name, change }) => ({
    name: `${name}, and VERIFY.txt agrees`,
    change: (b: Changing) => {
      change(b)
      retell(b)
    },
  })),
]

const addScript = (b: Changing, name: string, text: string) => b.files.set(`site/${name}`, encode(text))

const refused: Readonly<Record<string, Change[]>> = {
  'release.json': [
    ...table({
      'says that the proof failed': inList((d) => Object.assign(d, { proof: 'failed' })),
      'says nothing of a proof': inList((d) => delete d['proof']),
      'names another network': inList((d) => Object.assign(d, { network: 'high' })),
      'names no network': inList((d) => delete d['network']),
      'is of another day': inList((d) => Object.assign(d, { asOf: '2026-11-17' })),
      'is of another content': inList((d) => Object.assign(d, { revision: 'fff1234567' })),
      'is of a content without a name': inList((d) => delete d['revision']),
      'is of another kind': inList((d) => Object.assign(d, { kind: 'fieldbook-catalog' })),
      'is of another version': inList((d) => Object.assign(d, { version: 2 })),
      'lists no pages': inList((d) => Object.assign(d, { pages: [] })),
      'lists a page that is not there': inList((d) => pagesOf(d).push({ page: 'more.html', marking: 'CUI' })),
      'lists a page twice': inList((d) => pagesOf(d).push(...pagesOf(d).slice(0, 1))),
      'is a list': (b) => b.files.set(list, encode('[]\n')),
    }),
    ...pages.flatMap((file, i) =>
      table({
        [`does not list ${file}`]: inList((d) => pagesOf(d).splice(i, 1)),
        [`marks ${file} SECRET`]: inList((d) => Object.assign(pagesOf(d)[i] ?? {}, { marking: 'SECRET' })),
        [`does not mark ${file}`]: inList((d) => Object.assign(pagesOf(d)[i] ?? {}, { marking: '' })),
      }),
    ),
  ],
  'a page': [
    ...pages.flatMap((file) =>
      table({
        [`${file}: banner SECRET`]: (b) => edit(b, file, /(class="banner" data-marking=")[A-Z]+/, '$1SECRET'),
        [`${file}: banner that reads SECRET`]: (b) =>
          edit(b, file, /(class="banner"[^>]*>)[A-Z]+/, '$1SECRET'),
        [`${file}: no banner`]: (b) => edit(b, file, /class="banner/g, 'class="'),
        [`${file}: another marking in bundle.json`]: (b) => {
          b.description.files[file] = b.description.files[file] === 'CUI' ? 'UNCLASSIFIED' : 'CUI'
        },
      }),
    ),
    ...pages.flatMap((file) =>
      table({
        [`${file}: second banner SECRET`]: (b) =>
          edit(b, file, /(banner low" data-marking=")[A-Z]+/, '$1SECRET'),
        [`${file}: calls itself SECRET`]: (b) =>
          edit(b, file, /(<html lang="en" data-marking=")[A-Z]+/, '$1SECRET'),
        [`${file}: a foot of another network`]: (b) => edit(b, file, 'may hold <span', 'might hold <span'),
        [`${file}: a foot of another day`]: (b) =>
          edit(b, file, 'datetime="2026-11-16"', 'datetime="2026-11-17"'),
        [`${file}: a foot of another content`]: (b) => edit(b, file, 'Content abc', 'Content fff'),
        [`${file}: a policy that lets scripts in`]: (b) => edit(b, file, "script-src 'self'", 'script-src *'),
        [`${file}: no policy`]: (b) => edit(b, file, /<meta http-equiv[^>]*>/, ''),
      }),
    ),
  ],
  'statement.intoto.json': table({
    'states another digest': inStatement((d) =>
      Object.assign(d.subject[0] ?? {}, { digest: { sha256: '0'.repeat(64) } }),
    ),
    'does not state a file': inStatement((d) => d.subject.splice(3, 1)),
    'states a file that is not there': inStatement((d) =>
      d.subject.push({ name: 'site/x.html', digest: {} }),
    ),
    'states another network': inBuild('externalParameters', { network: 'high' }),
    'states another profile': inBuild('externalParameters', { profile: 'plain' }),
    'states another day': inBuild('externalParameters', { asOf: '2026-11-17' }),
    'states an edition before it': inBuild('externalParameters', { predecessor: {} }),
    'states that no proof passed': inBuild('internalParameters', { proof: 'failed' }),
    'states another marking': inBuild('internalParameters', { marking: 'UNCLASSIFIED' }),
    'states another builder': (b) => edit(b, statement, 'pkg:npm/fieldbook@', 'pkg:npm/fieldbeek@'),
    'states another content': (b) => edit(b, statement, 'abc1234567', 'fff1234567'),
    'is of another kind': (b) => edit(b, statement, 'slsa.dev/provenance/v1', 'slsa.dev/provenance/v0.2'),
    'says more': (b) => edit(b, statement, '"_type"', '"note": "trust me", "_type"'),
    'is written otherwise': (b) => edit(b, statement, '\n', ' \n'),
    'is not there': (b) => b.files.delete(statement),
  }),
  'bundle.json': [
    ...twice(
      table({
        'a network that may hold SECRET': ({ description }) =>
          Object.assign(description.network, { holds: 'SECRET' }),
        'a network that may hold TOP SECRET': ({ description }) =>
          Object.assign(description.network, { holds: 'TOP SECRET' }),
        'another network': ({ description }) => Object.assign(description.network, { id: 'high' }),
        'a network of another name': ({ description }) =>
          Object.assign(description.network, { name: 'High side' }),
        'another day': ({ description }) => Object.assign(description, { asOf: '2026-11-17' }),
        'another content': ({ description }) => Object.assign(description, { revision: 'fff1234567' }),
        'a content without a name': ({ description }) => Reflect.deleteProperty(description, 'revision'),
        'a whole below its parts': ({ description }) =>
          Object.assign(description, { marking: 'UNCLASSIFIED' }),
        'a whole above the network': ({ description }) => Object.assign(description, { marking: 'SECRET' }),
      }),
    ),
    ...twice(
      Object.keys(contents.about.tools)
        .filter((tool) => tool !== 'node')
        .flatMap((tool) =>
          table({
            [`another ${tool}`]: ({ description }) => Object.assign(description.tools, { [tool]: '9.9.9' }),
            [`no ${tool}`]: ({ description }) => Reflect.deleteProperty(description.tools, tool),
          }),
        ),
    ),
    ...table({
      'another title': ({ description }) => Object.assign(description, { title: 'Another' }),
      'another version': ({ description }) => Object.assign(description, { version: '2026.12' }),
      'more readers': ({ description }) => Object.assign(description.network, { audience: ['FVEY', 'FRA'] }),
      'levels in another order': ({ description }) =>
        Object.assign(description.scheme, { levels: description.scheme.levels.toReversed() }),
    }),
  ],
  'a file that is not there': names
    .map((name) => ({ name, change: ({ files }: Changing) => files.delete(name) }))
    .filter(
      ({ name }) =>
        !more.some(([file]) => name === `site/${file}`) &&
        ![
          'site/assets/base.abcdefgh.css',
          'site/assets/search/names.0123456789.js',
          'site/data/roadmap.json',
          'site/data/catalog.js',
        ].includes(name),
    ),
  'contents of another kind': [
    'site/assets/base.abcdefgh.css',
    theme,
    home,
    'site/data/roadmap.json',
    sbomName,
    ...more.map(([file]) => `site/${file}`),
  ].flatMap((file) =>
    Object.entries(disguises).map(([what, bytes]) => ({
      name: `${file} is ${what}`,
      change: ({ files }: Changing) => files.set(file, bytes),
    })),
  ),
  'contents with something behind': table({
    'a picture': ({ files }) => files.set('site/figures/path.png', Buffer.concat([png, encode('more')])),
    'a picture without an end': ({ files }) => files.set('site/figures/path.png', png.subarray(0, -12)),
    'a font': ({ files }) =>
      files.set('site/assets/plex.12345678.woff2', Buffer.concat([font, encode('more')])),
    'a drawing': (b) => edit(b, 'site/figures/path.svg', '</svg>', '</svg>PK'),
    'a page': (b) => edit(b, home, '</html>', '</html>more'),
    'a calendar': ({ files }) => files.set('site/data/il4.ics', encode(`${calendar}more`)),
    'an escape in a text': ({ files }) => files.set('site/robots.txt', encode('a\u001b[2Jb')),
    'a byte of no text': ({ files }) => files.set('site/robots.txt', new Uint8Array([0x61, 0xc3, 0x28])),
  }),
  'something that runs': table({
    'a script that no page loads': (b) => addScript(b, `assets/more.${hashOf('1')}.js`, '1'),
    'a script that a page loads': (b) => {
      addScript(b, `assets/more.${hashOf('1')}.js`, '1')
      edit(b, home, '</head>', `<script defer src="assets/more.${hashOf('1')}.js"></script></head>`)
    },
    'a script beside the pages': (b) => addScript(b, 'more.js', '1'),
    'a script among the data': (b) => addScript(b, 'data/more.js', '1'),
    'a script of ours, changed': (b) => edit(b, theme, /^/, ';'),
    'a script of ours under another name': ({ files }) =>
      files.set(`site/assets/more.${hashOf('2')}.js`, files.get(theme) ?? new Uint8Array()),
    'a script within a page': before('<script>1</script>'),
    'a script with a type': before('<script type="module" src="assets/x.js"></script>'),
    'a script from elsewhere': before('<script src="https://cairnway.example/x.js"></script>'),
    'a script that is not there': before('<script src="assets/x.js"></script>'),
    'a script from above the site': before('<script src="../install.sh"></script>'),
    'a handler': before('<p onclick="x()">'),
    'a handler that nobody sees': before('<svg><animate onbegin="x()"/></svg>'),
    'an address that runs': before('<a href=" java&#10;script:x()">'),
    'a form that runs': before('<form action="javascript:x()"></form>'),
    'a frame': before('<iframe src="guides.html"></iframe>'),
    'an object': before('<object data="figures/path.svg"></object>'),
    'an embed': before('<embed src="figures/path.svg">'),
    'a base': before('<base href="https://cairnway.example/">'),
    'a refresh': before('<meta http-equiv="refresh" content="0; url=https://cairnway.example/">'),
    'a picture from elsewhere': before('<img src="https://cairnway.example/x.png" alt="">'),
    'a picture from a share': before('<img src="//cairnway.example/x.png" alt="">'),
    'a picture of several sizes from elsewhere': before(
      '<img srcset="https://cairnway.example/x.png 2x" alt="">',
    ),
    'a stylesheet from elsewhere': before('<link rel="stylesheet" href="https://cairnway.example/x.css">'),
    'a style that asks elsewhere': ({ files }) =>
      files.set(
        'site/assets/base.abcdefgh.css',
        encode('a { background: url(https://cairnway.example/x.png) }'),
      ),
    'a style that brings in another': ({ files }) =>
      files.set('site/assets/base.abcdefgh.css', encode('@import "x.css";')),
    'a drawing with a script': (b) => edit(b, 'site/figures/path.svg', '<path', '<script>1</script><path'),
    'a drawing with a handler': (b) => edit(b, 'site/figures/path.svg', '<path', '<path onload="x()"'),
    'a drawing with an address that runs': (b) =>
      edit(b, 'site/figures/path.svg', '<path', '<a href="javascript:x()"/><path'),
    'a drawing with a page within': (b) =>
      edit(b, 'site/figures/path.svg', '<path', '<foreignObject><p/></foreignObject><path'),
    'a piece of the index that calls': (b) =>
      edit(b, 'site/assets/search/names.0123456789.js', '"H4sI"', 'x()'),
    'a piece of the index with more behind': (b) =>
      edit(b, 'site/assets/search/names.0123456789.js', ')\n', ');x()\n'),
    'a piece of the index of another name': (b) =>
      edit(b, 'site/assets/search/names.0123456789.js', '("names', '("cards'),
    'an engine that is none': (b) =>
      addScript(
        b,
        'assets/search/engine.0123456789.js',
        '(()=>{x()\nfieldbookSearch("engine.0123456789",engine)})()\n',
      ),
    'WebAssembly that is none of ours': (b) =>
      addScript(b, 'assets/search/wasm.0123456789.js', 'fieldbookSearch("wasm.0123456789","AGFzbQ==")\n'),
    'a catalog that calls': (b) => edit(b, 'site/data/catalog.js', ';\n', ';x();\n'),
    'a catalog with a line more': (b) => edit(b, 'site/data/catalog.js', ';\n', ';\nx();\n'),
    'a program beside the site': ({ files }) => files.set('tool.sh', encode('#!/bin/sh\n')),
    'a program among the host files': ({ files }) => files.set('host/tool.sh', encode('#!/bin/sh\n')),
  }),
  "the generator's own files": [
    ...[
      'install.sh',
      'VERIFY.txt',
      ...under('host/'),
      ...names.filter((name) => name.endsWith('.schema.json')),
    ].map((file) => ({ name: file, change: (b: Changing) => edit(b, file, /(\s)$/, '$1 ') })),
    ...table({
      'another installer': ({ files }) => files.set('install.sh', encode('#!/bin/sh\nexit 0\n')),
      'other advice': ({ files }) => files.set('VERIFY.txt', encode('CUI\n\nAll is well.\n')),
      'a schema more': ({ files }) => files.set('site/data/more.schema.json', encode('{}')),
    }),
  ],
  'the bill of materials': table({
    empty: ({ files }) => files.set(sbomName, encode('{}\n')),
    'without packages': (b) => editJson(b, sbomName, (d) => Object.assign(d, { components: [] })),
    'without dependencies': (b) => editJson(b, sbomName, (d) => Object.assign(d, { dependencies: [] })),
    'of another format': (b) => editJson(b, sbomName, (d) => Object.assign(d, { bomFormat: 'SPDX' })),
    'of another version of the format': (b) =>
      editJson(b, sbomName, (d) => Object.assign(d, { specVersion: '1.4' })),
    'of another program': (b) => edit(b, sbomName, '"name": "fieldbook"', '"name": "other"'),
    'of another version': (b) => edit(b, sbomName, /("name": "fieldbook",\s*"version": ")[^"]*/, '$19.9.9'),
    'with one package less': (b) => editJson(b, sbomName, (d) => (d['components'] as unknown[]).pop()),
    'with a package twice': (b) =>
      editJson(b, sbomName, (d) => (d['components'] as unknown[]).push((d['components'] as unknown[])[0])),
    'with one dependency less': (b) => editJson(b, sbomName, (d) => (d['dependencies'] as unknown[]).pop()),
    'with another digest': (b) => edit(b, sbomName, /"content": "[0-9a-f]{8}/, '"content": "00000000'),
    'with another licence': (b) => edit(b, sbomName, '"MIT"', '"ISC"'),
  }),
  'published data': table({
    'of another network': (b) => edit(b, 'site/data/roadmap.json', '"low"', '"high"'),
    'of another day': (b) => edit(b, 'site/data/roadmap.json', '2026-11-16', '2026-11-17'),
    'of another content': (b) => edit(b, 'site/data/roadmap.json', 'abc1234567', 'fff1234567'),
    'marked SECRET': (b) => edit(b, 'site/data/roadmap.json', 'UNCLASSIFIED', 'SECRET'),
    'marked so that nobody can read it': (b) => edit(b, 'site/data/roadmap.json', 'UNCLASSIFIED', 'SERCET'),
  }),
}

/** Of more than the page, and for all who read on the network. */
const shared = 'CUI//REL TO USA, FVEY'

const another = 'it is another bundle, whole in itself; who made it is what a signature says'
const judged = "only the reader's own scheme can tell, which `verify --network` reads"

const accepted: Change[] = [
  {
    name: 'another word on a page',
    accepted: another,
    change: (b) => edit(b, home, 'index.html 2026.11', 'other 2026.11'),
  },
  {
    name: 'another colour',
    accepted: another,
    change: (b) => edit(b, 'site/assets/base.abcdefgh.css', 'black', 'navy'),
  },
  {
    name: 'another title everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description, { title: 'Another' })
      retell(b)
    },
  },
  {
    name: 'another version everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description, { version: '2026.12' })
      retell(b)
    },
  },
  {
    name: 'another network everywhere',
    accepted: another,
    change: (b) => {
      Object.assign(b.description.network, { id: 'side' })
      editJson(b, list, (d) => Object.assign(d, { network: 'side' }))
      edit(b, 'site/data/roadmap.json', '"low"', '"side"')
      retell(b)
    },
  },
  {
    name: 'a network that may hold more, on every page',
    accepted: `${another}; installed over the old one it is refused`,
    change: (b) => {
      Object.assign(b.description.network, { holds: 'SECRET' })
      for (const file of pages)
        edit(
          b,
          file,
          /may hold <span class="mark" data-marking="CUI">CUI/,
          'may hold <span class="mark" data-marking="SECRET">SECRET',
        )
      retell(b)
    },
  },
  {
    name: 'a page more, listed and marked',
    accepted: another,
    change: (b) => {
      b.files.set('site/more.html', b.files.get('site/services.html') ?? new Uint8Array())
      b.description.files['site/more.html'] = 'UNCLASSIFIED'
      editJson(b, list, (d) => pagesOf(d).push({ page: 'more.html', marking: 'UNCLASSIFIED' }))
    },
  },
  {
    name: 'a page less, nowhere listed',
    accepted: another,
    change: (b) => {
      b.files.delete('site/services.html')
      editJson(b, list, (d) =>
        Object.assign(d, { pages: pagesOf(d).filter(({ page }) => page !== 'services.html') }),
      )
    },
  },
  {
    name: 'a page marked higher throughout',
    accepted: another,
    change: (b) => {
      edit(b, 'site/services.html', /data-marking="UNCLASSIFIED"/g, `data-marking="${shared}"`)
      edit(b, 'site/services.html', /UNCLASSIFIED \/\/ NOTIONAL/g, `${shared} // NOTIONAL`)
      b.description.files['site/services.html'] = shared
      editJson(b, list, (d) =>
        Object.assign(pagesOf(d).find(({ page }) => page === 'services.html') ?? {}, { marking: shared }),
      )
    },
  },
  {
    name: 'other readers, and VERIFY.txt agrees',
    accepted: judged,
    change: (b) => {
      Object.assign(b.description.network, { audience: ['USA'] })
      retell(b)
    },
  },
  {
    name: 'a scheme of another name',
    accepted: judged,
    change: (b) => Object.assign(b.description.scheme, { name: 'Another' }),
  },
  {
    name: 'a picture more',
    accepted: another,
    change: ({ files }) => files.set('site/figures/more.png', png),
  },
  {
    name: 'a drawing less',
    accepted: another,
    change: (b) => {
      b.files.delete('site/figures/path.svg')
      retell(b)
    },
  },
  {
    name: 'another event',
    accepted: another,
    change: (b) => edit(b, 'site/data/il4.ics', 'VERSION', 'X-NOTE:one more\r\nVERSION'),
  },
  {
    name: 'another piece of the index',
    accepted: another,
    change: (b) => edit(b, 'site/assets/search/names.0123456789.js', 'H4sI', 'H4sJ'),
  },
  {
    name: 'another catalog',
    accepted: another,
    change: (b) => edit(b, 'site/data/catalog.js', 'services', 'products'),
  },
  {
    name: 'another script of ours',
    accepted: another,
    change: ({ files }) => {
      const [name, bytes] = [...clientFiles()].find(([file]) => file.startsWith('shell.')) ?? [
        '',
        new Uint8Array(),
      ]
      files.set(`site/assets/${name}`, bytes)
    },
  },
  {
    name: 'an earlier generator everywhere, with another installer',
    accepted: 'of another version nothing is known to compare with, and verify says so',
    change: (b) => {
      const { fflate = '' } = b.description.tools
      b.description.tools = { fieldbook: '0.0.1', fflate }
      const packages = { '': { dependencies: { fflate: '1' } }, 'node_modules/fflate': { version: fflate } }
      b.files.set(sbomName, encode(sbomOf(JSON.stringify({ name: 'fieldbook', version: '0.0.1', packages }))))
      b.files.set('install.sh', encode('#!/bin/sh\nexit 0\n'))
      retell(b)
    },
  },
]

const findingsOf = (change: Change) =>
  verifyOpened('changed', { form: 'folder', files: remade(original, change), findings: [] }).report

const count = { refused: 0, accepted: 0 }

it('passes what was not touched', () => {
  expect(findingsOf({ name: '', change: () => {} }).findings).toEqual([])
})

describe.each(Object.entries(refused))('refused though the manifest agrees: %s', (_, changes) => {
  it(`${changes.length} changes`, () => {
    for (const change of changes) {
      const { findings } = findingsOf(change)
      expect(findings, change.name).not.toEqual([])
      for (const { message } of findings) expect(message, change.name).not.toContain('\n')
      // Not because manifest or description were forgotten.
      expect(
        findings.map((f) => f.code),
        change.name,
      ).not.toEqual(['altered'])
      count.refused += 1
    }
  })
})

it.each(accepted.map((change) => [change.name, change.accepted, change] as const))(
  '%s is accepted: %s',
  (_, __, change) => {
    const { findings, compared } = findingsOf(change)
    expect(findings).toEqual([])
    expect(compared).toBe(!change.name.includes('earlier generator'))
    count.accepted += 1
  },
)

it('at least 170 consistent changes', () => {
  expect(count.refused + count.accepted).toBeGreaterThan(170)
  console.info(`${count.refused} consistent changes refused, ${count.accepted} accepted:`)
  for (const { name, accepted: why } of accepted) console.info(`  ${name}: ${why}`)
})
