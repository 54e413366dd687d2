import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bidi } from './bidi.ts'

/** The Firefox that `FIREFOX_PATH` names or the system has; undefined where there is none. */
export const firefox = [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
  (path) => path && existsSync(path),
)

const preferences: Record<string, boolean | number> = {
  // Automation relaxes what one file may ask of another; readers have it strict, and the tests are about that.
  'remote.prefs.recommended': false,
  'security.fileuri.strict_origin_policy': true,
  'app.normandy.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
}

const keys: Record<string, string> = {
  Control: '\uE009',
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
}

/** Runs in every page before its own scripts. */
const watcher = `(report) => {
  document.addEventListener('securitypolicyviolation', (e) =>
    report('refused by ' + e.effectiveDirective + ': ' + (e.blockedURI || e.sample)))
  addEventListener('error', (e) => e.target !== window && report('failed: ' + (e.target.src || e.target.href)), true)
}`

/** One tab of a headless Firefox, which records what its pages complain of and ask for. */
export class Firefox {
  /** Errors, warnings and what the policy refused, each as it was said. */
  complaints: string[] = []
  /** Every URL that was asked for; files are not told. */
  requests: string[] = []
  readonly #bidi: Bidi
  readonly #context: string
  readonly #end: () => Promise<void>

  private constructor(bidi: Bidi, context: string, end: () => Promise<void>) {
    this.#bidi = bidi
    this.#context = context
    this.#end = end
    bidi.on('log.entryAdded', ({ level, text }) => {
      if (level === 'error' || level === 'warn') this.complaints.push(String(text))
    })
    bidi.on('script.message', ({ data }) => this.complaints.push(data.value))
    bidi.on('network.beforeRequestSent', ({ request }) => this.requests.push(request.url))
  }

  /** Starts the program with a profile of its own. */
  static async launch(): Promise<Firefox> {
    const profile = mkdtempSync(join(tmpdir(), 'fieldbook-firefox-'))
    const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${value});`)
    writeFileSync(join(profile, 'user.js'), lines.join('\n'))
    const child = spawn(firefox ?? '', ['--headless', '--remote-debugging-port=0', '--profile', profile], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    })
    const bidi = await Bidi.open(`${await address(child)}/session`)
    await bidi.send('session.new', { capabilities: {} })
    const events = ['log.entryAdded', 'script.message', 'network.beforeRequestSent', 'browsingContext.load']
    await bidi.send('session.subscribe', { events })
    await bidi.send('script.addPreloadScript', {
      functionDeclaration: watcher,
      arguments: [{ type: 'channel', value: { channel: 'complaints' } }],
    })
    const { context } = await bidi.send('browsingContext.create', { type: 'tab' })
    return new Firefox(bidi, context, async () => {
      const ended = new Promise((done) => child.once('exit', done))
      await bidi.send('browser.close', {})
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    })
  }

  close(): Promise<void> {
    return this.#end()
  }

  /** Opens a page, loaded whole, with nothing recorded of the one before. */
  async goto(url: string): Promise<void> {
    await this.#bidi.send('browsingContext.navigate', {
      context: this.#context,
      url: 'about:blank',
      wait: 'complete',
    })
    ;[this.complaints, this.requests] = [[], []]
    await this.#bidi.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  /** What an expression gives, a promise awaited; strings, numbers and booleans only. */
  async evaluate(expression: string): Promise<string | number | boolean | undefined> {
    const { result, exceptionDetails } = await this.#bidi.send('script.evaluate', {
      expression,
      target: { context: this.#context },
      awaitPromise: true,
    })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }

  /** Waits, frame by frame, until an expression holds. */
  async until(expression: string): Promise<void> {
    await this.evaluate(
      `new Promise((done) => { const look = () => (${expression}) ? done() : requestAnimationFrame(look); look() })`,
    )
  }

  /** Does something that leads to another page, and waits until that is loaded. */
  async leads(action: () => Promise<unknown>): Promise<void> {
    const loaded = this.#bidi.next('browsingContext.load')
    await action()
    await loaded
  }

  /** Presses keys together: `Control`, `k`. */
  async press(...names: string[]): Promise<void> {
    const values = names.map((name) => keys[name] ?? name)
    await this.#keys([
      ...values.map((value) => ({ type: 'keyDown', value })),
      ...values.toReversed().map((value) => ({ type: 'keyUp', value })),
    ])
  }

  async type(text: string): Promise<void> {
    await this.#keys([...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value }))))
  }

  async #keys(actions: { type: string; value: string }[]): Promise<void> {
    await this.#bidi.send('input.performActions', {
      context: this.#context,
      actions: [{ type: 'key', id: 'keyboard', actions }],
    })
  }
}

/** Where a Firefox that is starting says that it listens. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk) => {
      said += chunk
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Firefox ended: ${said}`)))
  })
}
