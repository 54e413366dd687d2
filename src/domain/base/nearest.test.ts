import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, suggest } from './nearest.ts'

describe('nearest', () => {
  it.each([
    ['postgress', ['mysql', 'postgres'], 'postgres'],
    ['avaliable', ['unavailable', 'available'], 'available'],
    ['Kafka', ['kafka'], 'kafka'],
    ['/guides/canaries', ['/guides', '/guides/canary', '/guides/blue-green'], '/guides/canary'],
    ['redis', ['postgres', 'kafka'], undefined],
    ['x', [], undefined],
  ])('%s among %j is %s', (word, alternatives, expected) => {
    expect(nearest(word, alternatives)).toBe(expected)
  })

  it('counts a swap of neighbours as one edit', () => {
    expect(nearest('ab', ['ba'], 1)).toBe('ba')
    expect(nearest('abcdef', ['bacdfe'], 2)).toBe('bacdfe')
    expect(nearest('abcdef', ['bacdfe'], 1)).toBeUndefined()
  })

  it('agrees with the distance written plainly', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-'), maxLength: 12 })
    fc.assert(
      fc.property(
        word,
        fc.array(word, { maxLength: 6 }),
        fc.integer({ min: 0, max: 12 }),
        (a, others, most) => {
          const near = others.map((b) => plainDistance(a, b))
          const least = Math.min(...near)
          const expected = least <= most ? others[near.indexOf(least)] : undefined
          expect(nearest(a, others, most)).toBe(expected)
        },
      ),
    )
  })
})

describe('suggest', () => {
  it('lists what there is, the nearest first', () => {
    expect(suggest('avaliable', ['available', 'limited'])).toBe(
      'did you mean "available"? (one of available, limited)',
    )
    expect(suggest('x', ['available', 'limited'])).toBe('one of available, limited')
    expect(suggest('x', [], 'services are')).toBe('there are none yet')
  })

  it('takes the beginning of a word for the word', () => {
    expect(suggest('warn', ['note', 'warning'])).toMatch(/^did you mean "warning"\?/)
    expect(suggest('postgresql', ['mysql', 'postgres'])).toMatch(/^did you mean "postgres"\?/)
    expect(suggest('no', ['notices'])).toBe('one of notices')
  })

  it('cuts a long list short and says how long it is', () => {
    const many = Array.from({ length: 30 }, (_, i) => `entry-number-${i}`)
    expect(suggest('x', many)).toMatch(/entry-number-11, … \(30 in all\)$/)
  })
})

/** Optimal string alignment distance as the textbook has it. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  )
  const at = (i: number, j: number) => d[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const row = d[i] as number[]
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap ? at(i - 2, j - 2) + 1 : change)
    }
  }
  return at(a.length, b.length)
}
