import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inlineMarkdown } from './inline-markdown.ts'

it.each([
  ['Use `cf push` twice', 'Use <code>cf push</code> twice'],
  ['See [the service](/services/kafka#a).', 'See <a href="services/kafka.html#a">the service</a>.'],
  ['[`ha`](/services/postgres)', '<a href="services/postgres.html"><code>ha</code></a>'],
  ['**Never `a`**, *now*', '<strong>Never <code>a</code></strong>, <strong>now</strong>'],
  ['`*a*` & <b>', '<code>*a*</code> &amp; &lt;b>'],
])('%s', (markdown, html) => expect(inlineMarkdown(markdown)).toBe(html))

const foreign = /<(?!\/?(?:a|code|strong)\b)|href="(?:\w+:|\/)|"\s*on/

it.each([
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](//elsewhere.example/)',
  '[a](/x"onmouseover="alert(1))',
  '`<script>`',
])('leaves no way in: %s', (markdown) => expect(inlineMarkdown(markdown)).not.toMatch(foreign))

it('makes nothing but its own elements of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab`*_[]()/#<>"& \\') }), (markdown) => {
      expect(inlineMarkdown(markdown)).not.toMatch(/<(?!\/?(?:a|code|strong)\b)/)
    }),
  )
})
