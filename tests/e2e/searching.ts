import type { Page } from 'playwright-core'

/** A result as it is read on the page. */
export interface Shown {
  /** File and anchor, from the site's root. */
  url: string
  title: string
}

/** Opens the search on a page that is loaded, and waits until it takes text. */
export async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('/')
  await page.locator('dialog.search input[type=search]').waitFor()
}

/** Types into the open search and gives the results, in the order in which arrow keys reach them. */
export async function search(page: Page, query: string, root: string): Promise<Shown[]> {
  await page.locator('.search input[type=search], .search-page input[type=search]').fill(query)
  await settled(page, query)
  const options = await page
    .locator('a[role=option]')
    .evaluateAll((list) =>
      list.map((a) => [(a as HTMLAnchorElement).href, a.querySelector('.hit-title')?.textContent ?? '']),
    )
  return options.map(([href = '', title = '']) => ({
    url: decodeURIComponent(href.slice(root.length)),
    title,
  }))
}

/** Waits until the results are those of `query`, and all of them. */
export async function settled(page: Page, query: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const hits = document.querySelector<HTMLElement>('#hits')
      return hits?.dataset['query'] === wanted && hits.getAttribute('aria-busy') === 'false'
    },
    query,
    { polling: 'raf', timeout: 20_000 },
  )
}
