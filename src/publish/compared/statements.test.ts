import { describe, expect, it } from 'vitest'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { parsePage } from '../pages/html.ts'
import { Lowering } from './lowered.ts'
import { sentencesOf, statementsOf } from './statements.ts'

const lowering = new Lowering(usScheme)
const said = (main: string, marking = 'UNCLASSIFIED') =>
  statementsOf(parsePage(`<html><body><main>${main}</main></body></html>`), lowering.read(marking), usScheme)
const texts = (main: string) => said(main).map(({ text }) => text)

describe('what a page says', () => {
  it.each<[string, string, string[]]>([
    ['each sentence', '<p>It is away. Call the desk.</p>', ['It is away.', 'Call the desk.']],
    ['however it is wrapped', '<p>It\n  is <b>away</b>.</p>', ['It is away.']],
    ['with its entities', '<p>a &lt; b</p>', ['a < b']],
    ['a row as one', '<table><tr><th>PostgreSQL</th><td>17.6</td></tr></table>', ['PostgreSQL | 17.6']],
    ['a pair as one', '<dl><dt>Owner</dt><dd>Data services</dd></dl>', ['Owner: Data services']],
    ['what styles set apart', '<p><span>Limited</span><span>16.9</span></p>', ['Limited 16.9']],
    [
      'what is read out',
      '<img alt="A bridge" src="x.png"><button aria-label="Close"></button>',
      ['A bridge', 'Close'],
    ],
    ['what scripts are given', '<div data-text="Only when hours say so"></div>', ['Only when hours say so']],
    [
      'where it leads outside',
      '<a href="https://a.example/x">There</a>',
      ['leads to https://a.example/x', 'There'],
    ],
    ['what is hidden', '<p hidden>Not yet shown.</p>', ['Not yet shown.']],
    ['what a drawing says', '<svg><title>A path</title><text>il5</text></svg>', ['A path', 'il5']],
    ['no code', '<script>let a = "words in a script"</script><style>p{}</style>', []],
  ])('is %s', (_what, main, expected) => {
    expect(texts(main)).toEqual(expected)
  })

  it('stands under its headings, at the anchor before it', () => {
    const found = said(
      '<h1>Canary</h1><section><h2 id="how">How</h2><p>Slowly.</p></section><h2>Why</h2><p>Care.</p>',
    )
    expect(found.map(({ text, under, anchor }) => [text, under.join(' › '), anchor])).toEqual([
      ['Canary', '', undefined],
      ['How', 'Canary', 'how'],
      ['Slowly.', 'Canary › How', 'how'],
      ['Why', 'Canary › How', 'how'],
      ['Care.', 'Canary › Why', 'how'],
    ])
  })

  it('is marked by its portion mark, or as its page', () => {
    const found = said('<p>(U) Free. To all.</p><p>Not (C) free.</p>', 'CUI')
    expect(found.map(({ text, marking }) => [text, lowering.say(marking)])).toEqual([
      ['(U) Free.', 'UNCLASSIFIED'],
      ['To all.', 'UNCLASSIFIED'],
      ['Not (C) free.', 'CUI'],
    ])
  })
})

it('keeps a row whole', () => {
  expect(sentencesOf('One. | Two.')).toEqual(['One. | Two.'])
})
