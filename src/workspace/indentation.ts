/** A line whose key stands where no key can: how far in it is, and where its neighbours are. */
export interface IndentFault {
  /** From 1. */
  line: number
  col: number
  message: string
  fix: string
}

const key = /^( *)((?:- +)*)(?:"[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^#]*?)(?=:(?:\s|$))/
const spaces = (n: number) => `${n} ${n === 1 ? 'space' : 'spaces'}`

/**
 * The first line of a text that cannot be read whose key is further in than the keys beside it, or less far, so that
 * it belongs to no map: what is wrong with the text, where a parser has lost its way some lines before or after.
 * Undefined where lines alone do not tell.
 */
export function indentFault(text: string): IndentFault | undefined {
  const open: { col: number; name: string }[] = []
  let before: { col: number; name: string; holds: 'value' | 'block' | 'nothing' } | undefined
  for (const [i, written] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#.*)?$/.test(written)) continue
    const found = key.exec(written)
    const indent = /^ */.exec(written)?.[0].length ?? 0
    if (before?.holds === 'block' && indent > before.col) continue
    if (!found) {
      // An item, or a value that goes on: lines alone do not tell how far it may be in.
      if (/^ *- /.test(written)) before = { col: indent, name: '-', holds: 'nothing' }
      continue
    }
    const [whole, , dashes = ''] = found
    const col = indent + dashes.length
    const name = whole.slice(col)
    const rest = written.slice(whole.length + 1).trim()
    if (/^[{[]/.test(rest) && !/[}\]]\s*(?:#.*)?$/.test(rest)) return undefined
    while (open.length > 0 && (open.at(-1)?.col ?? 0) > col) open.pop()
    const isBeside = open.at(-1)?.col === col
    const isFault =
      dashes === '' &&
      !isBeside &&
      (before?.holds === 'value' ? true : before !== undefined && col < before.col)
    if (isFault) {
      const beside = before && col > before.col ? before : open.at(-1)
      const others = [beside, before].filter((o) => o !== undefined && o.name !== '-')
      const near = others[0] ?? { col: 0, name: '' }
      return {
        line: i + 1,
        col: col + 1,
        message: `${name} is indented by ${spaces(col)}, and ${near.name} above it by ${spaces(near.col)}`,
        fix:
          before && before.col !== near.col
            ? `indent it by ${spaces(before.col)} if it belongs beside ${before.name}, or by ${near.col} beside ${near.name}`
            : `indent it by ${spaces(near.col)}, if it belongs beside ${near.name}`,
      }
    }
    if (!isBeside) open.push({ col, name })
    const holds = /^[|>]/.test(rest) ? 'block' : rest === '' || rest.startsWith('#') ? 'nothing' : 'value'
    before = { col, name, holds }
  }
  return undefined
}
