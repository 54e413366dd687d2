import type { Browser, Page } from 'playwright-core'
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

/** Fills and strokes of drawings that are none of the reader's own colours, over what the page is on. */
const foreign = (page: Page) =>
  page.evaluate(() => {
    const probe = document.createElement('i')
    document.body.append(probe)
    const own = [
      'Canvas',
      'CanvasText',
      'LinkText',
      'GrayText',
      'color-mix(in srgb, GrayText 35%, Canvas)',
    ].map((name) => {
      probe.style.color = name
      probe.style.setProperty('forced-color-adjust', 'none')
      return getComputedStyle(probe).color
    })
    probe.remove()
    const found = new Set<string>()
    for (const shape of document.querySelectorAll(
      'main svg :is(path, rect, circle, line, text), .brand svg *',
    )) {
      const { fill, stroke } = getComputedStyle(shape)
      for (const paint of [fill, stroke])
        if (paint !== 'none' && !own.includes(paint)) found.add(`${shape.tagName}: ${paint}`)
    }
    return [...found]
  })

// A reader's own colours may be the reverse of the page's theme; drawings must follow the former.
describe.each(['light', 'dark'] as const)('in forced colours, over a %s theme', (colorScheme) => {
  it.each(pageKinds)('%s draws in the reader’s colours, and keeps its marking', async (path) => {
    const { page } = await watch(browser, { forcedColors: 'active', colorScheme, bypassCSP: true })
    await page.goto(served.url + path)
    expect(await foreign(page)).toEqual([])
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('.banner') as Element).backgroundColor,
      ),
    ).toBe('rgb(0, 122, 51)')
    await page.context().close()
  })
})

it('in forced colours the current environment stands out by its station, the chosen tab by its border', async () => {
  const { page } = await watch(browser, { forcedColors: 'active' })
  await page.goto(`${served.url}environments/il5/index.html`)
  const stations = page.locator('.path > li', { has: page.locator('.lanes .here') })
  expect(await stations.locator('b').allTextContents()).toEqual(['il5'])
  const fill = (selector: string) =>
    page.evaluate((s) => getComputedStyle(document.querySelector(s) as Element).fill, selector)
  expect(await fill('.path .lanes .here')).not.toBe(await fill('.path .lanes circle:not(.here)'))
  await page.goto(`${served.url}guides/components.html`)
  const line = (chosen: boolean) =>
    page
      .locator(`[role="tab"][aria-selected="${chosen}"]`)
      .first()
      .evaluate((tab) => getComputedStyle(tab).borderBottomWidth)
  expect([await line(true), await line(false)]).toEqual(['3px', '0px'])
  await page.context().close()
})
