import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { framed } from '../../src/domain/pages/anchors.ts'
import { allPages } from '../../src/domain/pages/registry.ts'
import { elementsIn, type HtmlTag, parsePage, textsIn } from '../../src/publish/pages/html.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

const site = inject('site')
const built = new Set(listFiles(site).filter((file) => file.endsWith('.html')))
const pages = allPages(openForEditing({ root: [] }).release.playbook)
const elementsOf = (file: string) =>
  parsePage(built.has(file) ? readFileSync(join(site, file), 'utf8') : '').elements
const text = (element: HtmlTag) =>
  textsIn(element)
    .map(({ data }) => data)
    .join('')

it('every page that is described is there, and no other', () => {
  expect(pages.map(({ file }) => file).filter((file) => !built.has(file))).toEqual([])
  const known = new Set(pages.map(({ file }) => file))
  expect([...built].filter((file) => !known.has(file))).toEqual(['404.html'])
})

it('every page names the version of Fieldbook that made it', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const silent = [...built].filter(
    (file) => !readFileSync(join(site, file), 'utf8').includes(`<p>Set with Fieldbook ${version}</p>`),
  )
  expect(silent).toEqual([])
})

/**
 * What has an id for the sake of the page's own parts, not for readers to be led to: what a label or a drawing points
 * to, and headings inside an entry that has an anchor itself.
 */
const isInner = ({ name, attribs, parent: around }: HtmlTag): boolean => {
  return (
    /^(?:input|caption|svg)$/.test(name) ||
    /^(?:hint|fault)$/.test(attribs['class'] ?? '') ||
    (name === 'h3' && around?.name === 'header') ||
    (around !== undefined && around.name === 'svg') ||
    (around !== undefined && /^(?:g|defs)$/.test(around.name))
  )
}

describe.each(pages.map((page) => [page.address, page] as const))('%s', (_, page) => {
  const elements = elementsOf(page.file)

  it('has the anchors that check accepts, and no others', () => {
    const ids = elements.filter((element) => !isInner(element)).flatMap(({ attribs }) => attribs['id'] ?? [])
    const own = ids.filter((id) => !framed.includes(id))
    expect(own.toSorted()).toEqual(page.anchors.map(({ id }) => id).toSorted())
  })

  it('lists the headings that it has, in their order', () => {
    const nav = elements.find(
      ({ name, attribs }) => name === 'nav' && attribs['aria-labelledby'] === 'contents',
    )
    if (!nav) return
    const listed = elementsIn(nav).filter(({ name }) => name === 'a')
    const main = elements.find(({ attribs }) => attribs['class']?.startsWith('text'))
    const headings = main ? elementsIn(main).filter(({ name }) => name === 'h2') : []
    expect(listed.map((a) => [a.attribs['href'], text(a)])).toEqual(
      headings.map((h2) => [`#${h2.attribs['id']}`, text(h2)]),
    )
  })
})
