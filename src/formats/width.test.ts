import { expect, it } from 'vitest'
import { columnWidths, cutTo, padTo, tableLine, widthOf } from './width.ts'

it.each([
  ['', 0],
  ['etcd', 4],
  ['Größe', 5],
  ['Gro\u0308ße', 5],
  ['データ', 6],
  ['🚀', 2],
  ['a\u200bb', 2],
])('%j takes %i columns', (text, width) => expect(widthOf(text)).toBe(width))

it.each([
  ['データ', 7, 'データ '],
  ['データ', 4, 'データ'],
  ['Gro\u0308ße', 6, 'Gro\u0308ße '],
])('%j is filled up to %i columns', (text, width, expected) => expect(padTo(text, width)).toBe(expected))

it.each([
  ['データ', 6, 'データ'],
  ['データ', 5, 'デー…'],
  ['データ', 4, 'デ…'],
  ['catalog', 5, 'cata…'],
])('%j is cut to %i columns', (text, width, expected) => {
  expect(cutTo(text, width)).toBe(expected)
  expect(widthOf(cutTo(text, width))).toBeLessThanOrEqual(width)
})

it('columns of a table begin below each other whatever is written in them', () => {
  const rows = [
    ['データ', 'one', 'x'],
    ['Gro\u0308ße', 'deux', 'y'],
    ['🚀', '', 'z'],
  ]
  const ends = rows.map((row) => widthOf(tableLine(row, columnWidths(rows)).slice(0, -1)))
  expect(new Set(ends)).toEqual(new Set([14]))
})
