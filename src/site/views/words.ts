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

/** "Four environments", "1 change" …: the number in words up to twelve when it begins a sentence. */
export function countOf(
  n: number,
  one: string,
  many = `${one}s`,
  style: 'figure' | 'word' = 'figure',
): string {
  const figure = style === 'word' ? (small[n] ?? String(n)) : String(n)
  return `${figure} ${n === 1 ? one : many}`
}

/** "2 working days" */
export const workingDays = (n: number) => countOf(n, 'working day')

/** `a, b and c` */
export function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
