import { describe, expect, it } from 'vitest'
import { lookUpIn, manifestOf, type Written } from '../../../tests/ranked-manifest.ts'
import { narrow, nothingTicked, type Ticked } from './facets.ts'
import { rank } from './rank.ts'

const written: Written[] = [
  { title: 'Queue', kind: 'Guide', roles: 0b01 },
  { title: 'Queue', entry: 'a', kind: 'Service', environment: 'il2', status: 'available', roles: 0b11 },
  { title: 'Queue', entry: 'a', kind: 'Service', environment: 'il5', status: 'planned', roles: 0b11 },
]
const narrowed = (ticked: Partial<Ticked>) => {
  const manifest = manifestOf(written)
  const { query, found } = lookUpIn(written, 'queue')
  return narrow(manifest, rank(manifest, query, found).hits, { ...nothingTicked, ...ticked })
}

describe('narrow', () => {
  it('leaves everything where nothing is ticked, and counts things, not documents', () => {
    const { hits, counts } = narrowed({})
    expect(hits).toHaveLength(2)
    expect(counts.kind).toEqual(
      new Map([
        [1, 1],
        [0, 1],
      ]),
    )
    expect(counts.environment).toEqual(
      new Map([
        [0, 1],
        [2, 1],
        [-1, 1],
      ]),
    )
    expect(counts.role).toEqual(
      new Map([
        [0, 2],
        [1, 1],
      ]),
    )
    expect(counts.status).toEqual(
      new Map([
        [0, 1],
        [1, 1],
      ]),
    )
  })

  it('lands where what is ticked holds', () => {
    expect(narrowed({ environment: [2] }).hits).toMatchObject([{ document: 2, documents: [2] }])
  })

  it('joins values of one facet, and asks for all facets', () => {
    expect(narrowed({ environment: [0, -1] }).hits).toHaveLength(2)
    expect(narrowed({ environment: [0], status: [1] }).hits).toEqual([])
  })

  it('counts a facet as if nothing of it were ticked', () => {
    expect(narrowed({ environment: [2] }).counts.environment.get(0)).toBe(1)
    expect(narrowed({ environment: [2] }).counts.kind).toEqual(new Map([[1, 1]]))
  })
})
