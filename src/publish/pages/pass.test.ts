import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileOf } from '../../domain/pages/address.ts'
import type { ToldPage } from '../../workspace/told.ts'
import { type Described, passOverPages } from './pass.ts'

let site: string
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'fieldbook-pass-'))
  write('assets/a.css', '@layer a;')
  write('assets/b.css', 'b{c:url(/assets/font.woff2)}')
  write('assets/lone.css', 'b{c:url(/assets/font.woff2)}')
  write('404.html', pageHtml('CUI', '<h1>None</h1>', ''))
})
afterEach(() => rmSync(site, { recursive: true }))

const write = (file: string, text: string) => {
  mkdirSync(join(site, file, '..'), { recursive: true })
  writeFileSync(join(site, file), text)
}
const read = (file: string) => readFileSync(join(site, file), 'utf8')

const styles = '<link rel="stylesheet" href="/assets/a.css"><link rel="stylesheet" href="/assets/b.css">'
const pageHtml = (marking: string, main: string, head = styles) =>
  `<!DOCTYPE html><html lang="en" data-marking="${marking}"><head>${head}</head><body>` +
  `<p class="banner" data-marking="${marking}">${marking} // A &amp; B</p><main id="main">${main}</main>` +
  `<p class="banner low" data-marking="${marking}">${marking} // A &amp; B</p></body></html>`

const toldOf = (address: string, marking = 'CUI'): ToldPage => ({
  address,
  marking,
  banner: `${marking} // A & B`,
})
const described = (address: string, over: Partial<Described> = {}): Described => ({
  address,
  file: fileOf(address),
  list: false,
  shows: [],
  search: { kind: 'Guide', roles: [], names: [] },
  ...over,
})

/** A pass over pages at these addresses, which are there, described, and have said how they are marked. */
function pass(addresses: readonly string[], over: Partial<Parameters<typeof passOverPages>[0]> = {}) {
  const told = new Map(['/404', ...addresses].map((address) => [address, toldOf(address)]))
  return passOverPages({
    site,
    described: addresses.map((address) => described(address)),
    told,
    later: ['release.json'],
    kept: new Set<string>(),
    portions: undefined,
    ...over,
  })
}

