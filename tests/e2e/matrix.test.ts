import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Served, serve } from '../../src/publish/serve.ts'
import { launch, watch } from './browser.ts'

const site = inject('site')
let browser: Browser
let served: Served

beforeAll(async () => {
  browser = await launch()
  served = await serve(site, { prefix: '/below/' })
})
afterAll(async () => {
  await browser.close()
  served.server.close()
})

/** Names of the services that are shown. */
const shown = (page: Page) =>
  page.locator('.matrix .s:visible th a').evaluateAll((links) => links.map((a) => a.textContent))
const fragment = (page: Page) => page.evaluate(() => location.hash)

describe.each([
  ['over HTTP', () => `${served.url}services.html`],
  ['from file://', () => `${pathToFileURL(site).href}/services.html`],
])('the matrix %s', (_name, address) => {
  it('filters by name, category, status and difference, counts, and can be handed on', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(address())
    const all = await shown(page)
    await page.locator('[name=q]').fill('redis')
    expect(await shown(page)).toEqual(['Valkey'])
    expect(await page.locator('output').textContent()).toBe(`1 of ${all.length} services`)
    await page.locator('[name=q]').fill('')
    await page.locator('[name=category]').selectOption('messaging')
    await page.locator('[name=status]').selectOption('planned')
    expect(await shown(page)).toEqual(['Apache Kafka'])
    expect(await fragment(page)).toBe('#category=messaging&status=planned')

    const other = await watch(browser)
    await other.page.goto(
      (await page.getByText('Link to this view').getAttribute('href'))?.replace(/^/, address()) ?? '',
    )
    expect(await shown(other.page)).toEqual(['Apache Kafka'])
    await other.page.getByRole('button', { name: 'Show all' }).first().click()
    expect(await shown(other.page)).toEqual(all)
    expect(await fragment(other.page)).toBe('')
    expect([...complaints, ...other.complaints]).toEqual([])
    await other.page.context().close()
    await page.context().close()
  })

  it('opens a reason by keyboard, closes it with Escape, and keeps it in the address', async () => {
    const { page } = await watch(browser)
    await page.goto(address())
    const why = page.locator('a[href="#postgres:il5"]').first()
    await why.focus()
    await page.keyboard.press('Enter')
    const reason = page.locator('[id="postgres:il5"]')
    expect(await reason.isVisible()).toBe(true)
    expect(await reason.textContent()).toContain('Why il5 differs from il4')
    expect(await fragment(page)).toBe('#why=postgres:il5')
    await page.keyboard.press('Escape')
    expect(await reason.isVisible()).toBe(false)
    expect(await why.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('measures against a chosen environment and shows the chain of reasons', async () => {
    const { page } = await watch(browser)
    await page.goto(`${address()}#against=il2&why=postgres:il6`)
    const open = await page
      .locator('.matrix .why:visible dt:first-child')
      .evaluateAll((all) => all.map((dt) => dt.textContent).filter((text) => text?.startsWith('Why')))
    expect(open).toEqual(['Why il4 differs from il2', 'Why il5 differs from il4', 'Why il6 differs from il5'])
    expect(await page.locator('.key .bar').textContent()).toBe('Differs from il2')
    expect(await page.locator('#postgres td:nth-child(2).d').count()).toBe(0)
    await page.context().close()
  })

  it('shows the list of one environment on a narrow screen', async () => {
    const { page } = await watch(browser, { viewport: { width: 320, height: 800 } })
    await page.goto(address())
    const heads = page.locator('.matrix thead th[data-id]:visible')
    expect(await heads.evaluateAll((all) => all.map((th) => (th as HTMLElement).dataset['id']))).toEqual([
      'il2',
    ])
    await page.getByRole('radio', { name: 'il5' }).check()
    expect(await heads.evaluateAll((all) => all.map((th) => (th as HTMLElement).dataset['id']))).toEqual([
      'il5',
    ])
    expect(await page.locator('#postgres td:visible').count()).toBe(1)
    await page.context().close()
  })

  it('brings the cell of a reason that is handed on into sight, however narrow the screen', async () => {
    const phone = await watch(browser, { viewport: { width: 320, height: 800 } })
    await phone.page.goto(`${address()}#why=postgres:il6`)
    expect(await phone.page.getByRole('radio', { name: 'il6' }).isChecked()).toBe(true)
    expect(await phone.page.locator('#postgres td:nth-child(5)').isVisible()).toBe(true)
    await phone.page.context().close()
    const tablet = await watch(browser, { viewport: { width: 720, height: 800 }, reducedMotion: 'reduce' })
    await tablet.page.goto(`${address()}#why=postgres:il6`)
    const box = await tablet.page.locator('#postgres td:nth-child(5) .s-limited').boundingBox()
    expect(box && box.x + box.width).toBeLessThan(720)
    expect(box?.y).toBeGreaterThan(0)
    expect(await fragment(tablet.page)).toBe('#why=postgres:il6')
    await tablet.page.context().close()
  })
})

it('without script everything is there: reasons by link, differences and environments by choice', async () => {
  const { page } = await watch(browser, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } })
  await page.goto(`${pathToFileURL(site).href}/services.html`)
  const all = await page.locator('.matrix .s:visible').count()
  expect(await page.locator('[name=category]').isVisible()).toBe(false)
  await page.locator('a[href="#postgres:il5"]').first().click()
  expect(await page.locator('[id="postgres:il5"]').isVisible()).toBe(true)
  expect(await page.locator('.matrix .why:visible').count()).toBe(1)
  await page.getByLabel('Differences only').check()
  expect(await page.locator('.matrix .s:visible').count()).toBe(await page.locator('.matrix .s.d').count())
  expect(await page.locator('.matrix .s:visible').count()).toBeLessThanOrEqual(all)
  await page.setViewportSize({ width: 320, height: 800 })
  await page.getByRole('radio', { name: 'il6' }).check()
  expect(await page.locator('#postgres td:visible').count()).toBe(1)
  expect(await page.locator('#postgres td:nth-child(5)').isVisible()).toBe(true)
  await page.context().close()
})

