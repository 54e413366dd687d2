import { describe, expect, it } from 'vitest'
import { readEndOfLife } from './endoflife.ts'

const read = (value: unknown, file = '/tmp/harbour.json') => {
  const { value: found, problems } = readEndOfLife({ file, text: JSON.stringify(value) })
  return [found, ...problems.map(({ code, severity }) => `${severity} ${code}`)]
}
const release = {
  name: '4',
  releaseDate: '2025-01-01',
  isEol: false,
  eolFrom: '2028-01-31',
  eoesFrom: '2030-01-31',
}
const cycles = [{ cycle: '4', ends: '2028-01-31', extended: '2030-01-31' }]

describe('endoflife.date', () => {
  it('is read in the form of one product, and of all', () => {
    const product = { name: 'harbour', label: 'Harbour', releases: [release] }
    const found = [{ id: 'harbour', name: 'Harbour', cycles }]
    expect(read({ schema_version: '1.2.0', result: product })).toEqual([found])
    expect(read({ result: [product, { name: 'empty', releases: [] }] })).toEqual([found])
  })

  it('is read in the older form, by the name of the file or address', () => {
    const old = [
      { cycle: '4', eol: '2028-01-31', extendedSupport: '2030-01-31' },
      { cycle: 3, eol: true },
      { cycle: '5', eol: false },
    ]
    const all = [...cycles, { cycle: '3', ended: true }, { cycle: '5' }]
    for (const file of ['harbour.json', 'https://endoflife.date/api/harbour.json', 'C:\\down\\harbour.json'])
      expect(read(old, file)).toEqual([[{ id: 'harbour', name: 'harbour', cycles: all }]])
  })

  it('leaves out what is no line of versions, with its place', () => {
    const product = { name: 'harbour', releases: [release, { name: '5' }, { isEol: true }] }
    expect(read({ result: product })).toEqual([
      [{ id: 'harbour', name: 'harbour', cycles }],
      'warning input-value',
      'warning input-value',
    ])
  })

  it.each<[string, unknown]>([
    ['a list of names', ['postgresql', 'mysql']],
    ['a marketplace', { resources: [], pagination: {} }],
    ['an error', { message: 'Product not found' }],
    ['nothing', {}],
    ['a name that is none', { result: { name: '../x', releases: [release] } }],
  ])('%s is refused', (_what, value) => expect(read(value)).toEqual([undefined, 'error input-kind']))
})
