import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch } from './e2e/browser.ts'

/**
 * Takes the pictures of the README from a built site, on the day of its edition: `node tests/take-pictures.ts [DIST]`.
 * All are of one size.
 */
const pictures = [
  { page: 'services.html', file: 'docs/services.png' },
  { page: 'environments/il4/triage/memory-kill.html', file: 'docs/triage.png' },
] as const

const site = resolve(process.argv[2] ?? 'dist')
if (!existsSync(site)) throw new Error(`there is no site at ${site}; npm run build makes one`)
const browser = await launch()
for (const { page: address, file } of pictures) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' })
  await page.goto(pathToFileURL(`${site}/${address}`).href)
  const day = await page.locator('time[data-age]').first().getAttribute('datetime')
  // By a later clock the pages say how old they are.
  await page.clock.setFixedTime(`${day}T12:00:00Z`)
  await page.reload()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: file })
  await page.close()
}
await browser.close()
