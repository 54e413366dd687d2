import { describe, expect, it } from 'vitest'
import { interfaceWords } from '../../model/interface-words.ts'
import { german } from './german.ts'
import { inOtherWords } from './in-other-words.ts'

describe('a text in other words', () => {
  it.each([
    ['Services', 'Dienste'],
    [' As of ', ' Stand '],
    ['3 of 7 done', '3 von 7 erledigt'],
    ['Edition 2026.11', 'Ausgabe 2026.11'],
    ['16 Nov 2026', '16. Nov. 2026'],
    ['Mon 16 Mar', 'Mo 16. März'],
    ['It is due on Mon 30 Nov.', 'It is due on Mo 30. Nov.'],
    ['16 Nov, 23:20 UTC', '16. Nov., 23:20 UTC'],
    ['As of 1 Feb 2027: the next is Tue 2 Feb', 'As of 1. Feb. 2027: the next is Di 2. Feb.'],
  ])('%s: %s', (text, said) => {
    expect(inOtherWords(text, german)).toBe(said)
  })

  it.each(['Services of ours', 'services', '', '  ', 'constructor', 'May 2027', 'a 31 Mayfly'])(
    'stays as it is where it is none of them: %j',
    (text) => {
      expect(inOtherWords(text, german)).toBeUndefined()
    },
  )

  it('is not said a second time', () => {
    for (const word of interfaceWords) {
      const said = inOtherWords(word.replace(/#/g, '12'), german)
      const again = said === undefined ? undefined : inOtherWords(said, german)
      expect(again, word).toBeUndefined()
    }
  })
})

it('every word has as many places for a number in German', () => {
  const places = (text: string) => text.match(/#/g)?.length ?? 0
  expect(interfaceWords.filter((word) => places(word) !== places(german[word]))).toEqual([])
  expect(new Set(interfaceWords).size).toBe(interfaceWords.length)
})
