import { describe, expect, it } from 'vitest'
import { Spelling } from './spelling.ts'

const spelling = new Spelling(
  'rabbitmq queue:1 crash:2 redis load test latest 502 postgis postgres buildpack',
)

describe('Spelling', () => {
  it.each([
    ['rabbit', 'rabbit'],
    ['p.ostgres', 'p.ostgres'],
    ['crashing', 'crash'],
    ['buildpacks', 'buildpack'],
    ['502', '502'],
  ])('knows %s', (word, resolved) => {
    expect(spelling.resolve(word)).toBe(resolved)
  })

  it.each(['rabitmq', 'kubernetes', 'xq', 'postgers'])('does not know %s', (word) => {
    expect(spelling.resolve(word)).toBeUndefined()
  })

  it.each([
    ['rabitmq', 'rabbitmq'],
    ['redsi', 'redis'],
    ['postrges', 'postgres'],
    ['postgers', 'postgres'],
    ['buldpak', 'buildpack'],
  ])('corrects %s to %s', (word, meant) => {
    expect(spelling.correct(word)).toBe(meant)
  })

  it.each(['rds', 'reads', '503', 'kubernetes'])(
    'corrects nothing that is short, a number, or far: %s',
    (word) => {
      expect(spelling.correct(word)).toBeUndefined()
    },
  )

  it('splits what was written as one word', () => {
    expect(spelling.split('loadtest')).toEqual(['load', 'test'])
    expect(spelling.split('rabitmq')).toBeUndefined()
  })

  it.each([
    ['econnrabbitmq', 'rabbitmq'],
    ['redis2', 'redis'],
    ['abcdefghtest', undefined],
  ])('finds the word inside %s: %s', (word, inside) => {
    expect(spelling.inside(word)).toBe(inside)
  })

  it('offers what begins alike to one who found nothing', () => {
    expect(spelling.near('postmark')).toEqual(['postgis', 'postgres'])
    expect(spelling.near('crashlog')).toEqual(['crash'])
    expect(spelling.near('uaa')).toEqual([])
  })

  it('knows which beginnings stand in more places than can be looked up at once', () => {
    const counted = new Spelling('=900 service =700 serve:1 redis =1 zone')
    expect(['s', 'serv', 'service', 'redis', 'zo', 'kafka'].filter((word) => counted.isCommon(word))).toEqual(
      ['s', 'serv'],
    )
    expect(counted.resolve('zone')).toBe('zone')
    expect(counted.resolve('900')).toBeUndefined()
  })

  it('knows in which part of the index a word is', () => {
    expect([0, 1].map((part) => spelling.isIn('que', part))).toEqual([true, false])
    expect([0, 1].map((part) => spelling.isIn('crash', part))).toEqual([false, true])
    expect([0, 1].map((part) => spelling.isIn('redis', part))).toEqual([true, true])
  })
})
