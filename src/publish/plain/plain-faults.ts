import { extname } from 'node:path'
import { Parser } from 'htmlparser2'

/** Elements of a page that do no more than say something, and the controls that styles alone work by. */
const quiet: ReadonlySet<string> = new Set(
  (
    'html head meta title link body a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd ' +
    'del details dfn div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label legend li main ' +
    'mark nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time ' +
    'tr u ul var wbr'
  ).split(' '),
)

/**
 * What of a file could run, send or fetch something, or is of a kind that a plain edition does not have; undefined where
 * nothing is. The elements that a page may have are named one by one, so what nobody thought of is refused too.
 */
export function contentFault(name: string, bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('utf8')
  switch (extname(name)) {
    case '.html':
      return pageFault(text)
    case '.css':
      return /@import|@font-face|expression\s*\(|(?<![-\w])behavior\s*:|-moz-binding|url\(\s*["']?\s*(?:data|javascript|[a-z]+:|\/\/)/i.test(
        text,
      )
        ? 'loads something'
        : undefined
    case '.png':
    case '.txt':
    case '.csv':
      return undefined
    case '.json':
      return name === 'release.json' ? undefined : 'is of a kind that it does not have'
    default:
      return 'is of a kind that it does not have'
  }
}

function pageFault(html: string): string | undefined {
  let fault: string | undefined
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (!quiet.has(tag)) fault ??= `has an element <${tag}>`
      if (tag === 'input' && !/^(?:checkbox|radio)$/.test(attributes['type'] ?? ''))
        fault ??= 'has a field to type into'
      if (tag === 'link' && attributes['rel'] !== 'stylesheet') fault ??= 'links to more than styles'
      if (tag === 'meta' && /^(?:refresh|set-cookie)$/i.test(attributes['http-equiv'] ?? ''))
        fault ??= 'leads on by itself'
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on|^(?:style|srcdoc|ping|formaction|hidden|background)$/i.test(attribute))
          fault ??= `has an attribute ${attribute}`
        if (/^(?:href|src|srcset)$/i.test(attribute) && isActive(value)) fault ??= `has an address that runs`
      }
    },
    oncomment: () => {
      fault ??= 'has a comment'
    },
    onprocessinginstruction(name) {
      if (!/^!doctype$/i.test(name)) fault ??= 'has an instruction'
    },
  })
  parser.end(html)
  return fault
}

/** Browsers pass over blanks and what cannot be seen. */
const isActive = (address: string) =>
  /^(?:javascript|vbscript|data|blob|file):/i.test(address.replace(/[^!-~]/g, ''))
