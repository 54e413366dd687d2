import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import {
  entry,
  environment,
  guide,
  inLayer,
  layer,
  low,
  openSite,
  parsers,
} from '../../../tests/marked-playbook.ts'
import { playbookOf, worlds } from '../../../tests/marked-worlds.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { type Entry, Playbook } from '../playbook/playbook.ts'
import { release } from './release.ts'
import { saidOn } from './said.ts'

const saying = <E extends Entry>(of: E): E =>
  of.kind === 'site'
    ? {
        ...of,
        data: { ...of.data, withheld: 'said' },
        ...(of.replaced ? { replaced: saying(of.replaced) } : {}),
      }
    : of
const said = (playbook: Playbook) => {
  const asked = new Playbook(playbook.entries.map(saying), playbook.files)
  return saidOn(asked, release(asked, low, parsers))
}

const notice = (id: string, overrides: object = {}) =>
  entry(
    'notice',
    id,
    { title: id, kind: 'information', from: '2026-11-16T08:00Z', summary: 'S.', ...overrides },
    'il2',
  )
const open = [openSite(), environment('il2')]
const secret = { marking: 'SECRET' }

describe('saidOn', () => {
  it('says nothing unless it is asked to', () => {
    const playbook = new Playbook([...open, notice('n', secret)])
    expect(saidOn(playbook, release(playbook, low, parsers))).toEqual([])
  })

  it('says nothing where nothing is withheld', () => {
    expect(said(new Playbook([...open, notice('n')]))).toEqual([])
  })

  it.each([
    [
      'an entry',
      [notice('n', secret)],
      ['/', '/about', '/environments/il2', '/environments/il2/notices', '/notices', '/search', '/status'],
    ],
    ['a portion', [guide('g', 'Words.\n\n(S) Words.\n')], ['/about', '/guides', '/guides/g', '/search']],
    ['a guide', [guide('g', 'Words.\n', secret)], ['/', '/about', '/guides', '/index-a-z', '/search']],
    [
      'an environment, on the path too',
      [environment('il6', secret)],
      [
        '/',
        '/about',
        '/compare',
        '/environments',
        '/feedback',
        '/fit',
        '/index-a-z',
        '/index-by-environment',
        '/notices',
        '/objectives',
        '/roadmap',
        '/search',
        '/services',
        '/status',
        '/triage',
        '/worksheet',
      ],
    ],
    [
      'what a layer brings',
      [layer('high', 'SECRET'), inLayer(notice('n'), 'high')],
      ['/', '/about', '/environments/il2', '/environments/il2/notices', '/notices', '/search', '/status'],
    ],
  ] as [string, Entry[], string[]][])('names the pages that show %s', (_what, entries, pages) => {
    expect(said(new Playbook([...open, ...entries])).sort()).toEqual(pages)
  })

  describe('in a playbook with two environments', () => {
    const base = withFixture('base', (root) => loadWorkspace([root]).playbook)
    const asSecret = (of: Entry) => ({ ...of, data: { ...of.data, ...secret } }) as Entry

    it('says nothing in an environment of a path that is another one’s', () => {
      const [shared] = base.all('triage')
      if (!shared) throw new Error('the fixture has a path')
      const pages = said(
        new Playbook([...base.entries, asSecret({ ...shared, id: 'own', environment: 'il4' })]),
      )
      expect(pages).toContain('/environments/il4/triage')
      expect(pages.filter((page) => page.includes('/il2'))).toEqual([])
    })

    it('says of a promise that it is missing on the page of its service too', () => {
      const isPromise = ({ kind, id }: Entry) => kind === 'roadmap' && id === 'postgres-18'
      const pages = said(new Playbook(base.entries.map((of) => (isPromise(of) ? asSecret(of) : of))))
      expect(pages).toEqual(
        expect.arrayContaining(['/services/postgres', '/roadmap', '/environments/il4/roadmap']),
      )
      expect(pages.filter((page) => page.includes('/il2'))).toEqual([])
    })
  })

  it('does not depend on what withheld things say, nor on how many there are', () => {
    let spoken = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const [one, other] = ['kestrel', 'Merlin *falcon* (1)'].map((secret) =>
          playbookOf(world, secret),
        ) as [Playbook, Playbook]
        const pages = said(one)
        if (pages.length > 0) spoken++
        expect(said(other)).toEqual(pages)
        const twice = one.entries.flatMap((e) =>
          'marking' in e.data && e.data.marking === 'SECRET' && e.kind !== 'site' && e.kind !== 'layer'
            ? [e, { ...e, id: `${e.id}-again` }]
            : [e],
        )
        expect(said(new Playbook(twice, one.files))).toEqual(pages)
      }),
      { numRuns: 100, seed: 4 },
    )
    expect(spoken).toBeGreaterThan(60)
  })
})
