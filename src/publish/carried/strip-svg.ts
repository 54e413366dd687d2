import { Parser } from 'htmlparser2'
import { wideText } from './bytes.ts'

/**
 * An SVG without comments, metadata, instructions to programs and what editors keep in elements and attributes of their own. Title,
 * description and labels stay: they are for readers who do not see the picture. Everything else stays as it was written.
 */
export function strippedSvg(bytes: Buffer): Buffer {
  const text = wideText(bytes) ?? bytes.toString('utf8')
  const cuts: { from: number; to: number }[] = []
  /** Where the outermost element that goes begins, and how deep what is open in it lies. */
  let going: { from: number; depth: number } | undefined
  const cut = (from: number, to: number) => {
    if (going === undefined) cuts.push({ from, to })
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const from = parser.startIndex
        if (going) going.depth += 1
        else if (isForEditors(name)) going = { from, depth: 1 }
        else
          for (const key of Object.keys(attributes))
            if (isForEditors(key)) cuts.push(...attribute(text, from, parser.endIndex, key))
      },
      onclosetag: () => {
        if (!going) return
        going.depth -= 1
        if (going.depth > 0) return
        cuts.push({ from: going.from, to: parser.endIndex + 1 })
        going = undefined
      },
      oncomment: () => cut(parser.startIndex, parser.endIndex + 1),
      onprocessinginstruction: (name) => {
        if (name.toLowerCase() !== '?xml') cut(parser.startIndex, parser.endIndex + 1)
      },
    },
    { xmlMode: true },
  )
  parser.end(text)
  let at = 0
  let kept = ''
  for (const { from, to } of cuts.sort((a, b) => a.from - b.from)) {
    kept += text.slice(at, Math.max(at, from))
    at = Math.max(at, to)
  }
  return Buffer.from(kept + text.slice(at), 'utf8')
}

/** Elements and attributes that drawing programs keep for themselves. */
const isForEditors = (name: string): boolean =>
  name === 'metadata' ||
  /^(?:inkscape|sodipodi|serif|sketch|figma|bx|i|x|a|dc|cc|rdf):/.test(name) ||
  /^xmlns:(?:inkscape|sodipodi|serif|sketch|figma|bx|i|x|a|dc|cc|rdf)$/.test(name) ||
  /^data-/.test(name)

/** Where an attribute stands in a tag, with the space before it. */
function attribute(text: string, from: number, end: number, key: string): { from: number; to: number }[] {
  const tag = text.slice(from, end + 1)
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const found = new RegExp(`\\s+${escaped}\\s*=\\s*(?:"[^"]*"|'[^']*')`).exec(tag)
  return found ? [{ from: from + found.index, to: from + found.index + found[0].length }] : []
}
