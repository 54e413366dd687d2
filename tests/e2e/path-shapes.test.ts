import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'
import { launch } from './browser.ts'
import { pathFaults } from './path-geometry.ts'
import { shapes, writeShape } from './shaped-workspace.ts'

/** Those that hold what the others do: a fork is in two forks, a line in all. `FIELDBOOK_SHAPES=all` builds each. */
const built =
  process.env['FIELDBOOK_SHAPES'] === 'all'
    ? Object.keys(shapes)
    : ['one', 'two forks', 'two paths and islands', 'twenty']

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-shapes-'))
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Builds the site of a shape; gives its folder. */
function build(shape: string): string {
  const [root, site] = [join(folder, `${shape} playbook`), join(folder, shape)]
  mkdirSync(root)
  writeShape(root, shape)
  const args = ['bin/fieldbook.mjs', 'build', '--root', root, '--out', site, '--revision', 'tests']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return site
}

/** Words of pages that call an environment by its id, though it has a name: hosts, channels and code may. */
function idsSaid(site: string, stations: (typeof shapes)[string]): string[] {
  const ids = stations.flatMap(([id, , name = id]) => (name === id ? [] : [id]))
  if (ids.length === 0) return []
  const called = new RegExp(`(?<![#.\\w-])(?:${ids.join('|')})(?![\\w.-])`)
  const pages = listFiles(site).filter((file) => file.endsWith('.html') && !file.startsWith('problems/'))
  return pages.flatMap((file) => {
    const words = readFileSync(join(site, file), 'utf8')
      .replace(/<(script|code|pre|kbd)\b[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]*?(?: (?:aria-label|alt|content)="([^"]*)"[^>]*)?>/g, ' $1 ')
    const said = called.exec(words)
    return said ? [`${file} says "${words.slice(said.index - 20, said.index + 20).trim()}"`] : []
  })
}

describe.each(built)('%s', (shape) => {
  const stations = shapes[shape] ?? []
  const nameOf = (id: string) => stations.find(([other]) => other === id)?.[2] ?? id
  const parents = Object.fromEntries(
    stations.map(([id, from]) => [nameOf(id), from === undefined ? null : nameOf(from)]),
  )

  it('is drawn as it is, on no words, and no wider than the page', async () => {
    const site = build(shape)
    const [middle, last] = [stations[stations.length >> 1]?.[0], stations.at(-1)?.[0]]
    const steps = stations.length > 1 ? readdirSync(join(site, 'compare')) : []
    // What is one alone has no path on its own page; on a phone the matrix shows one, which its choice names.
    const drawn = ['index', 'services', `environments/${middle}/index`, 'services/postgres']
    const pages = [
      ...drawn,
      ...[`environments/${last}/services`, 'roadmap', 'objectives', 'feedback', 'compare'],
      ...steps.slice(-1).map((file) => `compare/${file.replace('.html', '')}`),
    ]
    const faults: string[] = []
    const page = await browser.newPage()
    for (const name of pages) {
      await page.emulateMedia({ media: 'screen' })
      await page.goto(pathToFileURL(join(site, `${name}.html`)).href)
      for (const width of [1440, 768, 320, 'print'] as const) {
        await page.emulateMedia({ media: width === 'print' ? 'print' : 'screen' })
        await page.setViewportSize({ width: width === 'print' ? 680 : width, height: 900 })
        const { drawings, joined, crossed, over } = await pathFaults(page, parents)
        const isCells = stations.length > 7 && name === 'services/postgres'
        const isElsewhere = stations.length === 1 || (width === 320 && name === 'services')
        if (drawings === 0 && drawn.includes(name) && !isCells && !isElsewhere)
          faults.push(`${name} at ${width}: no path is drawn`)
        if (over > 0) faults.push(`${name} at ${width}: ${over} px too wide`)
        faults.push(...[...joined, ...crossed].map((fault) => `${name} at ${width}: ${fault}`))
      }
    }
    await page.close()
    expect([...faults, ...idsSaid(site, stations)]).toEqual([])
  })
})
