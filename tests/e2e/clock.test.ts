import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, watch } from './browser.ts'
import { pageKinds } from './page-kinds.ts'
import { openSearch, search } from './searching.ts'

const site = inject('site')
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** Opens a page of the site with the reader's clock set; without one, without scripts. */
async function open(path: string, moment?: string) {
  const { page, complaints } = await watch(browser, moment === undefined ? { javaScriptEnabled: false } : {})
  if (moment !== undefined) await page.clock.setFixedTime(new Date(moment))
  await page.goto(pathToFileURL(join(site, path)).href)
  const close = async () => {
    expect(complaints).toEqual([])
    await page.context().close()
  }
  return { page, close }
}

const lists = ['open', 'announced', 'past']

/** Notices as a reader's clock has them: each list, and what counts it. */
async function noticesAt(path: string, moment?: string) {
  const { page, close } = await open(path, moment)
  const listed = (id: string) => page.locator(`.notices.${id} > article`).count()
  const fact = async (label: string) =>
    Number(
      await page
        .locator('.facts div', { has: page.getByText(label, { exact: true }) })
        .locator('dd')
        .textContent(),
    )
  const seen = {
    lists: await Promise.all(lists.map(listed)),
    facts: await Promise.all(['Open', 'Announced', 'Over'].map(fact)),
    lead: (await page.locator('.lead').textContent()) ?? '',
    rail: await page.locator('.rail .count').allTextContents(),
    places: Object.fromEntries(
      await page
        .locator('.notices > article')
        .evaluateAll((all) => all.map((a) => [a.id, a.parentElement?.className])),
    ),
  }
  await close()
  return seen
}

const moments: [string, string | undefined, string][] = [
  ['without scripts', undefined, 'notices announced'],
  ['on the day of the edition', '2026-11-16T09:00:00Z', 'notices announced'],
  ['after one has begun', '2026-12-09T03:00:00Z', 'notices open'],
  ['after it has ended', '2026-12-09T09:00:00Z', 'notices past'],
  ['ninety days on', '2027-02-14T09:00:00Z', 'notices past'],
  ['by a clock that stands before the edition', '2020-01-01T00:00:00Z', 'notices announced'],
]

describe.each(moments)('notices, %s', (_, moment, place) => {
  it('of an environment stand where they belong, and every count is that of its list', async () => {
    const seen = await noticesAt('environments/il5/notices.html', moment)
    expect(seen.places['secret-rotation-exercise']).toBe(place)
    expect(seen.facts).toEqual(seen.lists)
    expect(seen.rail).toEqual([`${seen.lists[0]} open`])
    expect(seen.lead).toContain(`${seen.lists[1]} announced`)
  })

  it('of all environments are those of each together', async () => {
    const all = await noticesAt('notices.html', moment)
    expect(all.places['il5:secret-rotation-exercise']).toBe(place)
    expect(all.facts).toEqual(all.lists)
    const each = await Promise.all(
      ['il2', 'il4', 'il5', 'il6'].map((id) => noticesAt(`environments/${id}/notices.html`, moment)),
    )
    for (const [i] of lists.entries())
      expect(all.lists[i]).toBe(each.reduce((sum, { lists: own }) => sum + (own[i] ?? 0), 0))
  })

  it('are counted in the rail of other pages, and on the page of status, as in their list', async () => {
    const listed = await noticesAt('environments/il5/notices.html', moment)
    const { page, close } = await open('environments/il5/triage.html', moment)
    expect(await page.locator('.rail .count').allTextContents()).toEqual([`${listed.lists[0]} open`])
    await close()
    const status = await open('status.html', moment)
    const row = status.page.locator('#il5')
    const shown = await row.locator('.trouble:visible').count()
    const others = Number(
      (await row.locator('[data-spans]').textContent())?.replace(' open', '').replace('none', '0') ?? 0,
    )
    expect(shown + others).toBe(listed.lists[0])
    await status.close()
  })
})

const chipOf = async (path: string, moment?: string) => {
  const { page, close } = await open(path, moment)
  const chip = page.locator('.age')
  const said = { old: await chip.evaluate((e) => e.classList.contains('old')), text: await chip.innerText() }
  await close()
  return said
}

