import fc from 'fast-check'
import type { Root } from 'mdast'
import { markdownToMdast, mdxToMdast } from 'satteri'
import { describe, expect, it } from 'vitest'
import { documents, printBlocks, shape, without } from '../../../tests/marked-documents.ts'
import { cutPortions } from './cut.ts'
import { dominates } from './dominance.ts'
import type { MarkingReading } from './marking.ts'
import { usScheme } from './us-scheme.ts'

const low = { holds: 'CUI', audience: ['FVEY'] }
const keep = (reading: MarkingReading) => dominates(low, reading, usScheme)
const parse = (text: string) => mdxToMdast(text, {}) as Root
const cut = (text: string) => cutPortions(parse(text), { text, offset: 0 }, usScheme, keep)
const lines = (...text: string[]) => `${text.join('\n')}\n`

describe('cutPortions', () => {
  it.each<[string, string, string]>([
    ['a paragraph', lines('A', '', '(S) B', '', 'C'), lines('A', '', 'C')],
    ['a paragraph with more space before it', lines('A', '', '', '(S) B', '', 'C'), lines('A', '', 'C')],
    ['a paragraph with more space behind it', lines('A', '', '(S) B', '', '', 'C'), lines('A', '', 'C')],
    ['the first paragraph', lines('(S//NF) A', '', 'B'), lines('B')],
    ['the last paragraph', lines('A', '', '(S) B'), lines('A')],
    ['everything', lines('(S) A', '', '(S) B'), ''],
    [
      'what a reader of the network may not have',
      lines('(CUI//NF) A', '', '(CUI//REL TO USA, FVEY) B'),
      lines('(CUI//REL TO USA, FVEY) B'),
    ],
    [
      'nothing that may stay',
      lines('(U) A', '', '(CUI//REL TO USA, FVEY) B'),
      lines('(U) A', '', '(CUI//REL TO USA, FVEY) B'),
    ],
    [
      'a footnote, and an address, that nothing else refers to',
      lines(
        'A [x][q][^2]',
        '',
        '(S) B [x][r] ![x][s][^1]',
        '',
        '[^1]: C',
        '',
        '[^2]: D',
        '',
        '[q]: /q',
        '[r]: /r "t"',
        '[s]: /s',
        '[u]: /u',
      ),
      lines('A [x][q][^2]', '', '[^2]: D', '', '[q]: /q', '', '[u]: /u'),
    ],
    ['a section', lines('# A', '', '## (S) B', '', 'C', '', '### D', '', '## E'), lines('# A', '', '## E')],
    ['the first items of a list', lines('1. (S) a', '2. b', '3. (S) c', '4. d'), lines('1. b', '2. d')],
    [
      'an item with all it holds',
      lines('- a', '- (S) b', '  - c', '', '    (U) d', '- e'),
      lines('- a', '- e'),
    ],
    [
      'the first item of a list that counts wide',
      lines('9. (S) a', '10. b', '', '    c'),
      lines(' 9. b', '', '    c'),
    ],
    ['an item of a loose list', lines('- a', '- (S) b', '', '- c'), lines('- a', '', '- c')],
    ['a list of withheld items', lines('A', '', '- (S) a', '- (S) b', '', 'B'), lines('A', '', 'B')],
    ['a nested list', lines('- a', '  - (S) b', '- c'), lines('- a', '- c')],
    [
      'rows',
      lines('| a | b |', '|---|---|', '| (S) c | d |', '| e | (S) f |', '| g | h |'),
      lines('| a | b |', '|---|---|', '| g | h |'),
    ],
    ['a table without rows', lines('A', '', '| a |', '|---|', '| (S) b |'), lines('A')],
    ['a table by its head', lines('A', '', '| (S) a |', '|---|', '| b |', '| c |'), lines('A')],
    ['a quotation', lines('> (S) a', '', 'B', '', '> c', '>', '> (S) d'), lines('B', '', '> c')],
    ['a portion', lines('<Portion mark="(S)">', '', '- a', '', '</Portion>', '', 'B'), lines('B')],
    ['a portion without a mark', lines('<Portion>a</Portion>', '', 'B'), lines('B')],
    ['a portion in a line', lines('A <Portion mark="(S)">b</Portion>, c.'), lines('A, c.')],
    [
      'a portion that is a line',
      lines('A', '', '**<Portion mark="(S)">b</Portion>**', '', 'C'),
      lines('A', '', 'C'),
    ],
    [
      'a heading that is a portion',
      lines('# <Portion mark="(S)">A</Portion>', '', 'b', '', '# C'),
      lines('# C'),
    ],
    [
      'a step by its title',
      lines('<Steps>', '<Step title="(S) a">b</Step>', '<Step title="c">d</Step>', '</Steps>'),
      lines('<Steps>', '<Step title="c">d</Step>', '</Steps>'),
    ],
    ['an element left empty', lines('<Aside title="a">', '', '(S) b', '', '</Aside>', '', 'C'), lines('C')],
    [
      'no element that is empty by itself',
      lines('<PromotionPath />', '', '(S) a'),
      lines('<PromotionPath />'),
    ],
    ['a footnote and what refers to it', lines('A[^1] b.', '', '[^1]: (S) c'), lines('A b.')],
    ['comments', lines('A {/* (S) b */} c', '', '{/* d */}', '', 'E'), lines('A c', '', 'E')],
    ['what looks like a mark and is none', lines('(S//NOFRON) A', '', '(A) B', '', 'C'), lines('C')],
    [
      'nothing that is escaped',
      lines('\\(S) A', '', '(s) b', '', '`(S)` c'),
      lines('\\(S) A', '', '(s) b', '', '`(S)` c'),
    ],
    [
      'marks in emphasis and links',
      lines('**(S)** a', '', '[(S) b](/c)', '', '![(S) d](e.png)', '', 'F'),
      lines('F'),
    ],
    [
      'marks behind invisible characters',
      lines('\u200b(S) a', '', '&nbsp;(S) b', '', '&#40;S) c', '', 'D'),
      lines('D'),
    ],
    ['marks over two lines', lines('(S//REL TO USA,', 'AUS) a', '', 'B'), lines('B')],
    [
      'no mark over two lines that may stay',
      lines('(CUI//REL TO USA,', 'FVEY) a'),
      lines('(CUI//REL TO USA,', 'FVEY) a'),
    ],
    ['a mark behind a portion', lines('<Portion mark="(U)">a</Portion> (S) b', '', 'C'), lines('C')],
    ['breaks beside what goes', lines('A\\', '<Portion mark="(S)">b</Portion>'), lines('A')],
    [
      'without making blocks of lines',
      lines('a', '<Portion mark="(S)">b</Portion> - c', '', '<Portion mark="(S)">d</Portion> 1. e'),
      lines('a - c', '', '1\\. e'),
    ],
    ['without beginning a line', lines('a', '<Portion mark="(S)">b</Portion>- c'), lines('a - c')],
    [
      'without running neighbours together',
      lines('A', '- (S) b', '', 'C', '> (S) d', '---'),
      lines('A', '', 'C', '', '---'),
    ],
    ['in files with carriage returns', 'A\r\n\r\n(S) B\r\n\r\nC\r\n', 'A\r\n\r\nC\r\n'],
  ])('cuts %s', (_what, before, after) => {
    expect(cut(before).text).toBe(after)
    parse(after)
  })

  it('counts offsets from where the text begins in its file', () => {
    const front = '---\n\n---\n'
    const text = 'A\n\n(S) B\n\nC <Portion mark="(S)">d</Portion>\n'
    const tree = parse(front.replace(/[^\n]/g, ' ') + text)
    expect(cutPortions(tree, { text, offset: front.length }, usScheme, keep).text).toBe('A\n\nC\n')
  })

  it('cuts the tags of a portion in Markdown without MDX', () => {
    const inline = 'A <Portion mark="(S)">b *c*</Portion> d.'
    const text = `${inline}\n\n<Portion mark="(S)">\n\nE\n\n</Portion>\n\n<Portion>f</Portion>`
    const tree = markdownToMdast(text, {}) as Root
    expect(cutPortions(tree, { text, offset: 0 }, usScheme, keep).text).toBe('A d.')
  })

  it.each([
    ['two paragraphs', 'A <Portion mark="(S)">b\n\nc</Portion> d.'],
    ['items of a list', '- A <Portion mark="(S)">b\n- c</Portion>'],
    ['emphasis', 'A *b <Portion mark="(S)">c* d</Portion>'],
    ['no end', 'A <Portion mark="(S)">b'],
    ['no beginning', 'A b</Portion> c'],
    ['a beginning more', 'A <Portion mark="(S)">b <Portion mark="(U)">c</Portion> d'],
    ['a tag over lines', 'A <Portion\n\nmark="(S)">b</Portion>'],
    ['tags directly in tags', '<Portion mark="(S)">\n<Portion mark="(U)">\n\nb\n\n</Portion>\n</Portion>'],
    ['another block', '<div>\n<Portion mark="(S)">b</Portion>\n</div>'],
    ['other attributes', 'A <Portion kind="x" mark="(S)">b</Portion>'],
    ['small letters', 'A <portion mark="(S)">b</portion>'],
  ])('holds a text back whole in which a portion has %s', (_, text) => {
    const tree = markdownToMdast(text, {}) as Root
    expect(cutPortions(tree, { text, offset: 0 }, usScheme, keep)).toMatchObject({
      text: '',
      withheld: [{ reading: 'unreadable' }],
    })
  })

  it('pairs the tags of portions in portions, and leaves alone what code shows', () => {
    const text =
      'A <Portion mark="(U)">b <Portion mark="(S)">c</Portion> d</Portion> `<Portion>` \\<Portion> e.'
    const tree = markdownToMdast(text, {}) as Root
    expect(cutPortions(tree, { text, offset: 0 }, usScheme, keep).text).toBe(
      'A <Portion mark="(U)">b d</Portion> `<Portion>` \\<Portion> e.',
    )
  })

  it('says what it cut, outermost only', () => {
    const { withheld } = cut('- (S) a\n  - (S) b\n\n(S//NFF) c\n')
    expect(withheld.map((w) => w.marks.map((m) => [m.text, m.point.line, m.point.column]))).toEqual([
      [['(S)', 1, 3]],
      [['(S//NFF)', 4, 1]],
    ])
    expect(withheld[1]?.reading).toBe('unreadable')
  })

  it('knows where what is left was', () => {
    const text = '(S) A\n\nB <Portion mark="(S)">c</Portion> d\n\n1. (S) e\n2. f\n'
    const { text: left, origin } = cut(text)
    for (const letter of ['B', 'd', 'f']) {
      expect(origin(left.indexOf(letter))).toBe(text.indexOf(letter))
    }
  })

  it('leaves a text alone in which nothing is withheld', () => {
    const text = 'A\n\n(U) B\n'
    expect(cut(text)).toMatchObject({ text, withheld: [] })
  })

  it('leaves what the author would have left by writing without the withheld parts', () => {
    let withheld = 0
    fc.assert(
      fc.property(documents, (document) => {
        const result = cut(printBlocks(document))
        withheld += result.withheld.length
        expect(result.text).not.toContain('secret')
        expect(shape(parse(result.text))).toEqual(shape(parse(printBlocks(without(document)))))
        expect(cut(result.text).text).toBe(result.text)
      }),
      { numRuns: 1500, seed: 4 },
    )
    expect(withheld).toBeGreaterThan(1500)
  })
})
