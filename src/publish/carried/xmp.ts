import { Parser } from 'htmlparser2'
import type { CarriedText } from './said.ts'

/** What a packet of XMP says, by property: `dc:creator (XMP)`. Its frame and its namespaces say nothing. */
export function readXmp(packet: string): CarriedText[] {
  const said: CarriedText[] = []
  const open: string[] = []
  const tell = (name: string, text: string) => {
    if (text.trim() !== '') said.push({ where: `${name} (XMP)`, text: text.trim() })
  }
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(name)
        for (const [key, value] of Object.entries(attributes)) if (!frame.test(key)) tell(key, value)
      },
      ontext: (text) => tell(open.findLast((name) => !/^(?:rdf|x):/.test(name)) ?? 'text', text),
      oncomment: (text) => tell('comment', text),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(packet)
  return said
}

const frame = /^(?:xmlns(?::|$)|rdf:about$|rdf:parseType$|xml:lang$)/
