import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri'
import fc from 'fast-check'
import { mdxToJs } from 'satteri'
import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { parseBody } from '../../workspace/mdx.ts'
import { type Entry, keyOf, Playbook } from '../playbook/playbook.ts'
import { headingsOf } from '../text/headings.ts'
import { pagesOf } from './anchors.ts'
import { sourceFiles } from './sources.ts'

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

  it('gives each page a file of its own', () => {
    expect(new Set([...pages.values()].map(({ file }) => file)).size).toBe(pages.size)
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
      'onboarding:readiness',
      'before-you-begin',
      'onboarding:differs',
      'onboarding:request',
      'meeting',
      'accounts',
    ])
    expect(idsOn('/environments/il4/triage/crash')).toEqual([
      'steps',
      'walk',
      'path',
      'look',
      'scale',
      'call',
    ])
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
    expect(idsOn('/about')).toContain('fonts')
    expect(idsOn('/roles/pre')).toEqual(['owns', 'who', 'a-day'])
  })
})

describe('what a page is described with', () => {
  const base = withFixture('base', (root) => loadWorkspace([root]).playbook)
  const secretIn = (playbook: Playbook, key: string, address: string) =>
    pagesOf(playbook)
      .get(address)
      ?.shows.some((entry) => keyOf(entry) === key)

  it('is of a path of one environment in that one only', () => {
    const [shared] = base.all('triage')
    if (!shared) throw new Error('the fixture has a path')
    const own = { ...shared, id: 'own', environment: 'il4' }
    const playbook = new Playbook([...base.entries, own])
    const pages = [...pagesOf(playbook).values()].filter(({ shows }) => shows.includes(own))
    expect(pages.map(({ address }) => address).filter((address) => address.includes('/il2'))).toEqual([])
    expect(pages.map(({ address }) => address)).toContain('/environments/il4/triage/own')
  })

  it('is of an item of the roadmap that concerns a service on the page of that service too', () => {
    expect(secretIn(base, 'roadmap:il4:postgres-18', '/services/postgres')).toBe(true)
    expect(secretIn(base, 'roadmap:il4:postgres-18', '/environments/il4/roadmap')).toBe(true)
    expect(secretIn(base, 'roadmap:il4:postgres-18', '/environments/il2/roadmap')).toBe(false)
  })

  it('is of the services that a list in an environment names, and of the environment whose people a path calls', () => {
    expect(sourceFiles(pagesOf(base).get('/environments/il4/services')?.shows ?? [])).toEqual([
      'content/services/postgres.mdx',
      'environments/il4/environment.yaml',
      'environments/il4/notices.yaml',
      'environments/il4/services.yaml',
    ])
    expect(sourceFiles(pagesOf(base).get('/environments/il2/triage/crash')?.shows ?? [])).toContain(
      'environments/il2/environment.yaml',
    )
  })

  it('calls the environment before by its name, in the heading and in the list of contents', () => {
    const named = base.entries.map((entry) =>
      entry.kind === 'environment' && entry.id === 'il2'
        ? ({ ...entry, data: { ...entry.data, name: 'Integration (il2)' } } as Entry)
        : entry,
    )
    const page = pagesOf(new Playbook(named)).get('/environments/il4')
    const title = { title: 'What differs from Integration (il2)' }
    expect(page?.sections.find(({ id }) => id === 'what-differs')).toMatchObject(title)
    expect(page?.contents.find(({ id }) => id === 'what-differs')).toMatchObject(title)
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
