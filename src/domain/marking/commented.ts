import type { Scheme } from '../../model/scheme.ts'
import { parseMarking } from './parse.ts'
import { suspectsIn } from './suspects.ts'

// Between braces a value ends at a comma, unless a nation follows.
const field =
  /(?:^[\s#>*+-]*|[{,]\s*)["']?(marking|handles)["']?\s*[:=：]\s*([^}\n,]*(?:,\s*[A-Z]{3,4}\b[^}\n,]*)*)/i

/** A field that marks, taken out of use by a comment. */
export interface CommentedField {
  /** Where the field begins in the text. */
  offset: number
  field: string
  /** What it says, without quotes and what stands behind it. */
  value: string
}

/**
 * Fields called `marking` or `handles` in the text of a comment, whose values read as a marking above the lowest, or
 * as one that is misspelt. Words of a sentence are none.
 */
export function commentedFields(text: string, scheme: Scheme): CommentedField[] {
  const found: CommentedField[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const [, name = '', written = ''] = field.exec(line) ?? []
    const value = written
      .replace(/\s#.*$|[\s*/>-]+$/g, '')
      .replace(/^[&!]\S+\s+/, '')
      .replace(/^["']|["']$/g, '')
      .trim()
    if (name !== '' && isAbove(value, scheme)) {
      const offset = start + line.toLowerCase().indexOf(name.toLowerCase())
      found.push({ offset, field: name, value })
    }
    start += line.length + 1
  }
  return found
}

function isAbove(value: string, scheme: Scheme): boolean {
  const parsed = parseMarking(value, scheme)
  if (parsed.ok) {
    const { level, controls, to } = parsed.marking
    return level !== scheme.levels[0]?.banner || controls.length > 0 || to !== undefined
  }
  return /^[A-Z0-9/, -]*[A-Z][A-Z0-9/, -]*$/.test(value) || suspectsIn(`(${value})`, scheme).length > 0
}
