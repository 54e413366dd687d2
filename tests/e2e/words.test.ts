import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { openForEditing } from '../../src/cli/open.ts'
import { type HtmlTag, HtmlText, parsePage } from '../../src/publish/pages/html.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

/** What is typed or read by programs, and what other programs compare. */
const verbatim = /^(?:code|pre|kbd|samp|script|style|textarea|noscript)$/
const compared = /(?:^|\s)(?:banner|foot|mark)(?:\s|$)/

interface Read {
  file: string
  /** Pieces of text as readers read them. */
  texts: string[]
  title: string
  description: string
}

let pages: Read[]

beforeAll(() => {
  const site = inject('site')
  pages = listFiles(site)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const { html, elements } = parsePage(readFileSync(join(site, file), 'utf8'))
      const texts: string[] = []
      const visit = (tag: HtmlTag) => {
        if (verbatim.test(tag.name) || compared.test(tag.attribs['class'] ?? '')) return
        for (const child of tag.children) {
          if (child instanceof HtmlText) texts.push(child.data)
          else visit(child)
        }
      }
      if (elements[0]) visit(elements[0])
      const said = (name: string) =>
        elements.find(({ attribs }) => attribs['name'] === name)?.attribs['content']
      const title = elements.find(({ name }) => name === 'title')
      const inTitle = title ? html.slice(title.inner.start, title.inner.end) : ''
      return { file, texts, title: inTitle, description: said('description') ?? '' }
    })
})

/** Pieces of pages that match, the first few of each page. */
const found = (pattern: RegExp) =>
  pages.flatMap(({ file, texts }) =>
    texts
      .filter((text) => pattern.test(text))
      .slice(0, 3)
      .map((text) => `${file}: ${text.trim().slice(0, 120)}`),
  )

describe('what readers read', () => {
  it('has no Markdown that was not read', () => {
    expect(found(/`[^`\n]+`|\*\*\S|\]\((?:\/|https?:)|(?:^|\s)\*[a-z][^*]*[a-z]\*(?:\s|[.,;:]|$)/)).toEqual(
      [],
    )
  })

  it('has nothing that only a program says of a thing', () => {
    expect(found(/\[object \w+\]|\bNaN\b|\bundefined\b(?! is)|Invalid Date/)).toEqual([])
  })

  it('has quotation marks and apostrophes as they are set', () => {
    expect(found(/["']/)).toEqual([])
  })

  it('has numbers that agree with what they count', () => {
    const many =
      'days|hours|minutes|weeks|months|years|changes|services|environments|notices|exercises|lessons|terms|entries|steps|actions|findings|results|problems|things|plans|pairs|people|instances|pages|questions|rules'
    const one =
      'day|hour|minute|week|month|year|change|service|environment|notice|exercise|lesson|term|entry|step|action|finding|result|problem|thing|plan|pair|page|question|rule'
    expect(found(new RegExp(`(?:^|[^\\d.,:–/-])\\b1 (?:working )?(?:${many})\\b`))).toEqual([])
    expect(found(new RegExp(`\\b(?:[2-9]|1\\d|[2-9]\\d) (?:${one})\\b(?![-/])`))).toEqual([])
    expect(found(new RegExp(`\\b(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:${one})\\b`))).toEqual([])
    expect(found(new RegExp(`\\bOne (?:${many})\\b`))).toEqual([])
  })
})

describe('every page', () => {
  it('has a description that no other page has', () => {
    const same = Map.groupBy(pages, ({ description }) => description)
    expect(
      [...same].filter(([, all]) => all.length > 1).map(([text, all]) => [text, all.map(({ file }) => file)]),
    ).toEqual([])
  })

  it('of an environment says which in its title and its description', () => {
    const { playbook } = openForEditing({ root: [] }).release
    const nameOf = (file: string) =>
      playbook.get('environment', /^environments\/([^/]+)\//.exec(file)?.[1] ?? '')?.data.name
    const inside = pages.filter(({ file }) => nameOf(file) !== undefined)
    expect(inside.length).toBeGreaterThan(100)
    const without = inside.filter(({ file, title, description }) => {
      const name = nameOf(file) ?? ''
      return !title.includes(name) || !description.includes(name)
    })
    expect(without.map(({ file }) => file)).toEqual([])
  })
})