describe('how old the edition is', () => {
  it.each(pageKinds)('%s says it, and what it cannot know', async (path) => {
    const { text, old } = await chipOf(path, '2026-11-30T12:00:00Z')
    expect(old).toBe(true)
    expect(text).toMatch(
      /^As of 16 Nov 2026, 14 days ago\s*(?:What came since is not in it|Outage last heard of 16 Nov, 08:50 UTC; its next word was due 14 days ago; call PRE desk, ext\. 0142)\.$/,
    )
  })

  it.each([
    ['on its day', '2026-11-16T23:00:00Z', false, 'As of 16 Nov 2026'],
    ['after a day', '2026-11-17T01:00:00Z', true, 'As of 16 Nov 2026, 1 day ago'],
    ['after ninety', '2027-02-14T01:00:00Z', true, 'As of 16 Nov 2026, 90 days ago'],
    ['without scripts', undefined, false, 'As of 16 Nov 2026'],
    ['by a clock that stands before it', '2020-01-01T00:00:00Z', true, 'As of 16 Nov 2026, 1 day ago'],
  ])('%s', async (_, moment, old, text) => {
    const chip = await chipOf('guides/canary.html', moment)
    expect(chip.old).toBe(old)
    expect(chip.text.split(/\s*What came/)[0]).toBe(text)
  })

  it('stands on the page for addresses that are none, where no script runs', () => {
    expect(readFileSync(join(site, '404.html'), 'utf8')).toContain('as of 16 Nov 2026, has nothing')
  })
})

/** A word that was due, as it is put by the reader's clock. */
const dueOn = async (path: string, moment?: string) => {
  const { page, close } = await open(path, moment)
  const said = await page.locator('[data-due]:visible').first().innerText()
  await close()
  return said
}

describe('a word that is overdue is doubted', () => {
  it.each([
    'index.html',
    'status.html',
    'environments/il5/index.html',
    'environments/il5/notices.html',
    'services/single-sign-on.html',
  ])('on %s', async (path) => {
    expect(await dueOn(path)).toBe('Next word at 16 Nov, 10:00 UTC.')
    expect(await dueOn(path, '2026-11-16T09:59:00Z')).toBe('Next word at 16 Nov, 10:00 UTC.')
    expect(await dueOn(path, '2026-11-16T10:31:00Z')).toContain('was due 31 minutes ago; nobody knows here')
    expect(await dueOn(path, '2026-11-30T12:00:00Z')).toContain('was due 14 days ago')
    expect(await dueOn(path, '2027-02-14T12:00:00Z')).toContain('was due 90 days ago')
  })
})

describe('work on a service', () => {
  const places = [
    ['services/postgres.html', '.trouble'],
    ['services.html', '#postgres .trouble'],
    ['environments/il4/services.html', '.trouble'],
    ['environments/il4/triage/service-bind-fails.html', '.trouble'],
  ] as const
  it.each(places)('is said on %s while it lasts, and not before or after', async (path, selector) => {
    const shown = async (moment?: string) => {
      const { page, close } = await open(path, moment)
      const count = await page
        .locator(`${selector}[data-from="2026-11-19T09:00Z"]`)
        .evaluateAll((all) => all.filter((e) => e instanceof HTMLElement && !e.hidden).length)
      await close()
      return count
    }
    expect(await shown()).toBe(0)
    expect(await shown('2026-11-19T08:59:00Z')).toBe(0)
    expect(await shown('2026-11-19T09:01:00Z')).toBe(1)
    expect(await shown('2026-11-19T11:01:00Z')).toBe(0)
  })
})

describe('dates that have passed fold away', () => {
  it.each([
    ['index.html', 8],
    ['environments/il5/index.html', 7],
  ])('on %s, and the next ones take their places', async (path, most) => {
    for (const moment of ['2026-11-16T09:00:00Z', '2026-11-30T09:00:00Z']) {
      const { page, close } = await open(path, moment)
      const days = await page
        .locator(':is(.eight, .seven) > li:visible time')
        .evaluateAll((all) => all.map((e) => e.getAttribute('datetime') ?? ''))
      expect(days).toHaveLength(most)
      expect(days).toEqual(days.toSorted())
      expect(days.filter((day) => day < moment.slice(0, 10))).toEqual([])
      await close()
    }
    const { page, close } = await open(path, '2029-01-01T09:00:00Z')
    expect(await page.locator(':is(.eight, .seven) > li:visible').first().innerText()).toBe(
      'This edition knows no later date.',
    )
    await close()
  })
})

