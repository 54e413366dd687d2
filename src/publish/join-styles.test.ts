import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listFiles } from '../workspace/find-files.ts'
import { joinStyles } from './join-styles.ts'

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
const styleOf = (file: string) => /href="\/(assets\/[^"]+)"/.exec(readFileSync(join(site, file), 'utf8'))?.[1]

it('joins what a page links to, in order, what is for paper kept to paper', () => {
  write('assets/a.css', '@layer a, b;\n')
  write('assets/p.css', '@page{margin:0}')
  write('assets/b.css', '@layer b{c{d:e}}')
  write('one.html', page('a.css"', 'p.css" media="print"', 'b.css"'))
  joinStyles(site)
  const html = readFileSync(join(site, 'one.html'), 'utf8')
  expect(html.match(/<link/g)).toHaveLength(1)
  expect(readFileSync(join(site, styleOf('one.html') ?? ''), 'utf8')).toBe(
    '@layer a, b;\n@media print{@page{margin:0}}\n@layer b{c{d:e}}',
  )
})

it('shares one file between pages that link to the same ones, and leaves none of the parts', () => {
  write('assets/a.css', 'a{}')
  write('assets/b.css', 'b{}')
  write('assets/asked-for-by-a-script.css', 'c{}')
  write('one.html', page('a.css"', 'b.css"'))
  write('deep/two.html', page('a.css"', 'b.css"'))
  write('three.html', page('a.css"'))
  write('bare.html', '<html><head></head></html>')
  joinStyles(site)
  expect(styleOf('deep/two.html')).toBe(styleOf('one.html'))
  expect(styleOf('three.html')).not.toBe(styleOf('one.html'))
  expect(listFiles(site).filter((f) => f.endsWith('.css'))).toEqual(
    [styleOf('one.html'), styleOf('three.html'), 'assets/asked-for-by-a-script.css'].sort(),
  )
})
