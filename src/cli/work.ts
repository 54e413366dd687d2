import { join, resolve } from 'node:path'

/** The option of the verbs that need a place to work in. */
export const workFlag = '--work <dir>'
export const workHelp =
  'where stages and reports are kept; FIELDBOOK_WORK, else .fieldbook in the first layer'

/**
 * The folder for what is made on the way and never published: `--work`, the environment's `FIELDBOOK_WORK`, else
 * `.fieldbook` in the first layer. The generator's own folder is never written to.
 */
export function workFolder(given: string | undefined, roots: readonly string[]): string {
  const said = given ?? process.env['FIELDBOOK_WORK']
  return resolve(said === undefined || said === '' ? join(roots[0] ?? '.', '.fieldbook') : said)
}
