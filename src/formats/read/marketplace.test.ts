import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixture, source } from '../../../tests/format-fixtures.ts'
import { looksLikeMarketplace, readMarketplace } from './marketplace.ts'

const read = (name: string) => readMarketplace(fixture(`catalogs/${name}`)).value
const plans = (name: string) =>
  read(name)?.offerings.map((o) => [o.broker, o.name, o.plans?.map((p) => [p.name, p.free])])

describe('cf marketplace', () => {
  it('v6: no brokers, `*` at paid plans, descriptions with line breaks', () => {
    expect(plans('marketplace-v6.txt')).toEqual([
      [
        undefined,
        'csb-postgres',
        [
          ['small', true],
          ['large', false],
        ],
      ],
      [undefined, 'csb-rabbitmq', [['shared', true]]],
      [
        undefined,
        'tide-drain',
        [
          ['default', true],
          ['audit', true],
        ],
      ],
    ])
    expect(read('marketplace-v6.txt')?.asWhom).toEqual({
      org: 'tidewatch',
      space: 'dev',
      user: 'kim@cairnway.example',
    })
  })

  it('late v6 marks nothing, so nothing is said of prices', () => {
    const text = fixture('catalogs/marketplace-v6.txt').text.replace('large*', 'large ')
    const offerings = readMarketplace(source(text)).value?.offerings
    expect(offerings?.[0]?.plans?.map((p) => p.free)).toEqual([undefined, undefined])
  })

  it('v7: three offerings of two names, wide characters, a description of four lines', () => {
    const offerings = read('marketplace-v7.txt')?.offerings
    expect(
      offerings?.map((o) => [o.broker, o.name, o.plans?.map((p) => p.name).join(' '), o.at.line]),
    ).toEqual([
      ['csb', 'csb-postgres', 'small large', 4],
      ['csb', 'csb-rabbitmq', 'shared', 5],
      ['lab-broker', 'csb-postgres', 'small', 9],
      ['observability', 'tide-drain', 'default audit', 10],
    ])
    expect(offerings?.[1]?.description).toBe('Queues, with mirrors.They are not backed up.Ask first.')
    expect(read('marketplace-v7.txt')?.covers.offerings).toEqual([{}])
  })

  it('v8 --no-plans -b: plans unknown, and it speaks for one broker', () => {
    expect(plans('marketplace-v8-no-plans.txt')).toEqual([
      ['csb', 'csb-postgres', undefined],
      ['observability', 'tide-drain', undefined],
    ])
    expect(read('marketplace-v8-no-plans.txt')?.covers.offerings).toEqual([{ broker: 'csb' }])
  })

  it('v8 -e: a table for each broker, colours taken off', () => {
    expect(plans('marketplace-v8-e.txt')).toEqual([
      [
        'csb',
        'csb-postgres',
        [
          ['small', true],
          ['large', false],
        ],
      ],
      ['lab-broker', 'csb-postgres', [['small', true]]],
    ])
    expect(read('marketplace-v8-e.txt')?.covers.offerings).toEqual([{ offering: 'csb-postgres' }])
  })

  it('v6 -s', () => {
    expect(plans('marketplace-v6-s.txt')).toEqual([
      [
        undefined,
        'csb-postgres',
        [
          ['small', true],
          ['large', false],
        ],
      ],
    ])
  })

  it('an empty marketplace is an answer, not an error', () => {
    const text =
      'Getting all service offerings from marketplace in org o / space s as u...\n\nNo service offerings found.\n'
    expect(readMarketplace(source(text)).value).toMatchObject({ offerings: [], covers: { offerings: [{}] } })
  })

  it('is told from YAML', () => {
    expect(looksLikeMarketplace(fixture('catalogs/marketplace-v7.txt').text)).toBe(true)
    expect(looksLikeMarketplace(fixture('catalogs/osb-untidy.yaml').text)).toBe(false)
  })
})

/** A table as cf prints it: three blanks between columns, line breaks without width. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (cell: string) => [...cell.replaceAll('\n', '')].length
  const columns = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => width(row[i] ?? ''))) + 3)
  const pad = (cell: string, i: number, last: number) =>
    i === last ? cell : cell + ' '.repeat((columns[i] ?? 0) - width(cell))
  return rows.map((row) => row.map((cell, i) => pad(cell, i, row.length - 1)).join('')).join('\n')
}

it('reads back any table that cf prints', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/)
  const word = fc.stringMatching(/^[A-Za-z0-9.,()-]{1,12}$/)
  const description = fc.array(word, { minLength: 1, maxLength: 12 }).chain((words) =>
    fc
      .array(fc.constantFrom(' ', ' ', ' ', '\n', '\n\n'), {
        minLength: words.length,
        maxLength: words.length,
      })
      .map((gaps) => words.map((w, i) => (i === 0 ? w : `${gaps[i]}${w}`)).join('')),
  )
  const offering = fc.tuple(name, fc.array(name, { minLength: 1, maxLength: 4 }), description, name)
  fc.assert(
    fc.property(fc.array(offering, { minLength: 1, maxLength: 8 }), (offerings) => {
      const rows = offerings.map(([n, plans, text, broker]) => [n, plans.join(', '), text, broker])
      const text = `Getting all service offerings from marketplace...\n\n${table([['offering', 'plans', 'description', 'broker'], ...rows])}\n\nTIP: x`
      const found = readMarketplace(source(text)).value?.offerings
      expect(found?.map((o) => [o.name, o.plans?.map((p) => p.name), o.broker])).toEqual(
        offerings.map(([n, plans, , broker]) => [n, plans, broker]),
      )
    }),
    { numRuns: 1000 },
  )
})