describe('days for releases', () => {
  const places = [
    ['index.html', '.strips > [data-weeks] >> nth=2'],
    ['environments/il5/index.html', '[data-weeks]'],
  ] as const
  const shown = async (path: string, selector: string, moment?: string) => {
    const { page, close } = await open(path, moment)
    const place = page.locator(selector)
    const weeks = place.locator('.week:visible')
    const seen = {
      over: await weeks.evaluateAll((all) => all.map((e) => e.getAttribute('data-week') ?? '')),
      none: await weeks.evaluateAll((all) => all.filter((e) => !e.querySelector('.legal')).length),
      says: (await place.locator('.next').textContent()) ?? '',
    }
    await close()
    return seen
  }
  it.each(places)('on %s without scripts are said of the day of the edition', async (...place) => {
    const { says, over, none } = await shown(...place)
    expect(over).toHaveLength(12)
    expect(says).toBe(`As of 16 Nov 2026: none in ${none} of 12 weeks; the next is Tue 24 Nov.`)
  })
  it.each([
    ['2026-11-17T09:00:00Z', 'Tue 24 Nov'],
    ['2026-11-25T09:00:00Z', 'Wed 25 Nov'],
    ['2026-11-30T09:00:00Z', 'Tue 8 Dec'],
    ['2027-02-14T09:00:00Z', 'Tue 23 Feb'],
  ])('at %s are those to come, and what is said of them is what is drawn', async (moment, next) => {
    for (const [path, selector] of places) {
      const { says, over, none } = await shown(path, selector, moment)
      expect(over).toHaveLength(12)
      expect(over.filter((day) => day <= moment.slice(0, 10))).toEqual([])
      expect(says).toBe(`None in ${none} of these 12 weeks; the next is ${next}.`)
    }
  })
  it.each(places)('on %s are none where the edition is older than what it draws', async (...place) => {
    const { says, over } = await shown(...place, '2028-01-01T09:00:00Z')
    expect(over).toEqual([])
    expect(says).toBe('This edition draws no week that is still to come.')
  })
})

describe('what comes again', () => {
  it('has its next day by the clock of whoever reads', async () => {
    for (const moment of ['2026-11-16T09:00:00Z', '2026-11-30T09:00:00Z', '2027-02-14T09:00:00Z']) {
      const { page, close } = await open('environments/il5/index.html', moment)
      const told = await page.locator('#cadence ~ * td [data-next]').allTextContents()
      const given = await page
        .locator('#cadence ~ * td [data-next]')
        .evaluateAll((all) => all.map((e) => e.getAttribute('data-next') ?? ''))
      expect(told.length).toBeGreaterThan(3)
      for (const [i, days] of given.entries()) {
        const next = days.split(' ').find((day) => day >= moment.slice(0, 10)) ?? ''
        expect(told[i]).toContain(` ${Number(next.slice(8))} `)
      }
      await close()
    }
  })
})

/** Pages that say when something comes. */
const promising = [
  'roadmap.html',
  'environments/il2/roadmap.html',
  'services/valkey.html',
  'services.html',
  'environments/il5/services.html',
  'compare/il4-to-il5.html',
]

