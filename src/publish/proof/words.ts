// Soft hyphens, joiners and other characters that show nothing stand within words.
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu

/** Words of a text as the proof compares them: letters and digits, in lower case, marks of accents and all. */
export function wordsOf(text: string): string[] {
  const plain = text.replace(between, ' ')
  return isAscii.test(plain) ? (plain.toLowerCase().match(/[a-z0-9]+/g) ?? []) : wordsOfAny(text)
}

/** Signs that pages are full of: they part words, whatever form they are brought to, and hide nothing. */
const between = /[\u00b7\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193]/g
const isAscii = /^[\0-\x7f]*$/

/** The same for a text in any script. */
export function wordsOfAny(text: string): string[] {
  return (
    text
      .replace(unseen, '')
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Every run of `length` words, joined; a shorter text is one run of its own. */
export function* runsOf(words: readonly string[], length: number): Generator<string> {
  for (let i = 0; i + length <= words.length; i++) yield words.slice(i, i + length).join(' ')
}
