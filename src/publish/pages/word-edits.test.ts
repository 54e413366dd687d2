import { expect, it } from 'vitest'
import { german } from '../../domain/words/german.ts'
import type { OtherWords } from '../../domain/words/in-other-words.ts'
import { applyHtmlEdits, inOrder } from './edits.ts'
import { parsePage } from './html.ts'
import { wordEdits } from './word-edits.ts'

const inWords = (html: string, words: OtherWords) =>
  applyHtmlEdits(html, inOrder(wordEdits(parsePage(html), words)))

it.each([
  ['<p>Services</p>', '<p>Dienste</p>'],
  [
    '<a href="/status">As of <time datetime="2026-11-16">16 Nov 2026</time></a>',
    '<a href="/status">Stand <time datetime="2026-11-16">16. Nov. 2026</time></a>',
  ],
  [
    '<nav aria-label="Breadcrumbs"><input placeholder="What do you see?"></nav>',
    '<nav aria-label="Wo Sie sind"><input placeholder="Was sehen Sie?"></nav>',
  ],
  ['<head><title>Services · Services</title></head>', '<head><title>Dienste · Services</title></head>'],
  ['<p>Does my app fit?</p>', '<p>Passt meine Anwendung?</p>'],
])('says words of a page otherwise: %s', (html, said) => {
  expect(inWords(`<html>${html}</html>`, german)).toBe(`<html>${said}</html>`)
})

it.each([
  '<p class="banner" aria-label="Page">Open</p>',
  '<footer class="foot"><p>As of 16 Nov 2026</p></footer>',
  '<span class="mark">Limited</span>',
  '<small class="pm">(Open)</small>',
  '<pre><code>Services</code></pre>',
  '<p>Services of ours, since May</p>',
  '<a title="/Services">x</a>',
])('keeps what is no word of the interface, a marking, or read by programs: %s', (html) => {
  expect(inWords(`<html>${html}</html>`, german)).toBe(`<html>${html}</html>`)
})

it('what stands in place of a word is text, whatever it is', () => {
  expect(inWords('<p aria-label="Open">Open</p>', { Open: '<b>"&' })).toBe(
    '<p aria-label="&lt;b&gt;&quot;&amp;">&lt;b&gt;&quot;&amp;</p>',
  )
})
