import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'
import { pageKinds } from './page-kinds.ts'

let browser: Browser
let served: Served

beforeAll(async () => {
  browser = await launch()
  served = await serve(inject('site'))
})
afterAll(async () => {
  await browser.close()
  served.server.close()
})

/** Enough presses to go through header, rail and the beginning of the text. */
const presses = 60

describe.each([
  [1280, 720],
  [320, 256],
])('at %i by %i px, 320 by 256 being a screen of 1280 px at 400 %', (width, height) => {
  it.each(pageKinds)('%s shows what has the focus, clear of its banners', async (path) => {
    const { page } = await watch(browser, { viewport: { width, height }, reducedMotion: 'reduce' })
    await page.goto(served.url + path)
    const hidden: string[] = []
    for (let i = 0; i < presses; i++) {
      await page.keyboard.press('Tab')
      const state = await page.evaluate(() => {
        const focused = document.activeElement as HTMLElement
        if (focused === document.body) return 'left'
        const [top, bottom] = [...document.querySelectorAll('.banner')].map((b) => b.getBoundingClientRect())
        const box = focused.getBoundingClientRect()
        const { outlineStyle, outlineWidth } = getComputedStyle(focused)
        const name = `${focused.tagName} ${focused.textContent?.trim().slice(0, 30)}`
        if (outlineStyle === 'none' || outlineWidth === '0px') return `no outline: ${name}`
        // WCAG 2.2, 2.4.11: not entirely hidden by what the author put over it.
        const isCovered = box.bottom <= (top?.bottom ?? 0) || box.top >= (bottom?.top ?? innerHeight)
        return isCovered ? `covered: ${name}` : ''
      })
      if (state === 'left') break
      if (state) hidden.push(state)
    }
    expect(hidden).toEqual([])
    await page.context().close()
  })
})
