import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeWorkspace } from '../../bench/workspace.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

/** A site in which the roadmap of all is too long for one page. */
const folder = mkdtempSync(join(tmpdir(), 'fieldbook-lists-'))
const site = join(folder, 'site')
const read = (file: string) => readFileSync(join(site, file), 'utf8')
const linksIn = (file: string) =>
  [...read(file).matchAll(/<a\b[^>]*\shref="([^"]+)"/g)].map(([, url = '']) => url)

beforeAll(() => {
  const root = join(folder, 'playbook')
  writeWorkspace(root, { services: 40, environments: 12, mdx: 48 })
  const args = ['bin/fieldbook.mjs', 'build', '--root', root, '--out', site, '--as-of', '2026-11-26']
  execFileSync(process.execPath, [...args, '--revision', 'tests'], { stdio: ['ignore', 'ignore', 'inherit'] })
}, 240_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('no page is larger than a megabyte, or than 150 KB compressed', () => {
  const pages = listFiles(site).filter((file) => file.endsWith('.html'))
  const large = pages.filter((file) => {
    const bytes = readFileSync(join(site, file))
    return bytes.length > 1_000_000 || gzipSync(bytes).length > 150_000
  })
  expect(large).toEqual([])
})

it('the roadmap leads to its leaves, each to those beside it, and all links end where they should', () => {
  const [list, leaf, place] = ['roadmap', 'roadmap/2027-q1', /id="env-07:service-008-next"/] as const
  const below = linksIn(`${list}.html`).filter((url) => url.startsWith(`${list}/`))
  const leaves = [...new Set(below.map((url) => url.replace(/#.*/, '')))]
  expect(leaves).toContain(`${leaf}.html`)
  expect(read(`${leaf}.html`)).toMatch(place)
  for (const file of [`${list}.html`, ...leaves])
    for (const url of linksIn(file)) {
      const [path = '', anchor] = url.split('#')
      const target = path === '' ? file : posix.join(posix.dirname(file), path)
      expect(existsSync(join(site, target)), `${url} on ${file}`).toBe(true)
      // What is chosen on a page stands in its address too, and a link to it is filled in by a script.
      if (anchor && !anchor.includes('='))
        expect(read(target), `${url} on ${file}`).toContain(`id="${anchor}"`)
    }
  // From the first leaf one gets to the last by what is next.
  const next = (file: string) => /<a class="next" href="([^"#]+)"/.exec(read(file))?.[1]
  let [at = ''] = leaves
  const walked = [at]
  for (let url = next(at); url !== undefined; url = next(at)) {
    at = posix.join(posix.dirname(at), url)
    walked.push(at)
  }
  expect(walked).toEqual(leaves)
})
