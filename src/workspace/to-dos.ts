import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'

/** Where a value, an item or a comment begins with the word; of the text of an MDX file, where a line does. */
const inYaml = /(?:^[ \t]*|[:[{,-][ \t]+|#[ \t]*|["'])TODO\b:?[ \t]*(?<what>[^"'\n}\],]*)/g
const inText = /^[ \t]*(?:[-*][ \t]+)?TODO\b:?[ \t]*(?<what>.*)/g

/**
 * What an author left to be answered: a value that begins with TODO, or a comment that does, which stands behind an
 * answer that nobody has confirmed. A comment never goes to a site.
 */
export function toDosIn(text: string, file: string): Problem[] {
  if (!text.includes('TODO')) return []
  const found: Problem[] = []
  let isBody = false
  for (const [i, written] of text.split('\n').entries()) {
    if (file.endsWith('.mdx') && i > 0 && /^---[ \t]*\r?$/.test(written)) isBody = true
    for (const match of written.matchAll(isBody ? inText : inYaml)) {
      const what = match.groups?.['what']?.trim() ?? ''
      const col = match.index + match[0].indexOf('TODO') + 1
      const message = what === '' ? 'this is still to be answered' : `still to be answered: ${what}`
      found.push(
        readingProblem('to-do', { file, line: i + 1, col }, message, 'answer it, and take TODO away'),
      )
    }
  }
  return found
}
