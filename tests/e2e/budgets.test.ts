import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, inject, it } from 'vitest'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')
const gzipped = (file: string) => gzipSync(readFileSync(join(site, file)), { level: 9 }).length

/** What a page costs before search is opened: itself, its styles, its scripts; compressed. */
function cost(file: string): { all: number; scripts: number } {
  const html = readFileSync(join(site, file), 'utf8')
  const linked = (pattern: RegExp) =>
    [...html.matchAll(pattern)]
      .map((match) => gzipped(posix.join(posix.dirname(file), match[1] ?? '')))
      .reduce((a, b) => a + b, 0)
  const scripts = linked(/<script[^>]*\ssrc="([^"]+)"/g)
  return { all: gzipped(file) + scripts + linked(/<link rel="stylesheet" href="([^"]+)"/g), scripts }
}

const kilobytes = (n: number) => n * 1024
const reading = ['guides/canary.html', 'roles/pre.html', 'services/postgres.html']

it.each(reading)('%s stays under 14 KB, its scripts under 5 KB', (file) => {
  const { all, scripts } = cost(file)
  expect(all).toBeLessThan(kilobytes(14))
  expect(scripts).toBeLessThan(kilobytes(5))
})

it('a triage path, with its drawing, stays under 17 KB', () => {
  expect(cost('environments/il5/triage/memory-kill.html').all).toBeLessThan(kilobytes(17))
})

it('the matrix stays under 36 KB', () => {
  expect(cost('services.html').all).toBeLessThan(kilobytes(36))
})

it('no page of any kind costs more than 48 KB', () => {
  const dear = listFiles(site).filter((f) => f.endsWith('.html') && cost(f).all > kilobytes(48))
  expect(dear).toEqual([])
})

it('bundled fonts are under 90 KB together', () => {
  const fonts = listFiles(site).filter((f) => f.endsWith('.woff2'))
  const sizes = fonts.map((f) => readFileSync(join(site, f)).length)
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(kilobytes(90))
})
