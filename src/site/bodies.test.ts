import { describe, expect, it } from 'vitest'
import { componentOf } from './bodies.ts'

describe('componentOf', () => {
  it('makes a component of a text, with what stands in code and in strings as it is', async () => {
    const text = [
      '# Heading',
      '',
      'Words with "quotes", `export default x;` and $\\{dollars}.',
      '',
      '```js',
      "import { a } from 'b'",
      'export const c = 1',
      '```',
      '',
      '<Aside kind="note">Inside.</Aside>',
    ].join('\n')
    const component = await componentOf(text, '/guide.mdx')
    expect(component).toBeTypeOf('function')
    expect(Reflect.get(component, Symbol.for('mdx-component'))).toBe(true)
  })

  it.each([
    ['an import', 'import x from "./x.mjs"'],
    ['a re-export', 'export { x } from "./x.mjs"'],
    ['an export', 'export const x = 1'],
    ['an expression', 'Words {1 + 1}.'],
    ['an expression as a value', '<Aside title={1}>Words.</Aside>'],
    ['a spread', '<Aside {...{}}>Words.</Aside>'],
    ['a relative picture', '![Words](./x.png)'],
  ])('refuses %s', async (_, text) => {
    await expect(componentOf(text, '/guide.mdx')).rejects.toThrow('is code')
  })
})
