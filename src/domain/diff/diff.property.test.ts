import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCatalog, anyPair, turned } from '../../../tests/arbitrary-catalog.ts'
import { apply, invert } from '../../../tests/diff-algebra.ts'
import type { Catalog } from '../../model/catalog.ts'
import { catalogDiffSchema } from '../../model/catalog-diff.ts'
import { diffCatalogs } from './diff.ts'
import { canonical, type JsonTree } from './tree.ts'

const runs = { numRuns: 1500 }
const form = (value: unknown) => canonical(value as JsonTree)

describe('the algebra of diffs', () => {
  it('diff(a, a) is empty, in whatever order a is written', () => {
    fc.assert(
      fc.property(anyCatalog, (a) => {
        expect(diffCatalogs(a, a).changes).toEqual([])
        expect(diffCatalogs(a, turned(a)).changes).toEqual([])
      }),
      runs,
    )
  })

  it('the inverse of diff(a, b) is diff(b, a)', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(invert(diffCatalogs(a, b))).toEqual(diffCatalogs(b, a))
      }),
      runs,
    )
  })

  it('diff(a, b) applied to a gives b', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(form(apply(diffCatalogs(a, b), a))).toBe(form(b))
      }),
      runs,
    )
  })

  it('a diff that was written and read again still leads there', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const read = catalogDiffSchema.parse(JSON.parse(JSON.stringify(diffCatalogs(a, b))))
        expect(form(apply(read, JSON.parse(JSON.stringify(a)) as Catalog))).toBe(form(b))
      }),
      { numRuns: 500 },
    )
  })

  it('the order of the input is irrelevant', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(form(diffCatalogs(turned(a), turned(b)))).toBe(form(diffCatalogs(a, b)))
      }),
      runs,
    )
  })

  it('two catalogs differ exactly when their diff has a change', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const content = ({ services, environments }: Catalog) => form({ services, environments })
        expect(diffCatalogs(a, b).changes.length > 0).toBe(content(a) !== content(b))
      }),
      runs,
    )
  })
})
