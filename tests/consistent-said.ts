import { encode } from '../src/publish/bundle/bytes.ts'
import { contents, list, pages, pagesOf, table } from './consistent-bundle.ts'
import { type Change, type Changing, edit, editJson, retell } from './consistent-changes.ts'

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

/** Changes to what a bundle says of itself: each is refused, though the manifest agrees. */
export const saidOtherwise: Readonly<Record<string, Change[]>> = {
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
}
