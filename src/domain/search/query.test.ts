import { describe, expect, it } from 'vitest'
import { parseQuery } from './query.ts'

const environments = [
  { id: 'il4', label: 'il4' },
  { id: 'il5', label: 'Level 5' },
]
const words = (text: string) => parseQuery(text, environments).words

describe('parseQuery', () => {
  it.each([
    ['when redis il5', ['redis']],
    ['who do I call', ['call']],
    ["app won't start", ['app', 'start']],
    ['502, bad gateway?', ['502', 'bad', 'gateway']],
    ['  p.redis  ', ['p.redis']],
    ['postgres Postgres', ['postgres']],
    ['how long for an account', ['account', 'lead', 'time']],
    ['when does kafka come', ['kafka']],
    ['go buildpack', ['go', 'buildpack']],
    ['where do logs go', ['logs']],
    ['2026-11-25T10:12:33.118+00:00 [RTR/0] 10.0.0.7:8080 502', ['RTR/0', '502']],
    ['request 3f2504e0-4f89-41d3-9a0c-0305e82c3301 1764065553118', ['request']],
    ['deadbeef facade 8080', ['deadbeef', 'facade', '8080']],
  ])('%s looks for %j', (text, wanted) => {
    expect(words(text)).toEqual(wanted)
  })

  it('keeps one question word where there is nothing else', () => {
    expect(words('how do I')).toEqual(['how'])
  })

  it('finds no words in signs alone', () => {
    expect(words(' ?! ')).toEqual([])
  })

  it.each(['redis il5', 'redis IL-5', 'redis il 5', 'redis level5'])('%s names an environment', (text) => {
    expect(parseQuery(text, environments)).toMatchObject({ words: ['redis'], environments: [1] })
  })

  it('takes two environments for a comparison, in which both names stand', () => {
    expect(parseQuery('il4 vs il5', environments)).toMatchObject({
      words: ['il4', 'il5'],
      environments: [0, 1],
    })
  })

  it('is told by question words what is wanted', () => {
    expect(parseQuery('when do we get kafka', environments).intents).toEqual(['when'])
    expect(parseQuery('why no mongodb, and whom to ask', environments).intents).toEqual(['why', 'who'])
  })

  it('knows whether the last word may go on', () => {
    expect(parseQuery('redi', environments).open).toBe(true)
    expect(parseQuery('redis ', environments).open).toBe(false)
    expect(parseQuery('redis il5', environments).open).toBe(false)
    expect(parseQuery('rel to', environments).open).toBe(false)
  })

  it('reads no more than the first words of a text', () => {
    expect(words(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '))).toHaveLength(12)
  })
})
