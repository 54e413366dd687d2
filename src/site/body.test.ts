import { describe, expect, it } from 'vitest'
import { parseBody } from '../workspace/mdx.ts'
import { contentOf } from './body.ts'

const bodyOf = (text: string) => ({ text, offset: 0, tree: parseBody('') })

describe('a text as a component', () => {
  it.each([
    ['words', 'Words, and *more*.'],
    ['code that reads like a module', '```js\nimport x from "y"\nexport default x\n```\n'],
    ['a line that reads like one', 'What is said of\nexport of goods, and\nimport of others.'],
    ['a component of ours', '<Aside kind="note">\n\nWords.\n\n</Aside>'],
    ['a text that begins like frontmatter', '---\n---\n---\nlayout: /tmp/evil\n---\n\nWords.'],
  ])('is made of %s', async (_, text) => {
    const content = await contentOf(bodyOf(text))
    const given = { Aside: () => null, pre: 'pre', table: 'table' }
    expect(content({ components: given })).toBeTypeOf('object')
  })

  it.each([
    ['an expression', '{process.exit(1)}'],
    ['an expression in a line', 'Words {process.exit(1)} go on.'],
    ['an expression in an attribute', '<Aside kind={process.exit(1)}>Words.</Aside>'],
    ['a spread', '<Aside {...{}}>Words.</Aside>'],
    ['an import', 'import x from "y"'],
    ['an export', 'export const x = 1'],
    ['an imported picture', '![Words](./x.png)'],
  ])('is not made of %s', async (_, text) => {
    await expect(contentOf(bodyOf(text))).rejects.toThrow(/is code|image/)
  })
})
