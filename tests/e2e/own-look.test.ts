import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { launch, watch } from './browser.ts'

const top = mkdtempSync(join(tmpdir(), 'fieldbook-look-'))
const [root, site] = [join(top, 'playbook'), join(top, 'site')]

const configuration = `look:
  logo: {light: look/logo.svg, dark: look/logo-dark.svg}
  accent: {light: '#8a1c4a', dark: '#f2a3c1'}
  stylesheet: look/own.css
words:
  footer: Ask the *harbour office*.
  pathBegins: your branch
  doors: {run: I keep it up}
timeZone: Europe/Berlin
roles: {run: keeper}
off: [actions, exercises, feedback, fit, glossary, lessons, objectives]
`
const logo = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20"><circle cx="10" cy="10" r="8" fill="${colour}"/></svg>\n`
const style = `.top { border-bottom: 5px solid var(--accent); background: url("logo.svg") no-repeat; }
header + .frame { display: block; }
p { display: block; visibility: visible; }
* { opacity: 0.9; transform: none; }
body > p:first-of-type { display: none; visibility: hidden; }
`

const fieldbook = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/fieldbook.mjs', ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}
const write = (path: string, text: string) => writeFileSync(join(root, path), text)

let browser: Browser
beforeAll(async () => {
  fieldbook('init', root, '--title', 'Harbour', '--scheme', 'levels', '--path', 'dev>prod')
  cpSync(join(root, 'content/roles/pre.mdx'), join(root, 'content/roles/keeper.mdx'))
  for (const id of ['dev', 'prod']) {
    const path = `environments/${id}/environment.yaml`
    const text = readFileSync(join(root, path), 'utf8')
    // No Cloud Foundry, and nobody but those who keep it.
    write(
      path,
      text
        .replaceAll(/\bpre\b/g, 'keeper')
        .replace(/\n {2}platform:\n/, '\n  platform:\n    kind: hosts\n')
        .replace(/\n {2}stacks:\n(?: {4}.*\n| {2}- .*\n)*/, '\n')
        .replace(/\n {2}features:\n(?: {4}.*\n)*/, '\n'),
    )
  }
  rmSync(join(root, 'content/roles/pre.mdx'))
  write('fieldbook.config.yaml', configuration)
  mkdirSync(join(root, 'public/look'), { recursive: true })
  write('public/look/logo.svg', logo('#8a1c4a'))
  write('public/look/logo-dark.svg', logo('#f2a3c1'))
  write('public/look/own.css', style)
  const notice =
    'title: Away\n  kind: maintenance\n  from: 2026-12-01T00:20\n  until: 2026-12-01T09:00\n  summary: It is.'
  write('environments/prod/notices.yaml', `away:\n  ${notice}\n`)
  const built = fieldbook(
    'build',
    '--root',
    root,
    '--out',
    site,
    '--as-of',
    '2026-11-30',
    '--revision',
    'tests',
  )
  expect(built).toMatchObject({ status: 0, stderr: '' })
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  rmSync(top, { recursive: true, force: true })
}, 60_000)

const at = (path: string) => pathToFileURL(join(site, path)).href

it('says no word of the notional playbook, of another scheme, or of a platform that it is not', () => {
  // What judges records brings the words for every platform, and shows those of the one that is meant.
  const judging: readonly string[] =
    readFileSync(join(site, 'worksheet.html'), 'utf8').match(/assets\/page\.[0-9a-f]+\.js/g) ?? []
  const files = listFiles(site).filter(
    (path) =>
      /\.(?:html|json|js|css|csv|ics|xml|txt)$/.test(path) &&
      !path.startsWith('assets/worksheet') &&
      !judging.includes(path),
  )
  const words = /\bil[2456]\b|\bCUI\b|NOFORN|Cairnway|cf push/i
  const said = files.flatMap((path) => {
    const found = words.exec(readFileSync(join(site, path), 'utf8'))?.[0]
    return found === undefined ? [] : [`${path}: ${found}`]
  })
  expect(files.length).toBeGreaterThan(80)
  expect(said).toEqual([])
})

it('has nothing of what is switched off: no page, no link, no data', () => {
  const files = new Set(listFiles(site))
  const gone =
    /(?:^|\/)(?:actions|exercises|feedback|fit|glossary|lessons|objectives)(?:\.|\/)|data\/(?:actions|releases)\.csv|\/fit\./
  expect([...files].filter((path) => gone.test(path) && !path.startsWith('problems/'))).toEqual([])
  const pages = [...files].filter((path) => path.endsWith('.html'))
  const dead = pages.flatMap((page) =>
    [...readFileSync(join(site, page), 'utf8').matchAll(/ (?:href|src|data-src)="([^"#?]+)/g)].flatMap(
      ([, href = '']) => {
        if (/^[a-z]+:/.test(href)) return []
        const target = join('/', page, '..', href).slice(1)
        return files.has(target) ? [] : [`${page}: ${href}`]
      },
    ),
  )
  expect(dead).toEqual([])
})

it.each(['light', 'dark'] as const)(
  'looks like the playbook’s own on a %s ground, and complains of nothing',
  async (colorScheme) => {
    const { page, complaints } = await watch(browser, { colorScheme })
    await page.goto(at('index.html'))
    const seen = await page.evaluate(() => {
      const styleOf = (selector: string) =>
        getComputedStyle(document.querySelector(selector) ?? document.body)
      const shown = [...document.querySelectorAll<HTMLImageElement>('img.logo')].filter(
        (img) => img.offsetWidth > 0,
      )
      const banner = document.querySelector<HTMLElement>('.banner')
      return {
        link: styleOf('.doors a').color,
        border: styleOf('.top').borderBottomWidth,
        behind: styleOf('.top').backgroundImage.replace(/.*\//, ''),
        logos: shown.map((img) => [img.src.replace(/.*\//, ''), img.naturalWidth]),
        doors: [...document.querySelectorAll('.doors h3')].map((heading) => heading.textContent),
        start: document.querySelector('.start')?.textContent,
        footer: [...document.querySelectorAll('.foot p')].map((p) => p.textContent),
        banner: banner && [
          banner.offsetHeight > 0,
          styleOf('.banner').visibility,
          styleOf('.banner').opacity,
        ],
      }
    })
    expect(seen).toMatchObject({
      link: colorScheme === 'light' ? 'rgb(138, 28, 74)' : 'rgb(242, 163, 193)',
      border: '5px',
      behind: 'logo.svg")',
      logos: [[colorScheme === 'light' ? 'logo.svg' : 'logo-dark.svg', 40]],
      doors: ['I keep it up'],
      start: 'your branch',
      banner: [true, 'visible', '1'],
    })
    expect(seen.footer).toContain('Ask the harbour office.')
    await page.goto(at('environments/prod/notices.html'))
    expect(await page.locator('.when').first().textContent()).toMatch(/^1 Dec, 00:20 to 09:00 Berlin time/)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
