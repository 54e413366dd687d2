// Soft hyphens, joiners and other characters that show nothing stand within words.
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu

/** Words of a text as the proof compares them: letters and digits, in lower case, marks of accents and all. */
export function wordsOf(text: string): string[] {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? []
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
