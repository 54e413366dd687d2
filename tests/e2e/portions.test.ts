import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { launch, watch } from './browser.ts'
import { ShownWorkspace } from './shown-workspace.ts'

let workspace: ShownWorkspace
let browser: Browser

beforeAll(async () => {
  workspace = new ShownWorkspace()
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
  workspace.remove()
})

const textOf = (site: string, file: string) => readFileSync(join(site, file), 'utf8')
const pagesOf = (site: string) => listFiles(site).filter((file) => file.endsWith('.html'))

describe('on the high side, with portions shown', () => {
  let high: string
  beforeAll(() => {
    high = workspace.build('high')
  }, 300_000)

  it('every portion of every page begins with its mark', async () => {
    const { page, complaints } = await watch(browser)
    let portions = 0
    // What scripts draw on them is another test's; the page of the search is theirs as a whole.
    for (const file of pagesOf(high).filter((page) => page !== 'search.html')) {
      await page.goto(pathToFileURL(join(high, file)).href)
      const { bare, marked } = await page.evaluate(() => {
        const skipped =
          'nav, form, fieldset, .facts, [hidden], [aria-hidden], pre, output, thead, noscript, button'
        const blocks = [
          ...document.querySelectorAll('main :is(h1,h2,h3,h4,p,li,dt,figcaption,summary), main tbody tr'),
        ]
          // What stands in a row, other rows too, is covered by the mark of that row.
          .filter((e) => !e.closest(skipped) && !e.parentElement?.closest('tr'))
          .filter(
            (e) =>
              e.matches('tr') || [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()),
          )
        return {
          bare: blocks.filter((e) => !e.querySelector('.pm')).map((e) => e.outerHTML.slice(0, 120)),
          marked: blocks.length,
        }
      })
      expect(bare, file).toEqual([])
      // It looks for its style in every folder above, and finds it in one.
      if (file === '404.html') complaints.length = 0
      portions += marked
    }
    expect(portions).toBeGreaterThan(5000)
    expect(complaints).toEqual([])
    console.log(`portions: ${portions} marked on ${pagesOf(high).length} pages`)
  }, 300_000)

  it.each([
    ['environments/il6/notices.html', 'Relay ports closed on 1 December', 'S'],
    ['environments/il5/notices.html', 'Reserved memory in use from 24 November', 'CUI//NF'],
    ['environments/il6/index.html', 'relay.il6.cairnway.example', 'S'],
    ['environments/il6/roadmap.html', 'More clients for the bridge', 'S'],
    ['roadmap.html', 'More clients for the bridge', 'S'],
    ['index-a-z.html', 'More clients for the bridge', 'S'],
    ['services/rabbitmq.html', 'Only relay-desk', 'S'],
    ['guides/resiliency-exercises.html', 'Notionally marked. In il6', 'S'],
    ['guides/platform-cadence.html', 'Missions that need a quiet week', 'CUI//NF'],
    ['glossary.html', 'Relay room', 'S'],
    ['environments/il5/lessons/restore-that-waited.html', 'The order of restores', 'CUI//NF'],
    ['guides/resiliency-exercises.html', 'Failures made on purpose', 'U'],
    ['services.html', 'Kafka', 'U'],
  ])('%s: "%s" is (%s)', async (file, text, mark) => {
    const { page } = await watch(browser)
    await page.goto(pathToFileURL(join(high, file)).href)
    const found = await page.evaluate((wanted) => {
      const blocks = [...document.querySelectorAll('main :is(h1,h2,h3,p,li,dt,dd,td,th,summary)')]
      const block = blocks.findLast((e) => e.textContent?.includes(wanted))
      const portion = block?.closest('tr') ?? block
      return (portion?.matches('dd') ? portion.previousElementSibling : portion)?.querySelector('.pm')
        ?.textContent
    }, text)
    expect(found).toBe(`(${mark})`)
  })

  it.each([
    ['services.html', '#rabbitmq', 'S'],
    ['services.html', '#kafka', 'U'],
    ['compare/il5-to-il6.html', '[data-of="services rabbitmq"]', 'S'],
    ['compare/il5-to-il6.html', '[data-of="services mysql"]', 'U'],
    ['compare/il4-to-il5.html', '[data-of="services postgres"]', 'CUI//NF'],
  ])('%s: what is computed for %s is (%s)', async (file, row, mark) => {
    const { page } = await watch(browser)
    await page.goto(pathToFileURL(join(high, file)).href)
    expect(await page.locator(`${row} .pm`).first().textContent()).toBe(`(${mark})`)
  })

  it('accessible, in both themes and where colours are forced, and nothing runs over at 320 px', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await watch(browser, { colorScheme, viewport: { width: 320, height: 700 } })
      for (const file of [
        'services/rabbitmq.html',
        'environments/il6/notices.html',
        'guides/platform-cadence.html',
      ]) {
        await page.goto(pathToFileURL(join(high, file)).href)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
      }
    }
  }, 120_000)

  it('the index knows nothing of marks', () => {
    const source = textOf(high, 'release.json')
    expect(JSON.parse(source)).toMatchObject({ proof: 'passed', network: 'high' })
    for (const file of listFiles(high))
      if (/data\/|search\//.test(file)) expect(textOf(high, file)).not.toContain('class="pm"')
  })
})

describe('on the low side', () => {
  let low: string
  beforeAll(() => {
    low = workspace.build('low')
  }, 300_000)

  it('pages say that something is withheld where it is, in the same words, and nowhere else', () => {
    const saying = pagesOf(low).filter((file) => textOf(low, file).includes('Something is withheld here.'))
    expect(saying).toContain('environments/il6/notices.html')
    expect(saying).toContain('guides/resiliency-exercises.html')
    expect(saying).toContain('services.html')
    expect(saying).toContain('about.html')
    expect(saying).not.toContain('environments/il2/notices.html')
    expect(saying).not.toContain('guides/canary.html')
    for (const file of saying) expect(textOf(low, file).split('Something is withheld here.')).toHaveLength(2)
  })

  it('proven, under its banner, with no page that the silent one has not', () => {
    expect(JSON.parse(readFileSync(`${low}.proof.json`, 'utf8'))).toMatchObject({ passed: true })
    expect(pagesOf(low)).toEqual(pagesOf(inject('site')))
    for (const file of pagesOf(low)) expect(textOf(low, file)).toContain('data-marking="UNCLASSIFIED"')
    expect(
      pagesOf(inject('site')).filter((file) => /class="(?:withheld|pm)"/.test(textOf(inject('site'), file))),
    ).toEqual([])
  })
})
