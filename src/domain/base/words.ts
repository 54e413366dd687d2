const small = [
  'No',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
]

/** "4 environments", "1 change" */
export const countOf = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`

/** "four"; figures past twelve */
export const inWords = (n: number) => small[n]?.toLowerCase() ?? String(n)

/** "Four environments": a count that begins a sentence; figures past twelve. */
export const countInWords = (n: number, one: string, many = `${one}s`) =>
  `${small[n] ?? n} ${n === 1 ? one : many}`

/** "2 working days" */
export const workingDays = (n: number) => countOf(n, 'working day')

/** `a, b and c` */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
