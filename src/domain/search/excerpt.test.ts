import { describe, expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'

const card = {
  url: 'a.html',
  title: 'Valkey',
  text: `Valkey. redis, p-redis, Redis, cache. ${Array.from({ length: 60 }, (_, i) => `w${i}`).join(' ')}`,
  headings: [[30, 'later', 'Later on']] as [number, string, string][],
}
const excerpt = (places: number[], isTitled = false) =>
  excerptOf(card, [places], { title: 1, names: 4, isTitled })
const textOf = (pieces: { text: string }[]) => pieces.map((piece) => piece.text).join('')

describe('excerptOf', () => {
  it('begins where most words stand, and marks them', () => {
    const { pieces } = excerpt([8, 50, 51])
    expect(pieces.filter((piece) => piece.hit).map((piece) => piece.text)).toEqual(['w45 w46'])
    expect(textOf(pieces)).toMatch(/^… w39 .* w45 w46 w47/)
  })

  it('would rather have all words once than one word often', () => {
    const { section } = excerptOf(card, [[8, 9, 10, 40], [41]], { title: 1, names: 4, isTitled: false })
    expect(section?.id).toBe('later')
  })

  it('tells the section, and takes nothing from before its heading', () => {
    const { pieces, section } = excerpt([31])
    expect(section).toEqual({ id: 'later', title: 'Later on' })
    expect(textOf(pieces)).toMatch(/^… w25 w26/)
  })

  it('begins at the beginning where the title says it', () => {
    const { pieces, section } = excerpt([0, 50], true)
    expect(textOf(pieces)).toMatch(/^w0 w1/)
    expect(section).toBeUndefined()
  })

  it('shows other names that were hit, each once', () => {
    expect(excerpt([1, 2, 3]).names.map(textOf)).toEqual(['redis', 'p-redis'])
    expect(excerpt([0, 1]).names).toEqual([])
  })

  it('puts single spaces between pieces', () => {
    expect(textOf(excerpt([8, 10, 11]).pieces)).not.toMatch(/ {2}|\S(?=w\d)/)
  })
})
