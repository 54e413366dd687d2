import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { compareEditions } from '../../domain/edition/compare.ts'
import { editionOf, withoutProse } from '../../domain/edition/facts.ts'
import { newsOf } from '../../domain/edition/news.ts'
import { type Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { atomFeed } from './atom.ts'

const notice = (overrides: object = {}) =>
  entry(
    'notice',
    'away',
    {
      title: 'Sign-on <b>is</b> away & gone',
      kind: 'outage',
      from: '2026-11-01T08:00Z',
      summary: 'Nobody can *sign in*; ]]> is logged.',
      ...overrides,
    },
    'il5',
  )
const item = (target: string, overrides: object = {}) =>
  entry(
    'roadmap',
    'pg',
    {
      title: 'PostgreSQL 16',
      kind: 'change',
      target,
      status: 'on-track',
      confidence: 'high',
      impact: 'I.',
      ...overrides,
    },
    'il5',
  )
const base = (...entries: Entry[]) =>
  playbookOf(site({ marking: 'UNCLASSIFIED', caution: 'NOTIONAL' }), environment('il5'), ...entries)

const moved = item('2027-02', { slips: [{ target: '2027-01', reason: 'The disks are late.' }] })
const before = withoutProse(editionOf(base(item('2027-01')), { parse: parseProse, asOf: '2026-11-02' }))
const withChanges = (...entries: Entry[]) => {
  const now = base(...entries)
  const changes = compareEditions(before, now, { tells: 'what is there', parse: parseProse })
  return new Playbook(now.entries, [], changes)
}
const feedOf = (playbook: Playbook, asOf = '2026-11-16') =>
  atomFeed(newsOf(playbook, playbook.get('environment', 'il5'), { asOf, parseProse }))

/** An element of XML with its children, as another library reads it. */
interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}
function read(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, children: [], text: '' }
        open.at(-1)?.children.push(element)
        open.push(element)
      },
      ontext: (text) => {
        const at = open.at(-1)
        if (at) at.text += text
      },
      onclosetag: (name) => {
        expect(open.pop()?.name).toBe(name)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  expect(open).toHaveLength(1)
  return root.children.find(({ name }) => name === 'feed') ?? expect.fail('no feed')
}
const all = (element: Element, name: string) => element.children.filter((child) => child.name === name)
const one = (element: Element, name: string) => {
  const found = all(element, name)
  expect(found).toHaveLength(1)
  return found[0]?.text ?? ''
}

/** What RFC 4287 says that a feed and an entry must have: 4.1.1, 4.1.2, 4.2.6, 3.3. */
function checkAtom(xml: string): Element[] {
  const feed = read(xml)
  expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom')
  const entries = all(feed, 'entry')
  expect(all(feed, 'author').map((author) => one(author, 'name'))).not.toEqual([''])
  for (const element of [feed, ...entries]) {
    expect(() => new URL(one(element, 'id'))).not.toThrow()
    expect(one(element, 'title')).not.toBe('')
    expect(one(element, 'updated')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  }
  for (const element of entries) {
    expect(all(element, 'content')).toHaveLength(1)
    for (const link of all(element, 'link')) expect(link.attributes['href']).toMatch(/^\.\.\/[^/]/)
  }
  const ids = entries.map((element) => one(element, 'id'))
  expect(new Set(ids).size).toBe(ids.length)
  return entries
}

describe('the feed of an environment', () => {
  it('is Atom, and says the marking of each entry', () => {
    const entries = checkAtom(feedOf(withChanges(notice(), moved)))
    expect(entries.map((e) => one(e, 'title'))).toEqual([
      '(U) il5: PostgreSQL 16: date',
      '(U) il5: Sign-on &lt;b&gt;is&lt;/b&gt; away &amp; gone',
    ])
    for (const element of entries) expect(one(element, 'content')).toContain('UNCLASSIFIED // NOTIONAL')
    expect(one(entries[0] as Element, 'content')).toContain('Jan 2027 → Feb 2027')
    expect(one(entries[0] as Element, 'content')).toContain('The disks are late.')
    expect(one(entries[1] as Element, 'content')).toContain('Nobody can sign in; ]]&gt; is logged.')
  })

  it('carries a higher marking to the entry and to the feed', () => {
    const xml = feedOf(withChanges(notice({ marking: 'CUI' }), moved))
    expect(xml).toContain('(CUI) il5: Sign-on')
    expect(one(read(xml), 'subtitle')).toBe('CUI // NOTIONAL')
  })

  it('keeps the id of a notice in a later edition, and takes its moment from the last update', () => {
    const update = { at: '2026-11-03T09:30Z', words: 'Back soon.' }
    const [first] = checkAtom(feedOf(base(notice()), '2026-11-02'))
    const [later] = checkAtom(feedOf(base(notice({ updates: [update] })), '2026-11-16'))
    if (!first || !later) throw new Error('no entries')
    expect(one(later, 'id')).toBe(one(first, 'id'))
    expect([one(first, 'updated'), one(later, 'updated')]).toEqual([
      '2026-11-01T08:00:00.000Z',
      '2026-11-03T09:30:00.000Z',
    ])
  })

  it('knows nothing of what is later than the edition', () => {
    const [announced] = checkAtom(feedOf(base(notice({ from: '2026-12-01T08:00Z' })), '2026-11-16'))
    expect(announced && one(announced, 'updated')).toBe('2026-11-16T00:00:00.000Z')
  })

  it('is the same however often it is made', () => {
    expect(feedOf(withChanges(notice(), moved))).toBe(feedOf(withChanges(notice(), moved)))
  })
})
