/**
 * The text with the further lines of quoted values and of brackets moved right, behind where they began. YAML asks
 * for that, libyaml (with which cf reads) does not: `X: '{` may be closed by `}'` under the X. Leading spaces of such
 * lines mean nothing, so the values stay the same. Lines stay lines.
 */
export function indentContinued(text: string): string {
  const out: string[] = []
  let block: number | undefined
  let open: OpenScalar = { brackets: 0, from: 0 }
  for (const line of text.split('\n')) {
    const indent = /^ */.exec(line)?.[0].length ?? 0
    const blank = line.trim() === ''
    if (block !== undefined && (blank || indent > block)) {
      out.push(line)
      continue
    }
    block = undefined
    const continued = open.quote !== undefined || open.brackets > 0
    // A document marker ends what was left open.
    if (continued && /^(?:---|\.\.\.)(?:\s|$)/.test(line)) return text
    const moved = continued && !blank ? line.replace(/^[ \t]*/, ' '.repeat(open.from + 1)) : line
    open = scan(moved, continued ? open : { brackets: 0, from: 0 })
    out.push(moved)
    if (open.quote === undefined && open.brackets === 0 && opensBlock(line)) block = indent
  }
  return out.join('\n')
}

interface OpenScalar {
  quote?: "'" | '"'
  brackets: number
  /** The column where the outermost of what is open began. */
  from: number
}

const opensBlock = (line: string) => /(?:^|[:\-?]\s+|\s)[|>][-+\d]{0,2}\s*(?:#.*)?$/.test(line)

/** What is still open after a line. */
function scan(line: string, before: OpenScalar): OpenScalar {
  let { quote, brackets, from } = before
  // Whether a value may begin here, so that a quote is one and no apostrophe.
  let starts = quote === undefined
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string
    if (quote) {
      if (quote === '"' && c === '\\') i += 1
      else if (c === quote && quote === "'" && line[i + 1] === "'") i += 1
      else if (c === quote) quote = undefined
      continue
    }
    if (c === '#' && (i === 0 || /\s/.test(line[i - 1] as string))) break
    if (starts && (c === '"' || c === "'")) {
      if (brackets === 0) from = i
      quote = c
    } else if ((starts || brackets > 0) && (c === '{' || c === '[')) {
      if (brackets === 0) from = i
      brackets += 1
    } else if (brackets > 0 && (c === '}' || c === ']')) brackets -= 1
    if (starts && (c === '&' || c === '!')) i += (/^\S*/.exec(line.slice(i))?.[0].length ?? 1) - 1
    else if (!/\s/.test(c)) starts = mayBegin(c, line[i + 1], starts, brackets > 0)
  }
  return { ...(quote ? { quote } : {}), brackets, from }
}

/** Whether a value may begin after a character. */
function mayBegin(c: string, next: string | undefined, starts: boolean, inBrackets: boolean): boolean {
  const spaced = next === undefined || /\s/.test(next)
  if (c === ':') return spaced
  if (c === '-' || c === '?') return starts && spaced
  return c === '{' || c === '[' || (c === ',' && inBrackets)
}
