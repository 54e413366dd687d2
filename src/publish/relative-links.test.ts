import { describe, expect, it } from 'vitest'
import { applyHtmlEdits } from './pages/edits.ts'
import { parsePage } from './pages/html.ts'
import { linkEdits, type Relative, relativeLink, relativizeCss, urlAttributes } from './relative-links.ts'

const isFile = (path: string) => ['favicon.svg', 'assets/x.css', 'data/catalog.json'].includes(path)
const from = (file: string) => (address: string) => relativeLink(address, file, isFile)

describe('relativeLink', () => {
  it.each([
    ['/', 'guides/canary.html', '../index.html'],
    ['/guides', 'guides/canary.html', '../guides.html'],
    ['/guides/blue-green#when', 'guides/canary.html', 'blue-green.html#when'],
    ['/guides/canary#when', 'guides/canary.html', '#when'],
    ['/environments/il5', 'index.html', 'environments/il5/index.html'],
    ['/environments/il5#team', 'environments/il5/triage/x.html', '../index.html#team'],
    ['/favicon.svg', 'environments/il5/index.html', '../../favicon.svg'],
    ['/data/catalog.json', 'services.html', 'data/catalog.json'],
    ['/search?q=a', 'index.html', 'search.html?q=a'],
  ])('%s from %s is %s', (address, file, expected) => {
    expect(relativeLink(address, file, isFile)).toBe(expected)
  })
})

const relativizeHtml = (html: string, relative: Relative) =>
  applyHtmlEdits(html, linkEdits(parsePage(html, urlAttributes), relative))

describe('linkEdits', () => {
  it('changes addresses in attributes that hold one, and nothing else', () => {
    const html = `<a href="/guides">/guides</a><img src=/favicon.svg alt="/guides"><a href="#x">x</a><!-- href="/y" -->`
    expect(relativizeHtml(html, from('roles/pre.html'))).toBe(
      `<a href="../guides.html">/guides</a><img src=../favicon.svg alt="/guides"><a href="#x">x</a><!-- href="/y" -->`,
    )
  })

  it('finds values however they are written', () => {
    const html = `<a href = "/guides">a</a><a HREF='/guides'>b</a><a href= /guides>c</a><a href=>d</a><a href>e</a><img alt=/guides href>`
    expect(relativizeHtml(html, from('index.html'))).toBe(
      `<a href = "guides.html">a</a><a HREF='guides.html'>b</a><a href= guides.html>c</a><a href=>d</a><a href>e</a><img alt=/guides href>`,
    )
  })

  it('leaves other origins and protocol-relative links for the checks to find', () => {
    const html = `<a href="//elsewhere.example/x">a</a><a href="https://elsewhere.example/">b</a>`
    expect(relativizeHtml(html, from('index.html'))).toBe(html)
  })

  it('changes every candidate of a srcset', () => {
    expect(relativizeHtml('<img srcset="/favicon.svg 1x, /favicon.svg 2x">', from('a/b.html'))).toBe(
      '<img srcset="../favicon.svg 1x, ../favicon.svg 2x">',
    )
  })
})

it('relativizeCss changes url()', () => {
  expect(relativizeCss('a{b:url(/favicon.svg)}c{d:url("data:x")}', from('assets/x.css'))).toBe(
    'a{b:url(../favicon.svg)}c{d:url("data:x")}',
  )
})
