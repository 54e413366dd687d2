import type { Position, Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'

/** The text of a file that another tool wrote, under the name that problems cite. */
export interface Source {
  file: string
  text: string
}

/** What a reader gives: a value, or none where an error says why; warnings stand beside a value. */
export interface Reading<T> {
  value?: T
  problems: Problem[]
  /** Where a YAML document with nothing in it stood before the one that was read. */
  skipped?: Position
}

/** Bytes. An API page with the largest catalogs stays under it; YAML has a limit of its own, see yaml-tree.ts. */
export const maxBytes = 16_000_000

/** A reading without a value. */
export const refuse = (...problems: Problem[]): Reading<never> => ({ problems })

/** The start of a file: where problems about the whole of it stand. */
export const startOf = (file: string) => ({ file, line: 1, col: 1 })

const tooLarge = (file: string, limit: number) =>
  refuse(
    inputProblem(
      'input-size',
      startOf(file),
      `more than ${limit >= 1e6 ? `${Math.round(limit / 1e6)} MB` : `${Math.round(limit / 1e3)} KB`}, which is the most that is read`,
      'give the export itself, page by page',
    ),
  )

/**
 * Decodes what is on disk or comes through a pipe: UTF-8, or UTF-16 with its mark, as PowerShell redirects it.
 * Archives and other binary files are named for what they are.
 */
export function decode(bytes: Uint8Array, file: string, limit = maxBytes, check = accept): Reading<Source> {
  const at = startOf(file)
  if (bytes.length > limit) return tooLarge(file, limit)
  const archive = archives.find(({ magic }) => magic.every((byte, i) => bytes[i] === byte))
  if (archive) return refuse(inputProblem('input-binary', at, `this is ${archive.name}`, archive.fix))
  const utf16 = [
    { mark: [0xff, 0xfe], label: 'utf-16le' },
    { mark: [0xfe, 0xff], label: 'utf-16be' },
  ].find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  try {
    const text = new TextDecoder(utf16?.label ?? 'utf-8', { fatal: true }).decode(bytes)
    return check({ file, text }, limit)
  } catch {
    return refuse(inputProblem('input-binary', at, 'this is not text in UTF-8', 'save it as UTF-8'))
  }
}

const archives = [
  { magic: [0x1f, 0x8b], name: 'a gzip archive', fix: 'unpack it first' },
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'a zip archive', fix: 'unpack it first' },
  { magic: [0x25, 0x50, 0x44, 0x46], name: 'a PDF', fix: 'give the text file it was made from' },
]

/** The same checks for text that is text already, such as what was pasted into a page. */
export function accept(source: Source, limit = maxBytes): Reading<Source> {
  const accepted = acceptXml(source, limit)
  if (accepted.value && /^\s*<(?:!doctype|html|\?xml)/i.test(accepted.value.text)) {
    const fix = 'was it a sign-in page? export it again'
    return refuse(inputProblem('input-kind', startOf(source.file), 'this is a web page or XML', fix))
  }
  return accepted
}

/** The same where XML is among what is read. */
export function acceptXml({ file, text }: Source, limit = maxBytes): Reading<Source> {
  const at = startOf(file)
  if (text.length > limit) return tooLarge(file, limit)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
  const control = /[\0-\x08\x0e-\x1a\x1c-\x1f]/.exec(text)
  if (control) {
    const place = placeOf(text, control.index, file)
    const fix = 'give the YAML, JSON or cf output itself'
    return refuse(inputProblem('input-binary', place, 'a control character: this is not text', fix))
  }
  const bare = text.replace(/^\uFEFF/, '')
  if (bare.trim() === '') {
    const fix = 'copy it again, or export it again with cf signed in'
    return refuse(inputProblem('input-empty', at, 'there is nothing in it', fix))
  }
  return { value: { file, text: bare }, problems: [] }
}

/** Line and column of an offset, counted as editors do. */
export function placeOf(text: string, offset: number, file: string) {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { file, line, col: offset - before.lastIndexOf('\n') }
}