describe('a promise whose day has passed since is not said as if it were to come', () => {
  const passed = async (path: string, moment?: string) => {
    const { page, close } = await open(path, moment)
    const texts = await page.getByText('(passed since)').allTextContents()
    const waiting = await page
      .locator('.promises tr', { hasText: 'Not due yet.' })
      .locator('time')
      .evaluateAll((all) => all.map((e) => e.getAttribute('datetime') ?? ''))
    await close()
    return { texts, waiting }
  }
  it.each(promising)('on %s', async (path) => {
    expect((await passed(path)).texts).toEqual([])
    expect((await passed(path, '2026-11-17T09:00:00Z')).texts).toEqual([])
    const late = await passed(path, '2027-02-14T09:00:00Z')
    expect(late.texts.length).toBeGreaterThan(0)
    expect(late.waiting.filter((day) => day < '2027-02-14')).toEqual([])
  })

  it('nor an exercise, of which nobody knows here whether it was held', async () => {
    const said = async (moment?: string) => {
      const { page, close } = await open('environments/il5/exercises.html', moment)
      const count = await page.getByText('does not know whether it was held').count()
      const next = await page.locator('.facts [data-next]').textContent()
      await close()
      return [count, next]
    }
    expect(await said()).toEqual([0, '9 Dec 2026'])
    expect(await said('2026-12-10T09:00:00Z')).toEqual([1, 'Thu 14 Jan 2027'])
    expect(await said('2027-02-14T09:00:00Z')).toEqual([2, 'not known to this edition'])
  })
})

describe('a clock that stands before the edition', () => {
  it('is wrong: what counts by it counts from the day after the edition', async () => {
    const at = async (moment: string) => {
      const plan = await open('environments/il5/onboarding.html', moment)
      await plan.page.locator('[name=live]').fill('2027-03-23')
      const hand = await plan.page.locator('.start').innerText()
      await plan.close()
      const actions = await open('actions.html', moment)
      const late = await actions.page.locator('.register tr.late').count()
      await actions.close()
      return { hand, late }
    }
    expect(await at('2020-01-01T12:00:00Z')).toEqual(await at('2026-11-17T00:00:01Z'))
  })
})

describe('an answer of the search', () => {
  it.each([
    ['valkey il5', '2026-11-17T09:00:00Z', 'Planned for 20 Jan 2027, 8.0'],
    ['valkey il5', '2027-01-21T09:00:00Z', 'Planned for 20 Jan 2027, 8.0 (passed since)'],
    ['postgres minor il4', '2026-11-19T10:00:00Z', 'Maintenance, 19 Nov, 09:00 UTC'],
    ['postgres minor il4', '2026-11-19T12:00:00Z', 'Maintenance, 19 Nov, 09:00 UTC (over)'],
  ])('%s at %s: %s', async (query, moment, expected) => {
    const { page, close } = await open('index.html', moment)
    await openSearch(page)
    await search(page, query, `${pathToFileURL(site).href}/`)
    expect((await page.locator('.hit-fact').first().innerText()).trim()).toBe(expected)
    await close()
  })
})

describe('whether somebody answers', () => {
  const said = async (path: string, selector: string, moment?: string) => {
    const { page, close } = await open(path, moment)
    const text = await page.locator(selector).first().innerText()
    await close()
    return text.trim()
  }
  it.each([
    ['within the hours', '2026-11-30T13:00:00Z', 'Answers now.'],
    [
      'on a Saturday at two in the night',
      '2026-11-28T02:00:00Z',
      'Closed now: a PRE comes within 4 hours of a call.',
    ],
    ['on a holiday', '2026-12-25T13:00:00Z', 'Closed now: a PRE comes within 4 hours of a call.'],
    ['without scripts', undefined, ''],
  ])('%s', async (_, moment, expected) => {
    expect(await said('status.html', '#il6 .desk', moment)).toBe(expected)
    expect(await said('environments/il6/triage/memory-kill.html', '.refused .desk', moment)).toBe(expected)
  })

  it('is not said on paper, where the hours stand, and the answers to questions too', async () => {
    const { page, close } = await open('environments/il6/triage/memory-kill.html', '2026-11-30T13:00:00Z')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.desk:visible').count()).toBe(0)
    expect(await page.locator('.refused .hours:visible').count()).toBeGreaterThan(0)
    expect(await page.locator('ul.answers').count()).toBe(await page.locator('ul.answers:visible').count())
    await close()
  })

  it('stands beside whom to call, above the first step', async () => {
    const path = 'environments/il6/triage/memory-kill.html'
    expect(await said(path, '.facts .desk', '2026-11-28T02:00:00Z')).toMatch(/^Closed now: a PRE comes/)
    expect(await said(path, '.facts .desk', '2026-11-30T13:00:00Z')).toBe('Answers now.')
  })
})
