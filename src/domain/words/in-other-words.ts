/** What pages say in place of their English words, by these; `#` stands for a number. */
export type OtherWords = Readonly<Record<string, string>>

const day =
  /(?:\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) )?\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g

/**
 * A text of a page in other words: one that is known as a whole, or the days that are named in it. Undefined where
 * nothing is said otherwise. Blanks around it stay.
 */
export function inOtherWords(text: string, words: OtherWords): string | undefined {
  const [, before = '', inner = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (inner === '') return undefined
  const numbers = inner.match(/\d+/g) ?? []
  const whole = wordOf(words, inner) ?? filled(wordOf(words, inner.replace(/\d+/g, '#')), numbers)
  const said =
    whole ??
    inner.replace(day, (found, weekday: string | undefined, number: string, month: string, at: number) => {
      const dated = filled(wordOf(words, `# ${month}`), [number]) ?? `${number} ${month}`
      const named = weekday === undefined ? '' : `${wordOf(words, weekday) ?? weekday} `
      // A month that is cut short ends with a full stop, which the sentence has then.
      return `${named}${dated.endsWith('.') && inner[at + found.length] === '.' ? dated.slice(0, -1) : dated}`
    })
  return said === inner ? undefined : before + said + behind
}

const wordOf = (words: OtherWords, word: string): string | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined

/** Numbers in the places that a word has for them. */
function filled(word: string | undefined, numbers: readonly string[]): string | undefined {
  const left = [...numbers]
  return word?.replace(/#/g, () => left.shift() ?? '')
}
