import { describe, expect, it } from 'vitest'
import { entry } from '../../tests/minimal-playbook.ts'
import { bodyOf } from '../domain/text/texts.ts'
import { readMdx } from './mdx.ts'

const guide = { title: 'T', summary: 'S.', topic: 'start', for: ['pre'], reviewed: '2026-11-12' }

/** Where each heading of a file stands, as a check would say it. */
function headingsIn(text: string): string[] {
  const { body } = readMdx(text, 'f.mdx')
  if (!body) return []
  return bodyOf({ ...entry('guide', 'a', guide), body }).flatMap((t) =>
    t.nodes.filter((n) => n.type === 'heading').map((n) => `${t.at(n).line}:${t.at(n).col} ${t.source(n)}`),
  )
}

describe('readMdx', () => {
  it('splits frontmatter and body', () => {
    const { frontmatter, body, problems } = readMdx('---\ntitle: T\n---\n\nText.\n', 'f.mdx')
    expect(problems).toEqual([])
    expect(frontmatter.value).toEqual({ title: 'T' })
    expect(frontmatter.at(['title'])).toEqual({ file: 'f.mdx', line: 2, col: 8 })
    expect(body?.text).toBe('\nText.\n')
  })

  it.each([
    ['LF', '---\na: 1\n---\n\n## One\n\n> ## Two\n'],
    ['CRLF', '---\r\na: 1\r\n---\r\n\r\n## One\r\n\r\n> ## Two\r\n'],
  ])('keeps positions of the whole file with %s', (_, text) => {
    expect(headingsIn(text)).toEqual(['5:1 ## One', '7:3 ## Two'])
  })

  it('counts columns in UTF-16 units', () => {
    expect(headingsIn('---\na: é😀\n---\n- é😀\n\n  ## Two\n')).toEqual(['6:3 ## Two'])
  })

  it('takes a rule inside the body for a rule', () => {
    const { frontmatter, body } = readMdx('---\na: 1\n---\none\n\n---\n\ntwo\n', 'f.mdx')
    expect(frontmatter.value).toEqual({ a: 1 })
    expect(body?.text).toContain('---')
  })

  it('takes --- inside a text of the frontmatter for text', () => {
    expect(readMdx('---\na: x --- y\nb: |\n  ---\n---\n', 'f.mdx').frontmatter.value).toEqual({
      a: 'x --- y',
      b: '---\n',
    })
  })

  it.each(['', '## One', '\n---\na: 1\n---\n', '---\na: 1\n'])('misses the frontmatter of %j', (text) => {
    expect(readMdx(text, 'f.mdx').problems.map(({ code }) => code)).toEqual(['frontmatter-missing'])
  })

  it.each([
    ['a <5 ms', '4:3', 'write \\< for'],
    ['a { b', '4:3', 'write \\{ for'],
    ['<!-- c -->', '4:1', 'write comments as'],
    ['<Aside>\n\nx', '', 'close the component'],
  ])('tells what is wrong with %j, and the way round', (text, place, fix) => {
    const [problem] = readMdx(`---\na: 1\n---\n${text}\n`, 'f.mdx').problems
    expect(problem?.code).toBe('mdx-syntax')
    if (place !== '') expect(`${problem?.at.line}:${problem?.at.col}`).toBe(place)
    expect(problem?.fix).toContain(fix)
  })
})
