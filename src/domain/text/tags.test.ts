import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entry } from '../../../tests/minimal-playbook.ts'
import { readMdx } from '../../workspace/mdx.ts'
import { tagsOf } from './tags.ts'
import { bodyOf } from './texts.ts'

const frontmatter = '---\ntitle: T\n---\n'
const guide = { title: 'T', summary: 'S.', topic: 'start', for: ['pre'], reviewed: '2026-11-12' }

function tagsIn(text: string) {
  const { body, problems } = readMdx(frontmatter + text, 'a.mdx')
  expect(problems).toEqual([])
  if (!body) throw new Error('no body')
  return bodyOf({ ...entry('guide', 'a', guide), body }).flatMap((t) => [...tagsOf(t)])
}

/** What stands in the file at a position, to the end of its line. */
function standsAt(text: string, { line, col }: { line: number; col: number }): string {
  return (frontmatter + text).split('\n')[line - 1]?.slice(col - 1) ?? ''
}

describe('tagsOf', () => {
  it('reads names, values and what is no text', () => {
    const [tag] = tagsIn('<Aside kind="note" title={x} {...all} open />')
    expect(tag?.name).toBe('Aside')
    expect(tag?.attributes.map(({ name, value, expression }) => ({ name, value, expression }))).toEqual([
      { name: 'kind', value: 'note', expression: false },
      { name: 'title', value: undefined, expression: true },
      { name: undefined, value: undefined, expression: true },
      { name: 'open', value: undefined, expression: false },
    ])
  })

  it('has no name for a fragment', () => {
    expect(tagsIn('<>x</>').map(({ name }) => name)).toEqual([undefined])
  })

  it('decodes entities in values, as the renderer does', () => {
    expect(tagsIn('<Aside title="a &quot;b&quot;" />')[0]?.attributes[0]?.value).toBe('a "b"')
  })

  it.each([
    ['<Aside title="kind of" kind="note">x</Aside>', 'kind="note"'],
    ['<Aside title=\'a > b\' kind="note">x</Aside>', 'kind="note"'],
    ['<Aside\n  title="two\nlines"\n  kind="note" />', 'kind="note"'],
    ['> <Aside\n> title="quoted"\n> kind="note" />', 'kind="note"'],
    ['- one\n\n  <Aside title={{a: 1}} kind="note" />', 'kind="note"'],
  ])('tells where an attribute of %j stands', (text, expected) => {
    const attribute = tagsIn(text)
      .flatMap((tag) => tag.attributes)
      .find(({ name }) => name === 'kind')
    expect(attribute && standsAt(text, attribute.at).startsWith(expected)).toBe(true)
  })

  it('tells where every attribute stands, whatever is around it', () => {
    const name = fc.constantFrom('kind', 'title', 'id', 'a', 'environment')
    const value = fc.string({
      unit: fc.constantFrom('a', ' ', '=', '/', '{', '}', '>', 'id', "'", '\n'),
      maxLength: 6,
    })
    const attributes = fc.uniqueArray(fc.tuple(name, value), { selector: ([n]) => n, maxLength: 4 })
    fc.assert(
      fc.property(attributes, fc.constantFrom(' ', '\n', '  '), (list, blank) => {
        const text = `<Aside${list.map(([n, v]) => `${blank}${n}="${v}"`).join('')} />`
        const [tag] = tagsIn(text)
        for (const { name: n, at } of tag?.attributes ?? [])
          expect(standsAt(text, at)).toMatch(new RegExp(`^${n}="`))
      }),
    )
  })
})
