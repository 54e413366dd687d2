import { expect, it } from 'vitest'
import { encode } from '../bundle/bytes.ts'
import { dataChanges } from './data-changes.ts'

const told = (name: string, before: string | undefined, after: string | undefined, known: string[] = []) => {
  const filesOf = (text: string | undefined) =>
    new Map(text === undefined ? [] : [[`site/data/${name}`, encode(text)]])
  return dataChanges(filesOf(before), filesOf(after), (sentence) => known.includes(sentence)).map(
    ({ happened, path, value }) =>
      [happened, path, value.before, value.after].filter((w) => w !== undefined).join(' / '),
  )
}
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const feed = (title: string, html: string) =>
  `<feed><entry><title>${title}</title><content><![CDATA[${html}]]></content></entry></feed>`

it.each<[string, string, string | undefined, string | undefined, string[]]>([
  ['a value of a tree', 'roadmap.json', '{"a":{"to":1}}', '{"a":{"to":2}}', ['changed / a/to / 1 / 2']],
  [
    'a part of a tree',
    'roadmap.json',
    '{}',
    '{"a":{"to":2,"why":"It is late."}}',
    ['new / a/to / 2', 'new / a/why / It is late.'],
  ],
  [
    'no head',
    'roadmap.json',
    '{"asOf":"2026-11-01","revision":"a"}',
    '{"asOf":"2026-11-02","revision":"b"}',
    [],
  ],
  ['a file that is new', 'triage.json', undefined, '{"a":1}', ['new / a / 1']],
  [
    'a line of a calendar',
    'il5.ics',
    calendar('DTSTART:20270101'),
    calendar('DTSTART:20270102'),
    ['gone / DTSTART / 20270101', 'new / DTSTART / 20270102'],
  ],
  [
    'no counter of a calendar',
    'il5.ics',
    calendar('SEQUENCE:1', 'DTSTAMP:20260101T000000Z'),
    calendar('SEQUENCE:2', 'DTSTAMP:20260102T000000Z'),
    [],
  ],
  [
    'a sentence in a calendar',
    'il5.ics',
    calendar('DESCRIPTION:It is\\, so'),
    calendar('DESCRIPTION:It is\\, so\\nAnd more.'),
    ['new / DESCRIPTION / And more.'],
  ],
  [
    'a text in a feed',
    'all_news.xml',
    feed('A', '<p>One.</p>'),
    feed('A', '<p>One.</p><p>Two &amp; more.</p>'),
    ['new /  / Two & more.'],
  ],
  [
    'cells of a table',
    'catalog.csv',
    'a,b,c,d,e\r\n1,2,3,4,"x, y"\r\n',
    'a,b,c,d,e\r\n1,2,3,4,z\r\n',
    ['changed / 1, 2, 3, 4 / x, y / z'],
  ],
  ['a row that is gone', 'catalog.csv', 'a,b\r\n1,2\r\n', 'a,b\r\n', ['gone /  / 1 | 2']],
])('tells %s', (_what, name, before, after, expected) => {
  expect(told(name, before, after)).toEqual(expected)
})

it('tells nothing twice that a page says', () => {
  const json = (text: string) => JSON.stringify({ a: text })
  expect(told('triage.json', json('Was so.'), json('Is `so`. Now.'), ['Was so.', 'Is so.', 'Now.'])).toEqual(
    [],
  )
  expect(told('triage.json', json('Was so.'), json('Is `so`. Now.'), ['Was so.', 'Is so.'])).toHaveLength(1)
})
