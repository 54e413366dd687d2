import { expect, it } from 'vitest'
import { readPage } from '../account/page.ts'
import { atAnyDepth, deepest } from './any-depth.ts'

const page =
  '<link rel="stylesheet" href="assets/a.css"><script src="assets/b.js" defer></script><a href="index.html">x</a>'

it('looks for stylesheets and scripts in each folder above, and leaves links alone', () => {
  const html = atAnyDepth(page)
  expect(html.match(/href="(?:\.\.\/)*assets\/a\.css"/g)).toHaveLength(deepest + 1)
  expect(html.match(/src="(?:\.\.\/)*assets\/b\.js"/g)).toHaveLength(deepest + 1)
  expect(html).toContain(`src="${'../'.repeat(deepest)}assets/b.js"`)
  expect(html).toContain('<a href="index.html">')
})

it.each([
  ['what is there', ['site/assets/a.css', 'site/assets/b.js'], true],
  ['what is not', ['site/assets/a.css'], false],
])('an account of it takes %s', (_, there, isFine) => {
  const files = new Map(there.map((name) => [name, new Uint8Array()]))
  expect(readPage('site/404.html', atAnyDepth(page), files, true).active === undefined).toBe(isFine)
  expect(readPage('site/guides/a.html', atAnyDepth(page), files).active).toContain('not in the bundle')
})
