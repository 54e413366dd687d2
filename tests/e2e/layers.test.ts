import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { launch, watch } from './browser.ts'

let folder: string
let browser: Browser

/** Builds the notional playbook with the high side's layer on top of it. */
function build(network: string): string {
  const out = join(folder, network)
  const layers = ['--root', '.', '--root', 'examples/high-side']
  const args = ['bin/fieldbook.mjs', 'build', ...layers, '--network', network, '--out', out]
  execFileSync(process.execPath, [...args, '--revision', 'tests', '--report', `${out}.proof.json`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return out
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-layers-'))
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('with a layer of the high side on top', () => {
  let high: string
  beforeAll(() => {
    high = build('high')
  }, 300_000)

  it('the low site, built after the high one in the same place, is the same to the last byte', () => {
    // Whatever a build leaves behind (caches, stores, temporary folders), the next one must not find.
    const low = build('low')
    const site = inject('site')
    expect(listFiles(low)).toEqual(listFiles(site))
    const different = listFiles(site).filter(
      (f) => !readFileSync(join(site, f)).equals(readFileSync(join(low, f))),
    )
    expect(different).toEqual([])
  }, 300_000)

  it('the high site has what the layer says, each page under its own banner, and proven', async () => {
    expect(JSON.parse(readFileSync(`${high}.proof.json`, 'utf8'))).toMatchObject({ passed: true })
    expect(existsSync(join(inject('site'), 'guides/relay-room.html'))).toBe(false)
    const { page, complaints } = await watch(browser)
    const banners = async (path: string) => {
      await page.goto(pathToFileURL(join(high, path)).href)
      return page.locator('.banner').allTextContents()
    }
    expect(await banners('guides/relay-room.html')).toEqual(['SECRET // NOTIONAL', 'SECRET // NOTIONAL'])
    expect(await banners('guides/three-roles.html')).toEqual([
      'UNCLASSIFIED // NOTIONAL',
      'UNCLASSIFIED // NOTIONAL',
    ])
    expect(await banners('environments/il5/notices.html')).toEqual([
      'CUI//NOFORN // NOTIONAL',
      'CUI//NOFORN // NOTIONAL',
    ])
    const colour = await page
      .locator('.banner')
      .first()
      .evaluate((e) => getComputedStyle(e).backgroundColor)
    expect(colour).toBe('rgb(80, 43, 133)')
    expect(complaints).toEqual([])
  }, 300_000)
})
