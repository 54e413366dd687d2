import { expect, it } from 'vitest'
import { printMarkingStyles } from './print-markings.ts'

const page = (marking: string, banner = marking) => ({ marking, banner })

it('makes a page style of each banner in use, once, in an order of their own', () => {
  const pages = [page('SECRET//NOFORN'), page('CUI', 'CUI // NOTIONAL'), page('CUI', 'CUI // NOTIONAL')]
  const css = printMarkingStyles(pages)
  expect(css).toBe(printMarkingStyles(pages.toReversed()))
  expect(css.split('\n')).toEqual([
    expect.stringMatching(/^@page m0\{@top-center\{content:"CUI \/\/ NOTIONAL";.*@page m0:first/),
    '[data-marking="CUI"]>body{page:m0}',
    expect.stringMatching(/^@page w0\{size:landscape;@top-center\{content:"CUI \/\/ NOTIONAL";/),
    '[data-marking="CUI"]>body:has(.broad){page:w0}',
    expect.stringMatching(/^@page c0\{margin:/),
    '[data-marking="CUI"]>body:has(.card){page:c0}',
    expect.stringMatching(/^@page m1\{@top-center\{content:"SECRET\/\/NOFORN";/),
    '[data-marking="SECRET//NOFORN"]>body{page:m1}',
    expect.stringMatching(/^@page w1/),
    '[data-marking="SECRET//NOFORN"]>body:has(.broad){page:w1}',
    expect.stringMatching(/^@page c1/),
    '[data-marking="SECRET//NOFORN"]>body:has(.card){page:c1}',
    '',
  ])
})

it('lets no banner end its string', () => {
  const css = printMarkingStyles([page('A"\\', 'B"}\n*{display:none}')])
  expect(css).toContain('content:"B\\"}\\a *{display:none}"')
  expect(css).toContain('[data-marking="A\\"\\\\"]')
})

it('puts before a page on its first sheet what its level wants besides the banner', () => {
  const blocks = [
    { block: 'authority' as const, title: 'T', lines: ['Classified by: "J"', 'Declassify on: 2051-01-05'] },
  ]
  const css = printMarkingStyles([page('CUI'), { ...page('SECRET'), blocks }])
  expect(css).toContain(
    '[data-marking="SECRET"] main::before{content:"Classified by: \\"J\\"\\a Declassify on: 2051-01-05"}\nmain::before{display:block;',
  )
  expect(css).not.toContain('[data-marking="CUI"] main')
  expect(printMarkingStyles([page('CUI')])).not.toContain('main::before')
})
