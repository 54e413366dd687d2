/** Width of the column of names, in rem. */
const first = 9.5

/**
 * The least that a column of cells can do with, in rem. Four fit a tablet; where there are so many that they
 * scroll anyway, a version has its place beside the status, which saves each row a line.
 */
const columnWidth = (count: number) => (count > 6 ? 10.5 : 9)

/** The width between the margins of a portrait sheet of A4 or letter paper, in rem. */
const sheet = 42

/**
 * What the matrix's stylesheet cannot know beforehand: how many columns there are. They are numbered, so that
 * a strip can point at its cell; a table that fits scrolls with the page, another in its own region; and on a
 * narrow screen one environment is shown, the one whose radio button `in-N` is chosen, without a script.
 */
export function columnRules(count: number): string {
  const all = Array.from({ length: count }, (_, i) => i + 1)
  const width = first + columnWidth(count) * count
  // Siblings keep what `:has()` looks through small: the table has a hundred thousand elements.
  const chosen = (n: number) => `.one-of:has(#in-${n}:checked)~.matrix-hold`
  const rules = [
    `.matrix{--columns:${count};--first:${first}rem;min-width:${width}rem}`,
    `@container matrix (min-width:${width}rem){.matrix-region{max-height:none;overflow:visible}.matrix thead{top:var(--banner)}}`,
    ...all.map((n) => `.k${n}{--k:${n}}`),
    '@media screen and (max-width:44rem){.matrix{min-width:0}',
    ...all.map((n) => `${chosen(n)} :is(.s,.head)>:nth-child(${n + 1}){display:flex}`),
    ...all.map(
      (n) => `.filters:has(#only:checked)~${chosen(n)} .s:not(:has(>:nth-child(${n + 1}).d)){display:none}`,
    ),
    '}',
    `@media print{.matrix{zoom:${Math.min(1, Math.floor((100 * sheet) / width) / 100)}}}`,
  ]
  return `@layer page{${rules.join('\n')}}\n`
}
