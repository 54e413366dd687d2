import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseProse } from '../../workspace/mdx.ts'
import { readTarget } from './links.ts'

describe('readTarget', () => {
  it.each([
    ['/', { leads: 'page', address: '/' }],
    ['/guides/canary', { leads: 'page', address: '/guides/canary' }],
    ['/guides/canary#begin', { leads: 'page', address: '/guides/canary', anchor: 'begin' }],
    ['/guides/canary#', { leads: 'page', address: '/guides/canary' }],
    ['/search?q=502#first', { leads: 'page', address: '/search', anchor: 'first' }],
    ['/glossary#caf%C3%A9', { leads: 'page', address: '/glossary', anchor: 'café' }],
    ['/glossary#100%', { leads: 'page', address: '/glossary', anchor: '100%' }],
    ['#begin', { leads: 'anchor', anchor: 'begin' }],
    ['canary.mdx', { leads: 'path' }],
    ['../canary', { leads: 'path' }],
    ['', { leads: 'path' }],
    ['/guides/', { leads: 'path' }],
    ['/guides//canary', { leads: 'path' }],
    ['/guides/canary.html', { leads: 'path' }],
    ['/guides/canary.MDX#x', { leads: 'path' }],
    ['https://docs.example', { leads: 'outside' }],
    ['//docs.example/x', { leads: 'outside' }],
    ['\\\\share\\folder', { leads: 'outside' }],
    ['/\\docs.example', { leads: 'outside' }],
    ['file:///etc/hosts', { leads: 'outside' }],
    ['mailto:pre@cairnway.example', { leads: 'mail' }],
    ['javascript:alert(1)', { leads: 'unsafe', scheme: 'javascript' }],
    ['data:text/html,x', { leads: 'unsafe', scheme: 'data' }],
    ['blob:x', { leads: 'unsafe', scheme: 'blob' }],
  ])('%s', (url, expected) => {
    expect(readTarget(url)).toEqual(expected)
  })

  it('sees a scheme through capitals, blanks and what is invisible', () => {
    const noise = fc.array(
      fc.constantFrom('\t', '\n', '\r', ' ', '\u0000', '\u0001', '\u00ad', '\u200b', '\u2028', '\ufeff'),
      { maxLength: 3 },
    )
    const letters = (scheme: string) =>
      fc
        .tuple(...[...scheme].map((letter) => fc.tuple(noise, fc.constantFrom(letter, letter.toUpperCase()))))
        .map((parts) => parts.map(([blanks, letter]) => blanks.join('') + letter).join(''))
    for (const scheme of ['javascript:', 'vbscript:', 'data:']) {
      fc.assert(
        fc.property(letters(scheme), (hidden) => {
          expect(readTarget(`${hidden}x`)).toEqual({ leads: 'unsafe', scheme: scheme.slice(0, -1) })
        }),
      )
    }
  })

  it('agrees with a browser on what runs', () => {
    // What a URL parser takes for javascript: must never pass for anything else.
    const part = fc.constantFrom(
      'java',
      'script',
      ':',
      'JAVA',
      '\t',
      '\n',
      ' ',
      '/',
      '\\',
      '#',
      '\u0000',
      '%3a',
      '&colon;',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const url = parts.join('')
        const protocol = URL.canParse(url) ? new URL(url).protocol : undefined
        if (protocol === 'javascript:') expect(readTarget(url).leads).toBe('unsafe')
      }),
    )
  })

  it('is told of entities by the parser', () => {
    const tree = parseProse(
      '[a](java&#115;cript&colon;x) [b](&#x6A;avascript:x) [c](<java&NewLine;script:x>)',
    )
    const [paragraph] = tree.children
    const links = paragraph?.type === 'paragraph' ? paragraph.children.filter((c) => c.type === 'link') : []
    expect(links.map((link) => readTarget(link.url).leads)).toEqual(['unsafe', 'unsafe', 'unsafe'])
  })
})
