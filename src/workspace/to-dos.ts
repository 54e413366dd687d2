import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'

/** Where a value or an item begins with the word, and where a comment does, which goes on to the end of its line. */
const inYaml =
  /#[ \t]*TODO\b:?[ \t]*(?<comment>.*)|(?:^[ \t]*|[:[{,-][ \t]+|["'])TODO\b:?[ \t]*(?<value>[^"'\n}\]]*)/g
/** Of the text of an MDX file, where a line does. */
const inText = /^[ \t]*(?:[-*][ \t]+)?TODO\b:?[ \t]*(?<value>.*)/g

/**
 * What an author left to be answered: a value that begins with TODO, or a comment that does, which stands behind an
 * answer that nobody has confirmed. A comment never goes to a site.
 */
export function toDosIn(text: string, file: string): Problem[] {
  if (!text.includes('TODO')) return []
  const found: Problem[] = []
  let isBody = false
  let before = ''
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    if (file.endsWith('.mdx') && i > 0 && /^---[ \t]*$/.test(written)) isBody = true
    for (const match of written.matchAll(isBody ? inText : inYaml)) {
      const { comment, value = comment } = match.groups ?? {}
      const at = match.index + match[0].indexOf('TODO')
      const own = written.slice(0, match.index + 1)
      const line = /^[ \t]*#/.test(own) ? before : own
      const key = isBody ? undefined : keysIn(line).at(comment === undefined ? -1 : 0)
      const what = [key, value?.trim()].filter(Boolean).join(': ')
      const message = what === '' ? 'this is still to be answered' : `still to be answered: ${what}`
      const place = { file, line: i + 1, col: at + 1 }
      found.push(readingProblem('to-do', place, message, 'answer it, and take TODO away'))
    }
    before = written
  }
  return found
}

const keysIn = (line: string) =>
  [...line.matchAll(/(?:^|[\s{,])["']?([\w.-]+)["']?:(?=\s|$)/g)].flatMap(([, key]) => key ?? [])
