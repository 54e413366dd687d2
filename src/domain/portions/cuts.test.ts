import fc from 'fast-check'
import { expect, it } from 'vitest'
import { edited, editsBetween } from './cuts.ts'

it('says what is gone, what is new and what is otherwise, and nothing of the rest', () => {
  const from = { a: { b: 1, c: 2 }, d: [1, 2], e: 'same' }
  const to = { a: { b: 1, f: 3 }, d: [2], e: 'same' }
  expect(editsBetween(from, to)).toEqual([[['a', 'c']], [['a', 'f'], 3], [['d'], [2]]])
})

it('keeps a key that objects have of their own', () => {
  const from = JSON.parse('{"__proto__":{"a":1}}') as object
  expect(edited({}, editsBetween({}, from))).toEqual(from)
  expect(Object.keys(edited(from, editsBetween(from, {})))).toEqual([])
})

it('leads from any data to any other, by way of JSON', () => {
  const data = fc.dictionary(fc.constantFrom('a', 'b', '', 'c'), fc.jsonValue({ maxDepth: 3 }))
  fc.assert(
    fc.property(data, data, (from, to) => {
      const [before, after] = [JSON.stringify(from), JSON.stringify(to)]
      const edits = JSON.parse(JSON.stringify(editsBetween(JSON.parse(before), JSON.parse(after))))
      expect(edited(JSON.parse(before), edits)).toEqual(JSON.parse(after))
    }),
    { numRuns: 500, seed: 4 },
  )
})
