import { Parser } from 'htmlparser2'

/** The texts of a feed, in their order; those that are HTML within it by their own texts. */
export function feedTexts(xml: string): string[] {
  const texts: string[] = []
  let words = ''
  const flush = () => {
    const text = words.replace(/\s+/g, ' ').trim()
    if (text !== '') texts.push(...(/<[a-z]/i.test(text) ? htmlTexts(text) : [text]))
    words = ''
  }
  const parser = new Parser(
    {
      onopentag: (_, attributes) => {
        flush()
        texts.push(...Object.values(attributes))
      },
      ontext: (text) => {
        words += text
      },
      onclosetag: flush,
    },
    { xmlMode: true },
  )
  parser.end(xml)
  return texts
}

function htmlTexts(html: string): string[] {
  const texts: string[] = []
  let words = ''
  const flush = () => {
    const text = words.replace(/\s+/g, ' ').trim()
    if (text !== '') texts.push(text)
    words = ''
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (/^(?:p|li|div|h[1-6])$/.test(name)) flush()
    },
    ontext: (text) => {
      words += text
    },
    onclosetag: (name) => {
      if (/^(?:p|li|div|h[1-6])$/.test(name)) flush()
    },
  })
  parser.end(html)
  flush()
  return texts
}

/** When a calendar was written, and how often an event was: what it says of the event stands in other lines. */
const counters = /^(?:(?:DTSTAMP|LAST-MODIFIED|CREATED):\d{8}T\d{6}Z|SEQUENCE:\d+)$/

/** The lines of a calendar: a name, and what it says, without folds and escapes (RFC 5545, 3.1 and 3.3.11). */
export function calendarLines(text: string): { name: string; says: string }[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !counters.test(line))
    .flatMap((line) => {
      const [, name = '', value = ''] = /^([^:]*):(.*)$/s.exec(line) ?? [line, line, '']
      return value.split(/\\n/i).map((says) => ({ name, says: says.replace(/\\([\\;,])/g, '$1').trim() }))
    })
    .filter(({ says }) => says !== '')
}

/** The cells of a table's rows (RFC 4180). */
export function tableRows(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, bare = '', end = ''] of csv.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}
