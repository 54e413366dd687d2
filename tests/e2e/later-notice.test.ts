import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, watch } from './browser.ts'

/** An outage that is published for the next day: it has not begun on the day of the edition. */
const outage = `
broker-down:
  title: The database refuses connections
  kind: outage
  urgent: true
  from: 2026-11-17T22:00Z
  until: 2026-11-18T01:00Z
  services: [postgres]
  paths: [crash]
  summary: Connections are refused.
  nextWord: 2026-11-17T22:30Z
`
let folder: string
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-later-'))
  const root = join(folder, 'playbook')
  cpSync('tests/fixtures/base', root, { recursive: true })
  appendFileSync(join(root, 'environments/il4/notices.yaml'), outage)
  const args = ['bin/fieldbook.mjs', 'build', '--root', root, '--out', join(folder, 'site')]
  execFileSync(process.execPath, [...args, '--revision', 'tests'], { stdio: ['ignore', 'ignore', 'inherit'] })
  browser = await launch()
}, 300_000)
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a page says of the outage: nothing where it is hidden. */
async function said(path: string, selector: string, moment?: string): Promise<string> {
  const { page, complaints } = await watch(browser, moment === undefined ? { javaScriptEnabled: false } : {})
  if (moment !== undefined) await page.clock.setFixedTime(new Date(moment))
  await page.goto(pathToFileURL(join(folder, 'site', path)).href)
  const found = page.locator(`${selector}[data-from="2026-11-17T22:00Z"]:visible`)
  const text = (await found.allInnerTexts()).join(' ')
  expect(complaints).toEqual([])
  await page.context().close()
  return text
}

describe('an outage that begins after the edition', () => {
  it.each([
    ['index.html', '.notice'],
    ['index.html', '.today .trouble'],
    ['status.html', '#il4 .trouble'],
    ['environments/il4/index.html', '.notice'],
    ['environments/il4/services.html', '.notice'],
    ['environments/il4/services.html', '.trouble'],
    ['environments/il4/triage.html', '#crash .trouble'],
    ['environments/il4/triage/crash.html', '.notice'],
    ['services/postgres.html', '.trouble'],
    ['services.html', '#postgres .trouble'],
  ])('on %s is in %s from its first minute to its last', async (path, selector) => {
    expect(await said(path, selector)).toBe('')
    expect(await said(path, selector, '2026-11-17T21:59:00Z')).toBe('')
    expect(await said(path, selector, '2026-11-17T22:01:00Z')).toContain('Outage')
    expect(await said(path, selector, '2026-11-18T01:01:00Z')).toBe('')
  })

  it('is doubted once its next word is overdue', async () => {
    expect(await said('index.html', '.notice', '2026-11-17T22:29:00Z')).toContain(
      'Next word at 17 Nov, 22:30 UTC.',
    )
    expect(await said('index.html', '.notice', '2026-11-18T00:30:00Z')).toContain('was due 2 hours ago')
  })

  it('stands in place of the status of its environment', async () => {
    const { page } = await watch(browser)
    await page.clock.setFixedTime(new Date('2026-11-17T23:00:00Z'))
    await page.goto(pathToFileURL(join(folder, 'site/index.html')).href)
    const today = await page.locator('.route .today:visible').allInnerTexts()
    expect(today).toEqual(['Open', 'Outage: The database refuses connections.'])
    await page.context().close()
  })

  it('is a short line on a phone', async () => {
    const { page } = await watch(browser, { viewport: { width: 360, height: 740 } })
    await page.clock.setFixedTime(new Date('2026-11-17T23:00:00Z'))
    await page.goto(pathToFileURL(join(folder, 'site/environments/il4/index.html')).href)
    const bar = page.locator('.notice')
    expect(await bar.innerText()).toContain('The database refuses connections.')
    expect(await bar.innerText()).not.toContain('Connections are refused.')
    await page.context().close()
  })
})
