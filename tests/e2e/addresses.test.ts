import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { openRelease } from '../../src/cli/open-release.ts'
import { fileOf } from '../../src/domain/address.ts'
import { rules } from '../../src/domain/checks/registry.ts'
import { pagesOf } from '../../src/domain/pages/anchors.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')
const built = new Set(listFiles(site).filter((file) => file.endsWith('.html')))
const pages = pagesOf(openRelease({ root: [] }).release.playbook)
const codes = rules.map(({ code }) => `/problems/${code}`)

it('every address that check accepts has its page, and no page is without one', () => {
  const known = new Set([...pages.keys(), ...codes].map(fileOf))
  expect([...known].filter((file) => !built.has(file))).toEqual([])
  expect([...built].filter((file) => !known.has(file))).toEqual(['404.html'])
})

it('every anchor that check accepts is on its page', () => {
  const missing: string[] = []
  for (const [address, anchors] of pages) {
    const file = fileOf(address)
    const html = built.has(file) ? readFileSync(join(site, file), 'utf8') : ''
    for (const { id } of anchors) if (!html.includes(`id="${id}"`)) missing.push(`${address}#${id}`)
  }
  expect(missing).toEqual([])
})
