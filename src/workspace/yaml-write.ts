import { isDeepStrictEqual } from 'node:util'
import {
  type CreateNodeOptions,
  Document,
  type DocumentOptions,
  parse,
  stringify,
  type ToStringOptions,
  visit,
} from 'yaml'

const style = { lineWidth: 0, singleQuote: true, flowCollectionPadding: true } as const

/** A value as YAML that reads back as it is wherever it is put: blanks and odd line ends of names do so in quotes only. */
const write = (value: unknown, how: ToStringOptions & CreateNodeOptions & DocumentOptions = {}) => {
  const text = stringify(value, { ...style, ...how })
  return readsBack(text, value)
    ? bareVersions(text)
    : stringify(value, { ...style, ...how, defaultStringType: 'QUOTE_DOUBLE', blockQuote: false })
}

function readsBack(text: string, value: unknown): boolean {
  try {
    return isDeepStrictEqual(parse(text.trimEnd()), value)
  } catch {
    return false
  }
}

/** A value as lines of YAML. */
export const block = (value: unknown) => write(value)

/** A map as lines, whatever lies inside its values in brackets. */
export function short(value: Record<string, unknown>): string {
  const document = new Document(value)
  visit(document, {
    Collection: (_key, node, path) => {
      // The document, the map, its pair, a value, a pair in that.
      node.flow = path.length > 3
    },
  })
  const text = bareVersions(document.toString(style))
  return readsBack(text, value) ? text : block(value)
}

/** A value in brackets, on one line. */
export const flow = (value: unknown) => {
  // Long maps are broken over lines, which may be undone; so are names with line breaks in them, which may not.
  const json = JSON.stringify(value)
  return json.includes('\\n')
    ? json
    : write(value, { collectionStyle: 'flow' }).trimEnd().replace(/\n\s*/g, ' ')
}

/** Versions stand without quotes: readers take them as they are written, so 5.10 stays 5.10. */
const bareVersions = (text: string) => text.replace(/(^|version: )'(\d[\d.]*)'/gm, '$1$2')
