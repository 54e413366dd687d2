import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { readCatalog } from './catalog-file.ts'

const sample = catalog({ il5: environment() })
const text = JSON.stringify(sample, null, 1)
const read = (from: string, options = {}) => readCatalog({ file: 'old/catalog.json', text: from }, options)
const said = (from: string, options = {}) => read(from, options).problems.map((p) => `${p.message}; ${p.fix}`)

describe('readCatalog', () => {
  it('reads what a site published', () => expect(read(text)).toEqual({ value: sample, problems: [] }))

  it.each([
    [
      'another file',
      '{"name": "catalog"}',
      'it is not the catalog of a fieldbook; give the data/catalog.json',
    ],
    ['a list', '[]', 'it is not the catalog of a fieldbook'],
    ['what is not JSON', 'services:\n  - a\n', 'it is not JSON; give the data/catalog.json'],
    [
      'a later version',
      text.replace('"version": 1', '"version": 3'),
      'it is a catalog of version 3, and this fieldbook reads up to version 1; use the fieldbook that wrote it',
    ],
    ['no version', text.replace('"version": 1', '"version": "one"'), 'it does not say which version it has'],
    ['a version from before', text.replace('"version": 1', '"version": 0'), 'which nothing reads any more'],
    ['a field of the wrong form', text.replace('"zones": 3', '"zones": "three"'), 'environments/il5/zones: '],
  ])('says of %s what it is, and what to do', (_name, from, words) => {
    expect(said(from)).toEqual([expect.stringContaining(words)])
    expect(read(from).value).toBeUndefined()
  })

  it('reads of other environments only what they are, where one is asked for', () => {
    const services = { postgres: availability() }
    const two = catalog({ il4: environment({ services }), il5: environment({ services }) })
    const { value } = read(JSON.stringify(two), { only: 'il5' })
    expect(value?.environments['il4']).toEqual(environment())
    expect(value?.environments['il5']).toEqual(environment({ services }))
  })

  it('reads an older version by the steps that lead to this one', () => {
    const older = { ...sample, version: 1, edition: undefined, release: '2026.11' }
    const from = {
      1: ({ release, ...rest }: Record<string, unknown>) => ({ ...rest, edition: release }),
    }
    // What has come to version 2 is then judged by the schema of version 1, which is all there is.
    expect(said(JSON.stringify(older), { known: 2, from })).toEqual([expect.stringContaining('version')])
    expect(said(JSON.stringify(older))).toEqual([expect.stringContaining('edition')])
  })

  it('says of every file that was cut short that it was, at its end, and never throws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 2 }), (length) => {
        const cut = text.slice(0, length)
        const { value, problems } = read(cut)
        expect(value).toBeUndefined()
        expect(problems.map((p) => p.message)).toEqual(['it ends in the middle'])
        expect(problems[0]?.at.line).toBe(cut.trimEnd().split('\n').length)
      }),
      { numRuns: 500 },
    )
  })
})
