/** As Pagefind reads a word: punctuation inside falls away, small and capital letters are one. */
export const wordOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}_]/gu, '')

/** The parts that Pagefind finds a word by as well: between punctuation, and where capitals begin. */
export function wordParts(text: string): string[] {
  const parts = text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
  return parts.length > 1 || parts[0] !== wordOf(text) ? parts : []
}

/** What forms of one word differ in. */
export const endings = new Set(['', 'e', 's', 'es', 'y', 'ed', 'ly', 'er', 'ers', 'ing', 'ion', 'ies'])

/** Whether a word is a form of another, or begins with it: `queues` and `queueing` for `queue`, not `redirect` for `redis`. */
export function isFormOf(text: string, word: string): boolean {
  const [said, wanted] = [wordOf(text), wordOf(word)]
  return said.startsWith(wanted) || areForms(said, wanted)
}

/** Whether two words, as {@link wordOf} gives them, are one or differ in their endings alone. */
export function areForms(said: string, wanted: string): boolean {
  if (said === wanted) return true
  let same = 0
  while (same < wanted.length && said[same] === wanted[same]) same++
  for (let at = same; at > 2; at--) {
    if (endings.has(said.slice(at)) && endings.has(wanted.slice(at))) return true
  }
  return false
}

/** What all forms of a word begin with. */
export function stemOf(word: string): string {
  for (let at = 3; at < word.length; at++) if (endings.has(word.slice(at))) return word.slice(0, at)
  return word
}

/** What readers call otherwise than the headings and the names that every playbook has. */
const otherwise = new Map([
  ['alternative', 'instead'],
  ['alternatives', 'instead'],
  ['replacement', 'instead'],
  ['substitute', 'instead'],
  ['password', 'credentials'],
  ['passwords', 'credentials'],
  ['deadline', 'date'],
  ['recovery', 'restore'],
  ['rto', 'restore'],
  ['rpo', 'restore'],
  ['max', 'limit'],
  ['maximum', 'limit'],
  ['mail', 'email'],
  ['mails', 'email'],
  ['disruption', 'outage'],
  ['broken', 'outage'],
  ['uptime', 'availability'],
  ['drill', 'exercise'],
  ['drills', 'exercise'],
  ['login', 'account'],
  ['deploy', 'release'],
  ['deploying', 'release'],
  ['deployment', 'release'],
  ['classified', 'spill'],
])

/** Another word that is to be looked for as well, if there is one. */
export const otherWordFor = (word: string): string | undefined => otherwise.get(wordOf(word))
