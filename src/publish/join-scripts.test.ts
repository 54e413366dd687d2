import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isJoined, JoinedScripts } from './join-scripts.ts'
import { applyHtmlEdits } from './pages/edits.ts'
import { parsePage } from './pages/html.ts'
import { hashOf } from './scripts.ts'

let site: string
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'scripts-'))
})
afterEach(() => rmSync(site, { recursive: true }))

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(site, file)), { recursive: true })
  writeFileSync(join(site, file), text)
}
const pageOf = (...scripts: string[]) =>
  `<html><head><script src="/assets/first.js"></script>${scripts.map((s) => `<script defer src="/assets/${s}></script>`).join('')}</head><body><script></script></body></html>`
const joinIn = (scripts: JoinedScripts, file: string, html: string) =>
  applyHtmlEdits(html, scripts.edits(parsePage(html), file))

it('joins what waits for the page, in order, and shares it between pages', () => {
  write('assets/a.js', '"use strict";said.push("a");\n')
  write('assets/b.js', 'said.push("b") // last')
  const scripts = new JoinedScripts(site, () => (address) => `to${address}`)
  const one = joinIn(scripts, 'one.html', pageOf('a.js"', 'b.js"'))
  const two = joinIn(scripts, 'deep/two.html', pageOf('a.js"', 'b.js"'))
  const [made = ''] = scripts.made
  expect(made).toMatch(/^assets\/page\.[0-9a-f]{10}\.js$/)
  expect(one).toBe(
    `<html><head><script src="/assets/first.js"></script><script defer src="${made}"></script></head><body><script></script></body></html>`,
  )
  expect(two).toContain(`<script defer src="../${made}">`)
  const said: string[] = []
  runInNewContext(readFileSync(join(site, made), 'utf8'), { said })
  expect(said).toEqual(['a', 'b'])
  expect([...scripts.parts]).toEqual(['assets/a.js', 'assets/b.js'])
})

it('lets what follows a script that fails run, in strict mode, and reports the failure', () => {
  write('assets/a.js', '"use strict";undeclared = 1')
  write('assets/b.js', 'said.push("b")')
  const scripts = new JoinedScripts(site, () => (address) => `to${address}`)
  joinIn(scripts, 'one.html', pageOf('a.js"', 'b.js"'))
  const said: string[] = []
  const reportError = (error: unknown) => said.push(String(error))
  runInNewContext(readFileSync(join(site, [...scripts.made][0] ?? ''), 'utf8'), { said, reportError })
  expect(said).toEqual(['ReferenceError: undeclared is not defined', 'b'])
})

it('tells the joined script what one of them loads later', () => {
  write('assets/a.js', 'a()')
  write('assets/b.js', 'b()')
  const html = joinIn(
    new JoinedScripts(site, () => (address) => `to${address}`),
    'in/one.html',
    pageOf('a.js"', 'b.js" data-src="/assets/c.js"'),
  )
  expect(html).toContain(' data-src="to/assets/c.js"></script>')
})

it('leaves a single script as it is', () => {
  const html = pageOf('a.js"')
  expect(joinIn(new JoinedScripts(site, () => (address) => `to${address}`), 'one.html', html)).toBe(html)
})

it('knows its own work: parts of some scripts and nothing beside them, under its name', () => {
  write('assets/a.js', '"use strict";said.push("a");\n')
  write('assets/b.js', 'said.push("b")')
  const scripts = new JoinedScripts(site, () => (address) => `to${address}`)
  joinIn(scripts, 'one.html', pageOf('a.js"', 'b.js"'))
  const [made = ''] = scripts.made
  const name = made.replace('assets/', '')
  const code = readFileSync(join(site, made), 'utf8')
  const texts = [
    readFileSync(join(site, 'assets/b.js'), 'utf8'),
    readFileSync(join(site, 'assets/a.js'), 'utf8'),
  ]
  expect(isJoined(name, code, texts)).toBe(true)
  expect(isJoined('page.0123456789.js', code, texts)).toBe(false)
  expect(isJoined(name, code, texts.slice(1))).toBe(false)
  for (const more of ['evil()', '\nevil()', `\n${code.replace('"a"', '"x"')}`, '\n'])
    expect(isJoined(`page.${hashOf(code + more)}.js`, code + more, texts), more).toBe(more === '\n')
  expect(isJoined(`page.${hashOf('')}.js`, '', texts)).toBe(false)
})
