import { describe, expect, it } from 'vitest'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { parsePage } from '../pages/html.ts'
import { Lowering } from './lowered.ts'
import { statementChanges } from './statement-changes.ts'
import { statementsOf } from './statements.ts'

const lowering = new Lowering(usScheme)
type Pages = Readonly<Record<string, string | readonly [marking: string, main: string]>>

const pagesOf = (pages: Pages) =>
  new Map(
    Object.entries(pages).map(([name, page]) => {
      const [marking, main] = typeof page === 'string' ? ['UNCLASSIFIED', page] : page
      const html = `<html><body><nav>Contents of it all here</nav><main>${main}</main></body></html>`
      return [name, statementsOf(parsePage(html), lowering.read(marking), usScheme)]
    }),
  )

const told = (before: Pages, after: Pages) =>
  statementChanges(pagesOf(before), pagesOf(after), lowering).changes.map(
    ({ happened, text, lowered, places }) =>
      [lowered ? 'lowered' : happened, text.before, text.after, places.join(' ')].filter(Boolean).join(' / '),
  )

const long = '<p>The desk answers within four hours of a working day.</p>'
const said = 'The desk answers within four hours of a working day.'

describe('what is said otherwise', () => {
  it.each<[string, Pages, Pages, string[]]>([
    ['nothing', { 'a.html': long }, { 'a.html': long }, []],
    ['a new sentence', { 'a.html': '' }, { 'a.html': long }, [`new / ${said} / a.html`]],
    ['one that is gone', { 'a.html': long }, { 'a.html': '' }, [`gone / ${said} / a.html`]],
    [
      'one that changed',
      { 'a.html': long },
      { 'a.html': long.replace('four', 'two') },
      [`changed / ${said} / ${said.replace('four', 'two')} / a.html`],
    ],
    [
      'one that moved to another page',
      { 'a.html': long, 'b.html': '' },
      { 'a.html': '', 'b.html': long },
      [],
    ],
    [
      'one that moved on its page',
      { 'a.html': `${long}<p>Another one stands here as well.</p>` },
      { 'a.html': `<p>Another one stands here as well.</p>${long}` },
      [],
    ],
    ['a page that was renamed', { 'a.html': long }, { 'b.html': long }, []],
    [
      'one that is now said on two pages',
      { 'a.html': '', 'b.html': '' },
      { 'a.html': long, 'b.html': long },
      [`new / ${said} / a.html b.html`],
    ],
    [
      'a label, which says something only where it stands',
      { 'a.html': '<h1>il5</h1><p>planned</p>', 'b.html': '<h1>il4</h1><p>available</p>' },
      { 'a.html': '<h1>il5</h1><p>available</p>', 'b.html': '<h1>il4</h1><p>available</p>' },
      ['new / il5 › available / a.html', 'gone / il5 › planned / a.html'],
    ],
    [
      'a row that moved with its date',
      {
        'a.html':
          '<table><tr id="x"><td>Feb</td><td>Platform 57</td></tr><tr id="y"><td>Mar</td><td>Other thing</td></tr></table>',
      },
      {
        'a.html':
          '<table><tr id="y"><td>Mar</td><td>Other thing</td></tr><tr id="x"><td>Apr</td><td>Platform 57</td></tr></table>',
      },
      ['changed / Feb | Platform 57 / Apr | Platform 57 / a.html#x'],
    ],
    [
      'the same on a page that more may read',
      { 'a.html': ['CUI', long] },
      { 'a.html': ['CUI', ''], 'b.html': long },
      [`lowered / ${said} / ${said} / b.html`],
    ],
    [
      'the same with a lower mark of its own',
      { 'a.html': ['CUI', '<p>(CUI) Held to those who need it, and told.</p>'] },
      { 'a.html': ['CUI', '<p>(U) Held to those who need it, and told.</p>'] },
      [
        'lowered / (CUI) Held to those who need it, and told. / (U) Held to those who need it, and told. / a.html',
      ],
    ],
    ['the same on a page that fewer may read', { 'a.html': long }, { 'b.html': ['CUI', long] }, []],
  ])('%s', (_what, before, after, expected) => {
    expect(told(before, after).filter((line) => !line.includes('Contents of it all'))).toEqual(expected)
  })
})

it('takes what cannot be read for lower', () => {
  expect(lowering.isLowered(['unreadable'], [lowering.read('CUI')])).toBe(true)
  expect(lowering.isLowered([lowering.read('CUI')], ['unreadable'])).toBe(true)
  expect(lowering.isLowered([lowering.read('CUI')], [lowering.read('SECRET')])).toBe(false)
  expect(lowering.isLowered([lowering.read('CUI//NOFORN')], [lowering.read('SECRET')])).toBe(true)
})
