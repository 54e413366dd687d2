import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import ICAL from 'ical.js'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { planCalendarOf } from '../../src/domain/calendar/release-days.ts'
import { datesOf } from '../../src/domain/onboarding/dates.ts'
import { scheduleOf } from '../../src/domain/onboarding/schedule.ts'
import { addDays } from '../../src/domain/onboarding/working-days.ts'
import { shortDay } from '../../src/site/views/dates.ts'
import { launch, watch } from './browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})
const address = (file: string) => `${pathToFileURL(inject('site')).href}/${file}`
const { since } = openForEditing({ root: [] }).release.playbook

/** What a reader is told who last read the edition of a day, and which environments they read. */
async function returning(visits: object | undefined): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await watch(browser)
  if (visits) {
    await page.addInitScript((kept) => {
      if (!sessionStorage.getItem('planted')) localStorage.setItem('fieldbook.visits', kept)
      sessionStorage.setItem('planted', 'yes')
    }, JSON.stringify(visits))
  }
  await page.goto(address('changes.html'))
  return { page, complaints }
}

describe('what changed since the edition before', () => {
  it('is listed for each environment with as many rows as its page says', async () => {
    const { page, complaints } = await watch(browser)
    for (const { id } of openForEditing({ root: [] }).release.playbook.environments) {
      const own = since?.changes.filter(({ environment }) => environment === id) ?? []
      await page.goto(address(`environments/${id}/changes.html`))
      expect(await page.locator('.changes > li').count()).toBe(own.length)
      expect(await page.locator('.lead').textContent()).toContain(`${own.length} change`)
      expect(await page.locator('.changes > li.breaking').count()).toBe(
        own.filter(({ severity }) => severity === 'breaking').length,
      )
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each([
    ['nobody who comes for the first time', undefined, ''],
    ['who read the edition before', { edition: '2026-11-02', in: {} }, 'This is what changed since.'],
    ['who read an older one', { edition: '2026-09-01', in: {} }, 'is not listed here'],
  ])('says what is new to %s', async (_who, visits, words) => {
    const { page, complaints } = await returning(visits)
    const note = page.locator('.back')
    expect(await note.isVisible()).toBe(words !== '')
    expect((await note.textContent()) ?? '').toContain(words)
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('puts what the reader reads most first, and stays along the path for others', async () => {
    const order = async (visits: object | undefined) => {
      const { page } = await returning(visits)
      const found = await page.locator('section.where h2').allTextContents()
      await page.context().close()
      return found
    }
    expect(await order(undefined)).toEqual(['il2', 'il4', 'il5', 'il6'])
    expect(await order({ edition: '2026-11-02', in: { il5: 7, il4: 2 } })).toEqual([
      'il5',
      'il4',
      'il2',
      'il6',
    ])
  })
})

describe('a plan of one’s own', () => {
  it('is saved as a calendar from a file, with the days that the page shows', async () => {
    const { page, complaints } = await watch(browser, { acceptDownloads: true })
    await page.goto(`${address('environments/il5/onboarding.html')}#live=2027-03-23&with=custom-buildpack`)
    const button = page.getByRole('button', { name: 'Save as calendar (.ics)' })
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
    expect(download.suggestedFilename()).toBe('onboarding-il5-2027-03-23.ics')
    const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')))
    const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
    const rows = page.locator('.schedule tbody tr:not([hidden])')
    expect(events).toHaveLength((await rows.count()) + 1)
    const first = events.map((e) => String(e.startDate)).sort()[0] ?? ''
    const shown = (await page.locator('.start b').textContent()) ?? ''
    expect(shown).toContain(`${Number(first.slice(8))} `)
    for (const event of events) {
      expect(event.summary).toMatch(/^Onboarding to il5: \S/)
      expect(event.description).toContain('NOTIONAL')
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('is not offered without a day', async () => {
    const { page } = await watch(browser)
    await page.goto(address('environments/il5/onboarding.html'))
    expect(await page.locator('.answer button').isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('every page of the site', () => {
  it('has a title that no other page has', () => {
    const titles = Map.groupBy(
      readdirSync(inject('site'), { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.html'),
      ),
      (file) => /<title>([^<]*)<\/title>/.exec(readFileSync(join(inject('site'), file), 'utf8'))?.[1] ?? '',
    )
    expect(titles.size).toBeGreaterThan(200)
    expect([...titles].filter(([, files]) => files.length > 1)).toEqual([])
  })

  it('of a triage path names its environment in title, heading and description', async () => {
    const { playbook } = openForEditing({ root: [] }).release
    for (const { id, data } of playbook.environments) {
      for (const path of playbook.triage(id)) {
        const html = readFileSync(join(inject('site'), `environments/${id}/triage/${path.id}.html`), 'utf8')
        const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? []
        const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? []
        const [, said = ''] = /<meta name="description" content="([^"]*)"/.exec(html) ?? []
        for (const words of [title, heading, said]) expect(words).toContain(data.name)
      }
    }
  })
})

describe('names filled into commands', () => {
  it('are those of the whole visit, on paths, services and guides', async () => {
    const { page, complaints } = await watch(browser)
    await page.goto(address('environments/il4/triage/memory-kill.html'))
    await page.locator('.fill input[name=APP]').fill('orders')
    expect(await page.locator('.command .run').first().textContent()).toContain('cf app orders')
    for (const file of [
      'environments/il2/triage/crash-loop.html',
      'services/postgres.html',
      'guides/canary.html',
    ]) {
      await page.goto(address(file))
      expect(await page.locator('.command pre').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringMatching(/\borders\b/)]),
      )
      expect(await page.locator('.fill input[name=APP]').inputValue()).toBe('orders')
    }
    expect(complaints).toEqual([])
    await page.context().close()
  })
})

describe('a command in a text that environments share', () => {
  it('says where it cannot be used, and what to do there', async () => {
    const { page } = await watch(browser)
    await page.goto(address('services/postgres.html'))
    const there = await page.locator('.command .there li').allTextContents()
    expect(there.join()).toMatch(/Not in il6:.*#il6-enablement/)
    await page.context().close()
  })
})

describe('the planner of the page', () => {
  it('says the same as the engine of the command line, in each environment on any day', async () => {
    const { playbook } = openForEditing({ root: [] }).release
    const asOf = playbook.site?.data.asOf ?? ''
    const days = fc.sample(fc.integer({ min: 60, max: 480 }), { numRuns: 8, seed: 15 })
    const { page } = await watch(browser)
    let compared = 0
    for (const { id, data } of playbook.environments) {
      const expectations = playbook.all('onboarding', id)[0]?.data.expectations ?? {}
      const conditions = Object.keys(playbook.site?.data.conditions ?? {})
      const calendar = planCalendarOf(data)(asOf)
      for (const [i, n] of days.entries()) {
        const live = addDays(asOf, n)
        const chosen = conditions.filter((_, at) => (i >> at) % 2 === 1)
        const dates = datesOf(scheduleOf(expectations, new Set(chosen)), live, calendar)
        await page.goto('about:blank')
        await page.goto(`${address(`environments/${id}/onboarding.html`)}#live=${live}&with=${chosen.join()}`)
        const shown = await page
          .locator('.schedule tbody tr:not([hidden])')
          .evaluateAll((rows) =>
            rows.map((row) => [
              row.id,
              row.querySelector('.from')?.textContent,
              row.querySelector('.until')?.textContent,
            ]),
          )
        const expected = [...(dates ?? [])].map(([step, { start, done }]) => [
          step,
          shortDay(start, live),
          shortDay(done, live),
        ])
        if (dates) expect(shown.toSorted()).toEqual(expected.toSorted())
        compared += expected.length
      }
    }
    console.log(`plans: ${compared} steps compared between page and engine`)
    expect(compared).toBeGreaterThan(100)
    await page.context().close()
  })
})
