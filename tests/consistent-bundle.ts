import { encode } from '../src/publish/bundle/bytes.ts'
import type { Change } from './consistent-changes.ts'
import { bundleFiles, contentsOf } from './minimal-bundle.ts'

export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const font = Buffer.concat([encode('wOF2'), Buffer.from([0, 1, 0, 0, 0, 0, 0, 16]), Buffer.alloc(4)])
export const calendar = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n'
export const more: readonly (readonly [string, Uint8Array])[] = [
  ['data/il4.ics', encode(calendar)],
  ['data/catalog.csv', encode('CUI\nservice\nCUI\n')],
  ['feed.xml', encode('<?xml version="1.0"?>\n<feed/>\n')],
  ['figures/path.svg', encode('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>\n')],
  ['figures/path.png', png],
  ['assets/plex.12345678.woff2', font],
  ['robots.txt', encode('none\n')],
]
/** A bundle with one file of every kind that a site may have. */
export const contents = contentsOf()
export const original = bundleFiles({ ...contents, site: new Map([...contents.site, ...more]) })
export const names = [...original.keys()].filter((name) => !['MANIFEST.sha256', 'bundle.json'].includes(name))
export const pages = names.filter((name) => name.endsWith('.html'))
/** The files below a folder of it. */
export const under = (folder: string) => names.filter((name) => name.startsWith(folder))

export const list = 'site/release.json'
export const home = 'site/index.html'
export const theme = names.find((name) => /theme\./.test(name)) ?? ''

/** Changes by their names. */
export const table = (entries: Record<string, Change['change']>): Change[] =>
  Object.entries(entries).map(([name, change]) => ({ name, change }))

/** Changes the pages that `release.json` lists. */
export const pagesOf = (data: Record<string, unknown>) => data['pages'] as { page: string; marking: string }[]
