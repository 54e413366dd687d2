import { encode } from '../src/publish/bundle/bytes.ts'
import { sbomName } from '../src/publish/bundle/sbom.ts'
import { hashOf } from '../src/publish/scripts.ts'
import { calendar, font, home, more, names, png, table, theme, under } from './consistent-bundle.ts'
import { type Change, type Changing, disguises, edit, editJson } from './consistent-changes.ts'

const before = (text: string) => (b: Changing) => edit(b, home, '<footer', `${text}<footer`)
const addScript = (b: Changing, name: string, text: string) => b.files.set(`site/${name}`, encode(text))

/** Changes to what a bundle holds: each is refused, though the manifest agrees. */
export const heldOtherwise: Readonly<Record<string, Change[]>> = {
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
