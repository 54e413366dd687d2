import { describe, expect, it } from 'vitest'
import type { MarkingReading } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { markPage, type PageMarks } from './mark-page.ts'

function read(banner: string): MarkingReading {
  const parsed = parseMarking(banner, usScheme)
  if (!parsed.ok) throw new Error(banner)
  return parsed.marking
}
const unclassified = read('UNCLASSIFIED')

const marks: PageMarks = {
  scheme: usScheme,
  page: unclassified,
  at: (anchor) => (anchor === 'high' ? read('SECRET') : undefined),
  ofText: (text) => (text.includes('kestrel') ? read('CUI//NOFORN') : undefined),
  isEscaped: (text) => text.startsWith('(S) is how'),
}

/** The main part with its marks, each as `[U]`. */
const marked = (main: string, over: Partial<PageMarks> = {}) =>
  markPage(`<body><p>Frame</p><main>${main}</main></body>`, { ...marks, ...over })
    .replace(/<small class="pm" data-marking="\(([^"]*)\)">\(\1\)<\/small>/g, '[$1]')
    .replace(/^<body><p>Frame<\/p><main>(.*)<\/main><\/body>$/s, '$1')

describe('markPage', () => {
  it.each([
    ['headings and paragraphs', '<h1>T</h1><p>One.</p>', '<h1>[U] T</h1><p>[U] One.</p>'],
    [
      'list items once, and paragraphs inside them',
      '<ul><li>a</li><li><p>b</p></li></ul>',
      '<ul><li>[U] a</li><li><p>[U] b</p></li></ul>',
    ],
    [
      'rows at their first cell, a head never',
      '<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
      '<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>[U] a</td><td>b</td></tr></tbody></table>',
    ],
    [
      'what is urgent once it begins, which is hidden until then',
      '<section class="notice" hidden><p>kestrel</p></section><div hidden><p>b</p></div>',
      '<section class="notice" hidden><p>[CUI//NF] kestrel</p></section><div hidden><p>b</p></div>',
    ],
    [
      'a term with its meaning',
      '<dl><dt>T</dt><dd>kestrel</dd></dl>',
      '<dl><dt>[CUI//NF] T</dt><dd>kestrel</dd></dl>',
    ],
    [
      'rows at the first cell that has words',
      '<table><tr><td><input></td><td>a</td></tr></table>',
      '<table><tr><td><input></td><td>[U] a</td></tr></table>',
    ],
    [
      'a row by the highest in it',
      '<table><tr><td>a</td><td>kestrel</td></tr></table>',
      '<table><tr><td>[CUI//NF] a</td><td>kestrel</td></tr></table>',
    ],
    [
      'what stands at the anchor of an entry',
      '<article id="high"><h3>T</h3><p>x</p></article><p>y</p>',
      '<article id="high"><h3>[S] T</h3><p>[S] x</p></article><p>[U] y</p>',
    ],
    [
      'a row that explains the one before it as that one, and no other',
      '<table><tr id="high"><td>a</td></tr><tr class="why k2"><td>b</td></tr><tr><td>c</td></tr></table>',
      '<table><tr id="high"><td>[S] a</td></tr><tr class="why k2"><td>[S] b</td></tr><tr><td>[U] c</td></tr></table>',
    ],
    [
      'a row by what it is said to be of',
      '<table><tr data-of="high"><td>a</td></tr></table>',
      '<table><tr data-of="high"><td>[S] a</td></tr></table>',
    ],
    [
      'a text by what it says',
      '<p>The kestrel.</p><p>Other.</p>',
      '<p>[CUI//NF] The kestrel.</p><p>[U] Other.</p>',
    ],
    [
      'a fill in it',
      '<p>x <span class="mark" data-marking="SECRET">SECRET</span></p>',
      '<p>[S] x <span class="mark" data-marking="SECRET">SECRET</span></p>',
    ],
    [
      'but not a marking that is spoken of',
      '<p>x <span class="mark named" data-marking="SECRET">SECRET</span></p>',
      '<p>[U] x <span class="mark named" data-marking="SECRET">SECRET</span></p>',
    ],
    [
      'what the author marked, once',
      '<p>(S//NF) One.</p><p><b>(S)</b> Two.</p>',
      '<p>[S//NF] One.</p><p><b>[S]</b> Two.</p>',
    ],
    [
      'not what the author escaped',
      '<p>(S) is how one writes it.</p>',
      '<p>[U] (S) is how one writes it.</p>',
    ],
    [
      'the section of a marked heading, up to the next of its rank',
      '<h2>(S) A</h2><p>a</p><h3>B</h3><p>b</p><h2>C</h2><p>c</p>',
      '<h2>[S] A</h2><p>[S] a</p><h3>[S] B</h3><p>[S] b</p><h2>[U] C</h2><p>[U] c</p>',
    ],
    [
      'a marked row',
      '<table><tr><td>(S) a</td><td>b</td></tr></table>',
      '<table><tr><td>[S] a</td><td>b</td></tr></table>',
    ],
    [
      'a row whose later cell is marked',
      '<table><tr><td>a</td><td>(S) b</td></tr></table>',
      '<table><tr><td>[S] a</td><td>[S] b</td></tr></table>',
    ],
    [
      'the rows below a marked head',
      '<table><thead><tr><th>(S) H</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>',
      '<table><thead><tr><th>[S] H</th></tr></thead><tbody><tr><td>[S] a</td></tr></tbody></table>',
    ],
    [
      'a portion of several paragraphs',
      '<div class="portion"><span class="mark" data-marking="(S)">(S)</span><p>a</p></div>',
      '<div class="portion"><span class="mark" data-marking="(S)">(S)</span><p>[S] a</p></div>',
    ],
    [
      'the parts of an item that stand side by side',
      '<ul><li><time>1</time><a href="x">b</a></li></ul>',
      '<ul><li><time>[U] 1</time><a href="x">b</a></li></ul>',
    ],
    ['words that a script shows when they are true', '<p hidden>x</p>', '<p hidden>[U] x</p>'],
    [
      'nothing in controls, navigation and code',
      '<nav><ul><li>a</li></ul></nav><form><p>b</p></form><pre>c</pre><ul hidden><li>d</li></ul><dl class="facts"><dt>e</dt></dl>',
      '<nav><ul><li>a</li></ul></nav><form><p>b</p></form><pre>c</pre><ul hidden><li>d</li></ul><dl class="facts"><dt>e</dt></dl>',
    ],
  ])('marks %s', (_what, main, expected) => expect(marked(main)).toBe(expected))

  it('says of what cannot be read that it cannot, and never that it is unclassified', () => {
    expect(marked('<p>x</p>', { page: 'unreadable' })).toBe('<p>[a marking that cannot be read] x</p>')
  })

  it.each([
    ['(S)', '<p>[S] Start today.</p>'],
    [undefined, '<p>[a marking that cannot be read] Start today.</p>'],
  ])('marks what a form answers as the page as a whole: %s', (whole, expected) => {
    const form = '<form><label>Live</label><div role="status"><p>Start today.</p></div></form>'
    const page = `<html${whole ? ` data-portion="${whole}"` : ''}><body><main>${form}</main></body></html>`
    expect(markPage(page, marks).replace(/<small[^>]*>\(([^)]*)\)<\/small>/, '[$1]')).toContain(expected)
  })

  it('gives unmarked text the marking of its page', () => {
    expect(marked('<p>x</p>', { page: read('SECRET//REL TO USA, GBR') })).toBe(
      '<p>[S//REL TO USA, GBR] x</p>',
    )
  })
})

it('marks by the page what stands on one that is made from many', () => {
  const html = '<html data-portion="(CUI//NF)"><body><main><h1>T</h1><p id="high">x</p></main></body></html>'
  expect(markPage(html, { ...marks, page: undefined })).toMatch(/\(CUI\/\/NF\)<\/small> T.*\(S\)<\/small> x/)
  expect(markPage(html.replace(/ data-portion="[^"]*"/, ''), { ...marks, page: undefined })).toContain(
    'cannot be read',
  )
})

it('shows the level alone where the scheme leaves the rest to the designation indicator, and keeps it for machines', () => {
  const levels = usScheme.levels.map((level) =>
    level.banner === 'CUI' ? { ...level, behind: 'indicator' as const } : level,
  )
  const html = '<html data-portion="(U)"><main><p>(CUI//SP-CTI) a</p><p>b</p></main></html>'
  expect(markPage(html, { ...marks, scheme: { ...usScheme, levels } })).toContain(
    '<small class="pm" data-marking="(CUI//SP-CTI)">(CUI)</small> a',
  )
})
