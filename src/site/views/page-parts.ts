/**
 * Parts that only some pages hold, by the first class of their elements: `src/site/styles/parts/<name>.css` is linked, and
 * `src/site/client/<name>.ts` run, where a page holds the part. What every page holds is in `index.css`.
 */
const signs: Readonly<Record<string, readonly string[]>> = {
  aside: ['aside'],
  cells: ['cells'],
  changes: ['changes'],
  command: ['command'],
  drawing: ['drawing'],
  'fit-example': ['fit-example'],
  notice: ['notice', 'trouble', 'desk', 'when'],
  portion: ['portion'],
  'release-calendar': ['release-days'],
  rows: ['rows', 'kv', 'instead', 'letters', 'soonest'],
  source: ['token'],
  steps: ['steps'],
  switch: ['switch'],
  tabs: ['tabs'],
}

/** The parts that a page links to, from the HTML of its text; `also` names those that the frame or a script draws. */
export function pageParts(html: string, also: Readonly<Record<string, boolean>> = {}): string[] {
  const held = new Set(html.match(/(?<=\sclass=")[\w-]+/g))
  return Object.keys(signs).filter((part) => also[part] || signs[part]?.some((name) => held.has(name)))
}
