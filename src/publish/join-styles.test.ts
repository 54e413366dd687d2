import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFiles } from '../workspace/find-files.ts'
import { JoinedStyles } from './join-styles.ts'
import { applyHtmlEdits } from './pages/edits.ts'
import { parsePage } from './pages/html.ts'

let site: string
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'styles-'))
})
afterEach(() => rmSync(site, { recursive: true }))

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(site, file)), { recursive: true })
  writeFileSync(join(site, file), text)
}
const page = (...links: string[]) =>
  `<html><head><script src="/x.js"></script>${links.map((l) => `<link rel="stylesheet" href="/assets/${l}>`).join('')}</head><body>&lt;link></body></html>`
const styleOf = (file: string) =>
  /href="(?:\.\.\/)*(assets\/[^"]+)"/.exec(readFileSync(join(site, file), 'utf8'))?.[1]

/** What pages look like with their stylesheets joined; they are written as they are read. */
function joinStyles() {
  const styles = new JoinedStyles(site, () => (address) => `to${address}`)
  for (const file of listFiles(site).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(site, file), 'utf8')
    writeFileSync(join(site, file), applyHtmlEdits(html, styles.edits(parsePage(html), file)))
  }
  return styles
}

it('joins what a page links to, in order, what is for paper kept to paper', () => {
  write('assets/a.css', '@layer a, b;\n')
  write('assets/p.css', '@page{margin:0}')
  write('assets/b.css', '@layer b{c{d:e}}')
  write('one.html', page('a.css"', 'p.css" media="print"', 'b.css"'))
  joinStyles()
  const html = readFileSync(join(site, 'one.html'), 'utf8')
  expect(html.match(/<link/g)).toHaveLength(1)
  expect(readFileSync(join(site, styleOf('one.html') ?? ''), 'utf8')).toBe(
    '@layer a, b;\n@media print{@page{margin:0}}\n@layer b{c{d:e}}',
  )
})

it('shares one file between pages that link to the same ones, and tells which are parts by now', () => {
  write('assets/a.css', 'a{}')
  write('assets/b.css', 'b{}')
  write('assets/asked-for-by-a-script.css', 'c{}')
  write('one.html', page('a.css"', 'b.css"'))
  write('deep/two.html', page('a.css"', 'b.css"'))
  write('three.html', page('a.css"'))
  write('bare.html', '<html><head></head></html>')
  const { parts } = joinStyles()
  expect(styleOf('deep/two.html')).toBe(styleOf('one.html'))
  expect(styleOf('three.html')).not.toBe(styleOf('one.html'))
  expect(readFileSync(join(site, 'deep/two.html'), 'utf8')).toContain('href="../assets/style.')
  expect([...parts].sort()).toEqual(['assets/a.css', 'assets/b.css'])
})

it('makes the addresses in what it joins relative, and the name depends on what was joined alone', () => {
  write('assets/a.css', 'a{b:url(/assets/x.woff2)}')
  write('one.html', page('a.css"'))
  const { made } = joinStyles()
  const [file = ''] = made
  expect(file).toMatch(/^assets\/style\.[0-9a-f]{10}\.css$/)
  expect(readFileSync(join(site, file), 'utf8')).toBe('a{b:url(to/assets/x.woff2)}')
})
