import { describe, expect, it } from 'vitest'
import { Names, namesText } from './names.ts'

const names = new Names(
  namesText([
    { title: 'Redis', names: ['p.redis', 'Key-value store'] },
    { title: 'Policy for queues', names: [] },
    { title: '', names: [] },
    { title: 'The java_buildpack & Redistribution', names: ['RabbitMQ'] },
  ]),
)
const found = (word: string) => Object.fromEntries(names.find(word))

describe('Names', () => {
  it('finds words in titles and names, with their places', () => {
    expect(found('redis')).toEqual({
      0: { places: [0, 1], isExact: true, head: [0, 1] },
      3: { places: [3], isExact: false, head: [] },
    })
  })

  it('finds parts of words at the place of the whole', () => {
    expect(found('buildpack')).toEqual({ 3: { places: [1], isExact: true, head: [1] } })
    expect(found('mq')).toEqual({ 3: { places: [4], isExact: true, head: [4] } })
    expect(found('store')).toEqual({ 0: { places: [3], isExact: true, head: [3] } })
  })

  it.each(['policies', 'Policy', 'polic'])('finds forms of %s', (word) => {
    expect(found(word)[1]).toEqual({ places: [0], isExact: true, head: [0] })
  })

  it.each(['edis', '.', '', 'kafka', '('])('finds nothing for %j', (word) => {
    expect(found(word)).toEqual({})
  })
})