it('is a table to assistive technology, though its rows are laid out anew', async () => {
  const { page } = await watch(browser)
  await page.goto(`${pathToFileURL(site).href}/services.html`)
  const session = await page.context().newCDPSession(page)
  const { root } = await session.send('DOM.getDocument')
  const count = async (selector: string, role: string) => {
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
    return (await session.send('Accessibility.queryAXTree', { nodeId, role })).nodes.length
  }
  expect(await count('main', 'table')).toBe(1)
  expect(await count('.matrix .head', 'columnheader')).toBe(5)
  expect(await count('#postgres', 'rowheader')).toBe(1)
  expect(await count('#postgres', 'cell')).toBe(4)
  await page.context().close()
})

describe.each([
  ['over HTTP', () => `${served.url}compare.html`],
  ['from file://', () => `${pathToFileURL(site).href}/compare.html`],
])('any two environments %s', (_name, address) => {
  it('are compared from the published catalog, either way round, and can be handed on', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(`${address()}#of=il2,il5`)
    const word = page.locator('.any-word')
    await word.getByText(/^From il2 to il5: \d+ things differ\.$/).waitFor()
    expect(await page.locator('.compare thead .station').allTextContents()).toHaveLength(2)
    const link = page.locator('.compare a[href*="services/postgres"]').first()
    expect(await link.evaluate((a) => (a as HTMLAnchorElement).href)).toBe(
      new URL('services/postgres.html', address()).href,
    )
    await page.getByRole('button', { name: 'The other way round' }).click()
    await word.getByText(/^From il5 to il2/).waitFor()
    expect(await fragment(page)).toBe('#of=il5,il2')
    await page.getByLabel('and on to').selectOption('il6')
    await word.getByText(/^From il5 to il2 and il6/).waitFor()
    expect(await page.locator('.compare thead .station').count()).toBe(3)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('give the same table as the page about their step', async () => {
    const { page } = await watch(browser)
    const rows = () => page.locator('.compare tbody tr').evaluateAll((all) => all.map((tr) => tr.textContent))
    await page.goto(address().replace('compare.html', 'compare/il4-to-il5.html'))
    const written = await rows()
    await page.goto(`${address()}#of=il4,il5`)
    await page.locator('.any-word').getByText('differ').waitFor()
    expect(written.length).toBeGreaterThan(10)
    expect(await rows()).toEqual(written)
    await page.context().close()
  })
})
