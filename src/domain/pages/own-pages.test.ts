import { describe, expect, it } from 'vitest'
import { high, low, openSite, releaseOf, withBody } from '../../../tests/marked-playbook.ts'
import { entry, environment, playbookOf } from '../../../tests/minimal-playbook.ts'
import { lettersOf } from './kinds.ts'
import { pageMarking } from './marking.ts'
import { pagesInRail } from './own-pages.ts'
import { frameOf, pageAt } from './registry.ts'

const page = (id: string, overrides: object = {}, text = '## Why\n\nBecause.\n') =>
  withBody(entry('page', id, { title: `Title of ${id}`, summary: 'Summary.', ...overrides }), text)

const ground = [openSite(), environment('dev', { marking: 'UNCLASSIFIED' })]

const made = [
  ...ground,
  page('second', { rail: 'House', order: 2 }),
  page('first', { rail: 'House', order: 1 }),
  page('quiet'),
  page('above', { rail: 'Manual', marking: 'SECRET' }),
]

describe('a page of one’s own', () => {
  const playbook = playbookOf(...made)

  it('is described by its entry: address, title, headings, search, A to Z', () => {
    const found = pageAt(playbook, '/pages/quiet')
    expect(found?.title).toBe('Title of quiet')
    expect(found?.contents).toEqual([{ id: 'why', title: 'Why' }])
    expect(found?.search).toMatchObject({ kind: 'Page', entry: 'page/quiet' })
    const listed = lettersOf(playbook).flatMap(({ entries }) => entries.map(({ href }) => href))
    expect(listed).toEqual(expect.arrayContaining(['/pages/first', '/pages/quiet', '/pages/above']))
  })

  it('stands in the rail where it says so, in its order', () => {
    expect(pagesInRail(playbook).map(({ id }) => id)).toEqual(['first', 'second'])
  })

  it('marked above the site it is in no rail, and raises the banner of no other page', () => {
    const { playbook: released } = releaseOf(made, high)
    expect(pageAt(released, '/pages/above')).toBeDefined()
    expect(frameOf(released).map(({ id }) => id)).not.toContain('above')
    const marking = (address: string) => {
      const found = pageAt(released, address)
      return found && pageMarking(released, found)
    }
    expect([marking('/pages/first'), marking('/pages/above')]).toEqual(['UNCLASSIFIED', 'SECRET'])
  })

  it('goes where its marking may go, and leaves no trace elsewhere', () => {
    const { playbook: released } = releaseOf(made, low)
    const without = releaseOf(
      made.filter(({ id }) => id !== 'above'),
      low,
    ).playbook
    expect(pageAt(released, '/pages/above')).toBeUndefined()
    expect(lettersOf(released)).toEqual(lettersOf(without))
  })
})
