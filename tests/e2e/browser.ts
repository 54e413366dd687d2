import { existsSync } from 'node:fs'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { chromium as playwright } from 'playwright-core'

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts a headless Chromium: the one `CHROMIUM_PATH` names, the system's, or the one that comes from the
 * package registry with `@sparticuz/chromium`.
 */
export async function launch(): Promise<Browser> {
  const named = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'].find((path) => path && existsSync(path))
  if (named) return playwright.launch({ executablePath: named, args: quiet })
  const { default: chromium } = await import('@sparticuz/chromium')
  // Its own list of flags switches off web security and file origins; the tests are about those.
  const executablePath = await chromium.executablePath()
  return playwright.launch({ executablePath, args: [...quiet, '--headless', '--no-zygote'] })
}

/** What a page did that it must not: errors, violations of the policy, requests to anywhere else. */
export interface Watched {
  page: Page
  /** Console errors, uncaught exceptions and policy violations, each once. */
  complaints: string[]
  /** Every URL that was asked for. */
  requests: string[]
}

/** Opens a page that records everything it complains of and asks for. */
export async function watch(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => {
    // A page that is left takes back what it still waits for; a whole browser may wait for the icon of the tab.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`)
  })
  page.on('request', (request) => requests.push(request.url()))
  return { page, complaints, requests }
}

/**
 * Milliseconds of processor time that a page's main thread has had so far, whatever else the machine does. The
 * session is one whose `Performance` was enabled with the time domain `threadTicks`.
 */
export async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
}