describe('the pass over the pages', () => {
  const main =
    '<h1>Canary &amp; co</h1><div class="lead"><p>Lead.</p></div><p>See <a href="/guides/b">B</a>.</p>'

  it('takes away the stylesheet of a kind of page of which there is none, and no other', () => {
    write('guides/a.html', pageHtml('CUI', main))
    write('assets/_id_.i071dyu4.css', 'b{c:url(/assets/font.woff2)}')
    write('assets/own.i071dyu4.css', 'b{}')
    pass(['/guides/a'], { kept: new Set(['assets/own.i071dyu4.css']) })
    expect(() => read('assets/_id_.i071dyu4.css')).toThrow('ENOENT')
    expect(read('assets/own.i071dyu4.css')).toBe('b{}')
  })

  it('changes each page once: links, one stylesheet, portion marks', () => {
    write('guides/a.html', pageHtml('CUI', main))
    write('guides/b.html', pageHtml('CUI', '<h1>B</h1><a href="/release.json">list</a>'))
    const portions = (file: string, { html }: { html: string }) => {
      const start = html.indexOf('<h1>') + 4
      return [{ start, end: start, text: `[${file}] ` }]
    }
    const { pages, made, gone } = pass(['/guides/a', '/guides/b'], { portions })
    expect([...gone].sort()).toEqual(['assets/a.css', 'assets/b.css'])
    const [style = ''] = made
    expect(read(style)).toBe('@layer a;\nb{c:url(font.woff2.html)}')
    expect(read('guides/a.html')).toBe(
      pageHtml(
        'CUI',
        main.replace('/guides/b', 'b.html').replace('<h1>', '<h1>[guides/a.html] '),
        `<link rel="stylesheet" href="../${style}">`,
      ),
    )
    expect(read('guides/b.html')).toContain('<a href="../release.json">')
    expect(() => read('assets/a.css')).toThrow('ENOENT')
    expect(pages.map(({ file }) => file)).toEqual(['404.html', 'guides/a.html', 'guides/b.html'])
  })

  it('leads to where a place of a list stands, and leaves its page alone', () => {
    write('roadmap.html', pageHtml('CUI', '<a href="/roadmap#il2:a">a</a> <a href="/roadmap">all</a>'))
    write('roadmap/2027-q1.html', pageHtml('CUI', '<a href="/roadmap#il2:a">a</a>'))
    const standsAt = (address: string) => address.replace('/roadmap#', '/roadmap/2027-q1#')
    pass(['/roadmap', '/roadmap/2027-q1'], { standsAt })
    expect(read('roadmap.html')).toContain(
      '<a href="roadmap/2027-q1.html#il2:a">a</a> <a href="roadmap.html">',
    )
    expect(read('roadmap/2027-q1.html')).toContain('<a href="#il2:a">a</a>')
  })

  it('tells what search reads of a page, without portion marks', () => {
    write('guides/a.html', pageHtml('CUI', main))
    const { pages } = pass(['/guides/a'], { portions: () => [{ start: 0, end: 0, text: '[(CUI)]' }] })
    expect(pages[1]?.text).toEqual({
      title: 'Canary & co',
      heading: '<h1>Canary &amp; co</h1>',
      lead: '<p>Lead.</p>',
      before: '<h1>Canary &amp; co</h1>',
      after: '<div class="lead"><p>Lead.</p></div><p>See <a href="b.html">B</a>.</p>',
    })
    expect(pages[0]).not.toHaveProperty('text')
  })

  it('tells what pages and stylesheets load, and makes addresses in both relative', () => {
    write('assets/font.woff2', '')
    write(
      'a.html',
      pageHtml('CUI', '<h1>A</h1><img src="/figures/x.svg"><script src="/assets/s.js"></script>'),
    )
    write('assets/s.js', '')
    const { linked } = pass(['/a'])
    expect([...linked]).toEqual(expect.arrayContaining(['assets/font.woff2', 'assets/s.js']))
    expect(read('assets/lone.css')).toBe('b{c:url(font.woff2)}')
  })

  it.each([
    ['a page that is not described', { described: [described('/a')] }, 'has what is not published: b.html'],
    [
      'a page that is described and was not made',
      { described: ['/a', '/b', '/c'].map((a) => described(a)) },
      'lacks what is published: c.html',
    ],
    [
      'a page that has not said how it is marked',
      { told: new Map(['/404', '/a'].map((a) => [a, toldOf(a)])) },
      'lacks what is published: b.html',
    ],
    [
      'a page that says so and is not there',
      { told: new Map(['/404', '/a', '/b', '/c'].map((a) => [a, toldOf(a)])) },
      'has what is not published: c.html',
    ],
  ])('stops at %s', (_what, over, why) => {
    for (const file of ['a.html', 'b.html']) write(file, pageHtml('CUI', '<h1>A</h1>'))
    expect(() => pass(['/a', '/b'], over)).toThrow(why)
  })

  it.each([
    ['without a banner', '<html data-marking="CUI"><main><h1>A</h1></main></html>'],
    [
      'whose banner has another marking',
      pageHtml('CUI', '').replace(
        '<p class="banner" data-marking="CUI"',
        '<p class="banner" data-marking="U"',
      ),
    ],
    ['whose banner prints something else', pageHtml('CUI', '').replace('>CUI //', '>U //')],
    [
      'whose second banner does',
      pageHtml('CUI', '').replace('low" data-marking="CUI">CUI', 'low" data-marking="CUI">U'),
    ],
    [
      'that is marked otherwise as a whole',
      pageHtml('CUI', '').replace('lang="en" data-marking="CUI"', 'data-marking="U"'),
    ],
  ])('stops at a page %s', (_what, html) => {
    write('a.html', html)
    expect(() => pass(['/a'])).toThrow('the banners of /a')
  })

  it('stops where two changes of a page would overlap', () => {
    write('a.html', pageHtml('CUI', '<h1>A</h1>'))
    const portions = () => [
      { start: 0, end: 9, text: '' },
      { start: 4, end: 12, text: '' },
    ]
    expect(() => pass(['/a'], { portions })).toThrow('overlap')
  })
})
