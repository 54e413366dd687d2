import { describe, expect, it } from 'vitest'
import { encode } from '../bundle/bytes.ts'
import { parsePage } from '../pages/html.ts'
import { contentFault } from './plain-faults.ts'
import { plainPage } from './plain-page.ts'
import { plainStyles } from './plain-styles.ts'

const there = new Set(['index.html', 'guides/canary.html', 'figures/path.png', 'data/catalog.csv'])
const page = (body: string) => `<!doctype html><html lang="en"><head></head><body>${body}</body></html>`
const plain = (body: string) =>
  plainPage(parsePage(page(body)), { file: 'guides/canary.html', stays: (path) => there.has(path) })

describe('a page of the plain edition', () => {
  it.each([
    ['a script goes', '<p>a</p><script src="../assets/x.js"></script>', '<p>a</p>'],
    ['what waits for a script goes', '<p hidden>a</p><b class="x scripted">c</b><i>b</i>', '<i>b</i>'],
    ['what stands for a script stays', '<noscript><p>a</p></noscript>', '<p>a</p>'],
    [
      'a form leaves its words',
      '<form class="x"><p>a</p><input name="q"></form>',
      '<div class="x"><p>a</p></div>',
    ],
    [
      'a group stays',
      '<fieldset class="x"><legend>a</legend></fieldset>',
      '<fieldset class="x"><legend>a</legend></fieldset>',
    ],
    [
      'a choice by styles stays',
      '<label><input type="radio" name="in" id="in-1">il2</label>',
      '<label><input type="radio" name="in" id="in-1">il2</label>',
    ],
    [
      'a question with a box for a script keeps its words',
      '<label><input type="checkbox" hidden><span>a</span></label>',
      '<span><span>a</span></span>',
    ],
    ['a field goes with its label', '<label>APP<input name="app"></label>', ''],
    ['a button goes', '<button type="button">Copy</button>', ''],
    [
      'a shape becomes a sign',
      '<span class="status s-limited"><svg class="glyph"><path d="M0"/></svg>Limited</span>',
      '<span class="status s-limited"><span class="glyph" aria-hidden="true">◆</span>Limited</span>',
    ],
    [
      'a drawing leaves its words',
      '<svg role="img" aria-label="a &amp; b"><path/></svg>',
      '<span>a &amp; b</span>',
    ],
    ['what only adorns goes', '<svg aria-hidden="true"><path/></svg>', ''],
    [
      'a picture leaves its words',
      '<img src="../figures/path.svg" alt="Four in a row">',
      '<span>Four in a row</span>',
    ],
    ['a PNG stays', '<img src="../figures/path.png" alt="a">', '<img src="../figures/path.png" alt="a">'],
    [
      'a link to what is missing leaves its text',
      '<p><a href="../fit.html#x">Judge</a></p>',
      '<p><span>Judge</span></p>',
    ],
    ['an item that only leads there goes', '<ul><li><a href="../fit.html">Judge</a></li></ul>', '<ul></ul>'],
    [
      'a link to what is there stays',
      '<a href="../data/catalog.csv">CSV</a>',
      '<a href="../data/catalog.csv">CSV</a>',
    ],
    ['a link within stays', '<a href="#a">a</a>', '<a href="#a">a</a>'],
    ['addresses for scripts go', '<p data-src="../assets/x.js" class="y">a</p>', '<p class="y">a</p>'],
  ])('%s', (_, from, to) => {
    expect(plain(from)).toBe(page(to))
    expect(contentFault('guides/canary.html', encode(plain(from)))).toBeUndefined()
  })

  it('has a policy of its own', () => {
    const html = page('').replace(
      '<head>',
      '<head><meta http-equiv="content-security-policy" content="script-src *">',
    )
    expect(plainPage(parsePage(html), { file: 'index.html', stays: () => true })).toMatch(
      /content="default-src &apos;none&apos;|content="default-src 'none'/,
    )
  })
})

it('styles ask for no font and hold no drawing', () => {
  const mask = `mask:url("data:image/svg+xml,%3Csvg xmlns='http://x'%3E") center/contain no-repeat`
  const css = `@font-face{font-family:a;src:url(a.woff2)}b:before{${mask}}p{scroll-behavior:smooth;color:red}`
  expect(plainStyles(css)).toBe('b:before{content:"?";background:none}p{scroll-behavior:smooth;color:red}')
  expect(contentFault('assets/x.css', encode(plainStyles(css)))).toBeUndefined()
  expect(contentFault('assets/x.css', encode(css))).toBeDefined()
})

describe('nothing that could run is let through', () => {
  it.each([
    ['a script', '<script src="x.js"></script>'],
    ['a script within', '<script>1</script>'],
    ['a drawing', '<svg></svg>'],
    ['a form', '<form></form>'],
    ['a button', '<button>a</button>'],
    ['a field', '<input name="q">'],
    ['a file to choose', '<input type="file">'],
    ['a frame', '<iframe src="index.html"></iframe>'],
    ['an object', '<object data="x"></object>'],
    ['a film', '<video src="x"></video>'],
    ['formulas', '<math><mi>a</mi></math>'],
    ['an element that nobody knows', '<x-a>a</x-a>'],
    ['a template', '<template><b>a</b></template>'],
    ['styles within', '<style>a{}</style>'],
    ['a base', '<base href="/x/">'],
    ['a handler', '<p onclick="1">a</p>'],
    ['a handler in capitals', '<p ONCLICK="1">a</p>'],
    ['a style of its own', '<p style="color:red">a</p>'],
    ['something hidden', '<p hidden>a</p>'],
    ['a comment', '<!-- a -->'],
    ['an instruction', '<?php 1 ?>'],
    ['an address that runs', '<a href="java\tscript:1">a</a>'],
    ['a picture within', '<img src="data:image/svg+xml,x">'],
    ['an icon', '<link rel="icon" href="x.svg">'],
    ['a page that leads on', '<meta http-equiv="refresh" content="0;url=x">'],
    ['a ping', '<a href="x.html" ping="y">a</a>'],
  ])('in a page: %s', (_, body) => expect(contentFault('a.html', encode(page(body)))).toBeDefined())

  it.each(['a.js', 'a.svg', 'a.woff2', 'a.wasm', 'data/a.json', 'a.ics', 'a.xml', 'a', 'a.pdf'])(
    'as a file: %s',
    (name) => expect(contentFault(name, encode('a'))).toBeDefined(),
  )

  it.each([
    '@import "a.css";',
    'a{background:url(https://a)}',
    'a{background:url("data:image/png;base64,")}',
    'a{behavior:url(a)}',
  ])('in styles: %s', (css) => expect(contentFault('a.css', encode(css))).toBeDefined())
})
