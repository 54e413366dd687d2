/** A little more than checks accept: what is only slightly too deep is parsed, and reported with its place. */
const mostContainers = 120

/** A place that makes a text unfit for a parser, and why. */
export interface Excess {
  /** Counted from the beginning of the text. */
  offset: number
  message: string
  fix: string
}

/** One quote, list item or number at the beginning of a line. */
const container = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/y

/** Parsers go over the rest of the text for each of these signs. Lines of code blocks count for less. */
const mostSigns = 2_000
const mostInAll = 20_000

/**
 * What would make a parser slower and slower, found in one pass over the text: lines that begin with absurdly many quotes
 * and list items, and, in MDX, braces and less-than signs by the thousand. Undefined where there is none.
 */
export function excessIn(text: string, form: 'mdx' | 'prose'): Excess | undefined {
  let [signs, all] = [0, 0]
  let isCode = false
  let offset = 0
  for (const line of text.split('\n')) {
    if (containersOf(line) > mostContainers) {
      const message = `this line is nested more than ${mostContainers} levels deep`
      return { offset, message, fix: 'take quotes and lists out of each other' }
    }
    if (/^[ \t>]*(?:```|~~~)/.test(line)) isCode = !isCode
    if (form === 'mdx') {
      const found = line.match(/(?<!\\)[{<]/g)?.length ?? 0
      all += found
      if (!isCode) signs += found
      if (signs > mostSigns || all > mostInAll) {
        const message = `{ and < stand here more than ${signs > mostSigns ? mostSigns : mostInAll} times`
        return { offset, message, fix: 'put what another tool wrote into a file of public/, and link to it' }
      }
    }
    offset += line.length + 1
  }
  return undefined
}

function containersOf(line: string): number {
  let count = 0
  container.lastIndex = 0
  while (count <= mostContainers && container.test(line)) count++
  return count
}
