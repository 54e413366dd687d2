import { inflateSync } from 'node:zlib'
import { wideText } from './bytes.ts'
import type { Carried, CarriedText } from './said.ts'
import { readXmp } from './xmp.ts'

/** Keys of dictionaries whose strings are words: of the document, of notes, fields, links and files in it. */
const keys: Readonly<Record<string, string>> = {
  Title: 'title',
  Author: 'author',
  Subject: 'subject',
  Keywords: 'keywords',
  Creator: 'program',
  Producer: 'written by',
  CreationDate: 'created',
  ModDate: 'changed',
  Company: 'company',
  Contents: 'note',
  T: 'name',
  TU: 'name',
  V: 'value',
  Alt: 'text instead of a picture',
  ActualText: 'text',
  Lang: 'language',
  F: 'file',
  UF: 'file',
  URI: 'link',
  JS: 'script',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these do not occur in words.
const codes = /[\x00-\x08]/

const largest = 64_000_000

/**
 * What a PDF says of itself: its title and author, XMP, notes, files in it, how often it was changed and kept what it said
 * before, and the words that it shows as far as its fonts write letters as letters. It is never called read whole.
 */
export function readPdf(bytes: Buffer): Omit<Carried, 'form'> {
  const said: CarriedText[] = []
  const file = bytes.toString('latin1')
  const { streams, unread } = unpackedStreams(bytes, file)
  for (const text of [file, ...streams]) {
    for (const [, key = '', value = ''] of text.matchAll(entry)) {
      const words = stringText(value).trim()
      const where = keys[key]
      if (where !== undefined && words !== '') said.push({ where, text: words })
    }
    const [packet] = /<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/.exec(text) ?? []
    if (packet) said.push(...readXmp(Buffer.from(packet, 'latin1').toString('utf8')))
    const shown = shownWords(text)
    if (codes.test(shown)) unread.push('words of a page are codes of a font')
    else if (shown !== '') said.push({ where: 'words of a page', text: shown })
  }
  const states = (file.match(/%%EOF/g) ?? []).length
  if (states > 1) said.push({ where: 'earlier states', text: `${states - 1}, with all that they said` })
  if (/\/EmbeddedFile\b/.test([file, ...streams].join('\n'))) unread.push('it has files inside')
  if (/\/Encrypt\b/.test(file)) unread.push('it is encrypted')
  return {
    said: distinct(said),
    unread: [...new Set(unread), 'a PDF may write words in codes of its own fonts'],
  }
}

const string = String.raw`\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<[\da-fA-F\s]*>`
const entry = new RegExp(String.raw`/(${Object.keys(keys).join('|')})\s*(${string})`, 'g')

/** Streams that are packed as nearly all are; of others it is said that they are not read. */
function unpackedStreams(bytes: Buffer, file: string): { streams: string[]; unread: string[] } {
  const streams: string[] = []
  const unread = new Set<string>()
  for (const { index, 0: head } of file.matchAll(/stream\r?\n/g)) {
    if (file.slice(index - 3, index) === 'end') continue
    const about = file.slice(Math.max(0, index - 600), index)
    const [, filters = ''] = /\/Filter\s*(\[[^\]]*\]|\/\w+)(?![\s\S]*\/Filter)/.exec(about) ?? []
    if (/LZW|ASCII85|ASCIIHex|RunLength|Crypt/.test(filters))
      unread.add('some of it is packed in a way that is not read')
    if (!filters.includes('FlateDecode')) continue
    const packed = bytes.subarray(index + head.length)
    try {
      streams.push(inflateSync(packed, { maxOutputLength: largest }).toString('latin1'))
    } catch {
      unread.add('a part of it cannot be unpacked')
    }
  }
  return { streams, unread: [...unread] }
}

/** A string of a PDF: in parentheses with escapes, or in hex; in UTF-16 where it says so. */
function stringText(written: string): string {
  const bytes = written.startsWith('<')
    ? Buffer.from(written.replace(/[<>\s]/g, ''), 'hex')
    : Buffer.from(
        written
          .slice(1, -1)
          .replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_, code: string) =>
            /^[0-7]/.test(code)
              ? String.fromCharCode(Number.parseInt(code, 8) & 0xff)
              : (escapes[code] ?? code),
          ),
        'latin1',
      )
  return (
    wideText(bytes) ??
    (bytes.subarray(0, 3).toString('latin1') === '\xef\xbb\xbf'
      ? bytes.toString('utf8', 3)
      : bytes.toString('latin1'))
  )
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: ' ',
  '\n': '',
  '\r\n': '',
}
const showing = new RegExp(String.raw`\[((?:${string}|[^\]()<>])*)\]\s*TJ|(${string})\s*(?:Tj|'|")`, 'g')
const pieces = new RegExp(String.raw`${string}|-?\d+(?:\.\d+)?`, 'g')

/** What the operators that show text are given, those of one operator joined; a wide step is a space. */
const shownWords = (text: string): string =>
  [...text.matchAll(showing)]
    .map(([, several, one = '']) =>
      [...(several ?? one).matchAll(pieces)]
        .map(([piece]) => (/^[(<]/.test(piece) ? stringText(piece) : Number(piece) < wideStep ? ' ' : ''))
        .join(''),
    )
    .join(' ')
    .trim()

/** In thousandths of the height of letters, to the left: two thirds of a usual space. */
const wideStep = -160

const distinct = (said: readonly CarriedText[]) => [
  ...new Map(said.map((one) => [`${one.where}\0${one.text}`, one])).values(),
]
