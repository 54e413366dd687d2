import { Parser } from 'htmlparser2'
import { wideText } from './bytes.ts'
import type { Carried, CarriedText, ReadInside } from './said.ts'

/** Texts, names and metadata of an SVG; pictures inside it are read as files are. */
export function readSvg(bytes: Buffer, inside: ReadInside): Omit<Carried, 'form'> {
  const said: CarriedText[] = []
  const unread: string[] = []
  const open: string[] = []
  const ids: string[] = []
  const tell = (where: string, text: string) => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (words !== '') said.push({ where, text: words })
  }
  const embedded = (address: string) => {
    const { said: more, unread: others } = inside(fromData(address))
    said.push(...more.map(({ where, text }) => ({ where: `${where} of a picture inside`, text })))
    unread.push(...others.map((why) => `of a picture inside, ${why}`))
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(name)
        for (const [key, value] of Object.entries(attributes)) {
          if (/^data:/i.test(value.trim())) embedded(value.trim())
          else if (key === 'id') ids.push(value)
          else if (telling.test(key)) tell(key, value)
        }
      },
      ontext: (text) => tell(placeOf(open), text),
      oncomment: (text) => tell('comment', text),
      onprocessinginstruction: (name, data) => {
        // A browser puts together what they stand for, out of pieces that say nothing by themselves.
        if (/<!ENTITY/i.test(data)) unread.push('it declares entities')
        if (!/^(?:\?xml|!doctype svg(?: public "-\/\/w3c\/\/dtd svg [^>[]*)?$)/i.test(data)) tell(name, data)
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(wideText(bytes) ?? bytes.toString('utf8'))
  tell('names of its parts', ids.join(', '))
  return { said, unread }
}

/** Attributes that are words: labels, values of programs, what is shown when it is pointed at. */
const telling =
  /^(?:aria-label|aria-description|data-.+|xlink:(?:title|href)|href|title|desc|(?:inkscape|sodipodi|serif|sketch|figma|bx|i|x|a|dc|cc|rdf):.+)$/

function placeOf(open: readonly string[]): string {
  const around = open.find((name) => /^(?:metadata|title|desc|style|script|foreignObject)$/.test(name))
  if (around === 'metadata') return `${open.at(-1) ?? around} (metadata)`
  return around ?? 'text'
}

/** The bytes of an address that carries them. */
function fromData(address: string): Buffer {
  const comma = address.indexOf(',')
  const [head, body] = [address.slice(0, comma), address.slice(comma + 1)]
  if (/;base64$/i.test(head.trim()))
    return Buffer.from(body.replace(/%[0-9a-f]{2}|\s/gi, unescaped), 'base64')
  return Buffer.from(
    body.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
      Buffer.from(run.replaceAll('%', ''), 'hex').toString('latin1'),
    ),
    'latin1',
  )
}

const unescaped = (found: string) =>
  found.startsWith('%') ? String.fromCharCode(Number.parseInt(found.slice(1), 16)) : ''
