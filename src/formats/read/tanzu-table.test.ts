import { describe, expect, it } from 'vitest'
import { readLive } from './live.ts'

const read = (text: string) => {
  const { value, problems } = readLive([{ file: 'classes.txt', text }])
  return { value, codes: problems.map(({ code, at }) => `${code} ${at.line}:${at.col}`) }
}
const rows = [
  '  NAME           DESCRIPTION',
  '  eel-unmanaged  Eels by Harbour',
  '  gull           ',
  '  tern',
]

describe('tanzu service class list', () => {
  it('names offerings, of which neither plans nor brokers are known', () => {
    const { value, codes } = read(`$ tanzu service class list\n\n${rows.join('\n')}\n\n$ `)
    expect(codes).toEqual([])
    expect(value?.offerings.map(({ at: _, ...offering }) => offering)).toEqual([
      { name: 'eel-unmanaged', description: 'Eels by Harbour' },
      { name: 'gull' },
      { name: 'tern' },
    ])
    expect(value?.covers.offerings).toEqual([{}])
    expect(value?.stacks).toEqual([])
  })

  it.each([
    ['cut at the left', rows.map((row, i) => (i === 1 ? row.slice(2) : row))],
    ['with a name that runs into its description', ['NAME  DESCRIPTION', 'eel-unmanaged  Eels']],
    ['with two words for a name', ['NAME           DESCRIPTION', 'eel unmanaged  Eels']],
  ])('%s is refused with its line', (_what, lines) =>
    expect(read(lines.join('\n')).codes).toEqual(['export-table 2:1']),
  )
})
