import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri'
import fc from 'fast-check'
import { mdxToJs } from 'satteri'
import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { parseBody } from '../../workspace/mdx.ts'
import { headingsOf } from '../headings.ts'
import { pagesOf } from './anchors.ts'

const pages = withFixture('base', (root) => pagesOf(loadWorkspace([root]).playbook))
const idsOn = (address: string) => pages.get(address)?.anchors.map(({ id }) => id)

describe('pagesOf', () => {
  it('has the pages of every entry and of every environment', () => {
    for (const address of [
      '/',
      '/guides/canary',
      '/services/postgres',
      '/roles/pre',
      '/environments/il4',
      '/environments/il4/triage/crash',
      '/environments/il2/triage/crash',
      '/compare/il2-to-il4',
    ])
      expect([...pages.keys()], address).toContain(address)
  })

  it('has no page that an entry does not make', () => {
    for (const address of [
      '/triage/crash',
      '/compare/il4-to-il2',
      '/environments',
      '/environments/il4/index',
    ])
      expect(pages.has(address), address).toBe(false)
  })

  it('has an anchor for each entry that is part of a page', () => {
    expect(idsOn('/environments/il4/services')).toEqual(['category:data', 'postgres'])
    expect(idsOn('/environments/il4/roadmap')).toEqual(['by-date', 'postgres-18'])
    expect(idsOn('/roadmap')).toContain('il4:postgres-18')
    expect(idsOn('/environments/il4/notices')).toContain('upgrade')
    expect(idsOn('/glossary')).toEqual(['letter-c', 'letter-p', 'canary', 'parity'])
    expect(idsOn('/objectives')).toEqual(['availability'])
    expect(idsOn('/triage')).toEqual(['crash'])
    expect(idsOn('/services')).toContain('postgres')
  })

  it('has anchors for parts and headings', () => {
    expect(idsOn('/environments/il4/onboarding')).toEqual([
      'onboarding:date',
      'expectations',
      'before-you-begin',
      'onboarding:differs',
      'onboarding:request',
      'meeting',
      'accounts',
    ])
    expect(idsOn('/environments/il4/triage/crash')).toEqual(['steps', 'path', 'look', 'scale', 'call'])
    expect(idsOn('/guides/canary')).toContain('begin')
    expect(idsOn('/environments/il4')).toContain('feedback')
  })

  it('has the sections that data asks for, and no others', () => {
    expect(idsOn('/environments/il4')).toContain('what-differs')
    expect(idsOn('/environments/il2')).not.toContain('what-differs')
    expect(idsOn('/services/postgres')).toEqual([
      ...['environments', 'plans', 'ask-for-one', 'alternatives', 'triage', 'roadmap', 'docs'],
      ...['postgres:il2', 'postgres:il4'],
    ])
    expect(idsOn('/roles/pre')).toEqual(['owns', 'a-day'])
  })
})

describe('headingsOf', () => {
  it('finds those inside components, and numbers those that are alike', () => {
    const tree = parseBody('## Begin\n\n<Aside>\n\n### Begin\n\n</Aside>\n\n## `cf push`, *twice*')
    expect(headingsOf({ tree }).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
      '2 begin',
      '3 begin-1',
      '2 cf-push-twice',
    ])
  })

  it('gives the anchors that the renderer gives', () => {
    const words = fc.constantFrom(
      'Begin',
      '`cf push`',
      '*twice*',
      'é & ü',
      '502?',
      '[a link](/x)',
      '—',
      'A_b',
      '"q"',
      '1.2',
      '👍',
      '<TermRef id="canary">canary</TermRef>',
      '![picture](/x.png)',
    )
    const heading = fc.array(words, { minLength: 1, maxLength: 4 }).map((list) => `## ${list.join(' ')}`)
    fc.assert(
      fc.property(fc.array(heading, { minLength: 1, maxLength: 5 }), (list) => {
        const text = list.join('\n\n')
        const astro: { headings: { slug: string }[] } = { headings: [] }
        mdxToJs(text, { hastPlugins: [satteriHeadingIdsPlugin()], data: { astro } as never })
        const rendered = astro.headings.map(({ slug }) => slug)
        expect(headingsOf({ tree: parseBody(text) }).map(({ id }) => id)).toEqual(rendered)
      }),
    )
  })
})
