/** A form as somebody sees it who reads fast: without case, accents and signs. */
export const asSeen = (word: string) =>
  word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
