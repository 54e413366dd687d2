import { extname } from 'node:path'
import { compare } from '../../domain/playbook/problem.ts'
import { archiveWithin } from '../bundle/file-types.ts'
import type { Files } from '../bundle/manifest.ts'
import { type AccountFault, isJson, utf8Of } from './fault.ts'

/** What has no lines of its own to be read: everything else that a bundle holds is text. */
const binary: Readonly<Record<string, (bytes: Buffer) => string | undefined>> = {
  '.png': pngFault,
  '.woff2': fontFault,
}

/** How text of a kind has to begin and end, and what it may not hold. */
const kinds: Readonly<Record<string, (text: string) => string | undefined>> = {
  '.html': (text) =>
    /^\s*<!doctype html>/i.test(text) && /<\/html>\s*$/i.test(text) ? undefined : 'is no page',
  '.json': (text) => (isJson(text) ? undefined : 'is no JSON'),
  '.svg': svgFault,
  '.ics': (text) =>
    /^BEGIN:VCALENDAR\r?\n/.test(text) && /\nEND:VCALENDAR\r?\n?$/.test(text) ? undefined : 'is no calendar',
  '.xml': (text) => (/^\s*<[?!a-z]/i.test(text) && />\s*$/.test(text) ? undefined : 'is no XML'),
  '.css': cssFault,
}

/** Files that are not what their ending says: by their first bytes, their length, their text. */
export function contentFaults(files: Files): AccountFault[] {
  return [...files]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([file, bytes]) => {
      const message = contentFault(file, bytes)
      return message === undefined ? [] : [{ code: 'contents' as const, file, message }]
    })
}

/** What is wrong with the contents of one file; undefined where they are what the name says. */
function contentFault(name: string, bytes: Uint8Array): string | undefined {
  const within = archiveWithin(bytes)
  // Said by its own check, with a code of its own.
  if (within) return undefined
  const ending = extname(name).toLowerCase()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const ofBinary = binary[ending]
  if (ofBinary) return ofBinary(buffer)
  return textFault(buffer, ending === '.js') ?? kinds[ending]?.(utf8Of(bytes))
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/

function textFault(bytes: Buffer, isScript: boolean): string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'is no text, as its ending says, but something else'
  }
  // Scripts write some of them into patterns; they are compared with the generator's own.
  const found = isScript ? /\0/.exec(text) : control.exec(text)
  return found ? 'holds characters that no text has' : undefined
}

/** A drawing that is nothing but a drawing: opened by itself it would run what is in it. */
function svgFault(text: string): string | undefined {
  const start = text.replace(/^\uFEFF?(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^[>]*>)*/i, '')
  if (!/^<svg[\s>]/i.test(start) || !/<\/svg>\s*$/i.test(text)) return 'is no drawing'
  if (/<!ENTITY|<script[\s/>]|<foreignObject[\s/>]|\son[a-z]+\s*=|javascript:/i.test(text))
    return 'is a drawing with something in it that runs'
  return undefined
}

/** Everything a stylesheet asks for lies beside it, or in it. */
function cssFault(text: string): string | undefined {
  const asked = [...text.matchAll(/url\(\s*["']?([^"')]*)/gi)].map(([, address = '']) => address)
  const away = asked.find(
    (address) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address) && !/^data:(?:image|font)\//i.test(address),
  )
  return away !== undefined || /@import/i.test(text) ? 'asks for something from elsewhere' : undefined
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Chunk after chunk to the last, which is where the file ends. */
function pngFault(bytes: Buffer): string | undefined {
  if (!bytes.subarray(0, 8).equals(pngStart)) return 'is no PNG picture'
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    at += 12 + length
    if (name === 'IEND') return at === bytes.length ? undefined : 'has bytes behind the end of the picture'
  }
  return 'is a PNG picture without an end'
}

/** The header of a WOFF2 font says how long it is. */
function fontFault(bytes: Buffer): string | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'wOF2') return 'is no WOFF2 font'
  return bytes.length >= 12 && bytes.readUInt32BE(8) === bytes.length
    ? undefined
    : 'is a font of another length than it says'
}
