import { textOf } from '../domain/text/markdown-text.ts'
import { parseProse } from './mdx.ts'

/**
 * The words of a prose field, for titles, descriptions, the search index and a terminal. It is read by the parser
 * that reads the playbook and draws its pages. Only what has a sign of Markdown is parsed: most lines have none.
 */
export const proseText = (prose: string): string =>
  /[*_`[\]\\&<!#>~|:\n\t]|^\s*(?:[-+=]|\d+[.)])| {2}/.test(prose) ? textOf(parseProse(prose)) : prose.trim()
