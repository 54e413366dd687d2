import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inlineMarkdown } from './inline-markdown.ts'

const render = (markdown: string) => inlineMarkdown(markdown, (address) => `.${address}`)

it.each([
  ['Use `cf push` twice', 'Use <code>cf push</code> twice'],
  ['``a ` b``', '<code>a ` b</code>'],
  ['See [the service](/services/kafka#a).', 'See <a href="./services/kafka#a">the service</a>.'],
  ['[`ha`](/services/postgres)', '<a href="./services/postgres"><code>ha</code></a>'],
  ['**Never** and *now*', '<strong>Never</strong> and <em>now</em>'],
  ['snake_case_name stays', 'snake_case_name stays'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['\\*not\\*', '*not*'],
  ['`*a*`', '<code>*a*</code>'],
])('%s', (markdown, html) => expect(render(markdown)).toBe(html))

it.each([
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](/x"onmouseover="alert(1))',
  '`<script>`',
])('leaves no way in: %s', (markdown) => {
  expect(render(markdown)).not.toMatch(/<(?!\/?(?:a|code|em|strong)\b)|href="(?!\.?[/#])|"\s*on/)
})

it('makes nothing but its own elements of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab`*_[]()/#<>"& \\') }), (markdown) => {
      expect(render(markdown)).not.toMatch(/<(?!\/?(?:a|code|em|strong)\b)/)
    }),
  )
})
