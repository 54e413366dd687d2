import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import type { CatalogAvailability } from '../../model/catalog.ts'
import { canaryFigureWords } from '../releases/canary-figures.ts'
import { diffCatalogs } from './diff.ts'
import { changeInWords, sayValue, telling } from './words.ts'

const request = { channel: '#data', approver: 'Data', leadTime: 5 }

/** What one availability's change to another is told as. */
function told(before: CatalogAvailability, after: CatalogAvailability) {
  const of = (postgres: CatalogAvailability) => catalog({ il5: environment({ services: { postgres } }) })
  return diffCatalogs(of(before), of(after)).changes.map((change) => {
    const { part, before: old, after: now } = changeInWords(change)
    return [part, old, now]
  })
}

describe('a change in words', () => {
  it('names of a map only what differs in it', () => {
    const later = { ...request, leadTime: 7 }
    expect(told(availability({ request }), availability({ request: later }))).toEqual([
      ['request, leadTime', '5', '7'],
    ])
    const other = { ...later, approver: 'PRE' }
    expect(told(availability({ request }), availability({ request: other }))).toEqual([
      ['request', 'approver: Data; leadTime: 5', 'approver: PRE; leadTime: 7'],
    ])
  })

  it('tells of a set of sentences only those that came or went', () => {
    const limits = (...all: string[]) => availability({ limits: all })
    expect(told(limits('One copy.', 'TLS.'), limits('TLS.', 'Two copies.'))).toEqual([
      ['limits', 'One copy.', 'Two copies.'],
    ])
    expect(told(limits('One copy.', 'TLS.'), limits('TLS.'))).toEqual([['limits', 'One copy.', undefined]])
  })

  it('tells figures of a canary in words, and of what is watched only what is otherwise', () => {
    const practice = (duration: object, ...atMost: number[]) => {
      const watched = atMost.map((each, i) => ({ measure: i === 0 ? 'latency' : 'cpu', atMost: each }))
      const canary = { duration, share: { percent: 10 }, where: 'W.', watched, approves: ['pre'] }
      return catalog({ il5: environment({ fielding: { canary } as never }) })
    }
    const [change] = diffCatalogs(practice({ hours: 1 }, 10, 5), practice({ minutes: 30 }, 15, 5)).changes
    expect(change && changeInWords(change, canaryFigureWords)).toMatchObject({
      subject: 'practice canary',
      before: 'duration: 1 hour; watched: latency: at most 10 %',
      after: 'duration: 30 minutes; watched: latency: at most 15 %',
    })
  })

  it('tells who sees a plan whole', () => {
    const plans = (...orgs: string[]) => availability({ plans: { ha: { orgs } } })
    expect(told(plans('a', 'b'), plans('b'))).toEqual([['plan ha, orgs', 'a; b', 'b']])
  })
})

it('tells that a service was renamed once, not for each environment again', () => {
  const live = { broker: 'csb', offering: 'csb-mysql' }
  const of = (id: string) =>
    catalog(
      Object.fromEntries(
        ['il4', 'il5'].map((e) => [e, environment({ services: { [id]: availability({ live }) } })]),
      ),
      { services: { [id]: service('MySQL') } },
    )
  const { changes } = diffCatalogs(of('mysql'), of('mariadb'))
  expect(changes.map((change) => change.kind)).toEqual([
    'offering-moved',
    'offering-moved',
    'service-renamed',
  ])
  expect(telling(changes).map((change) => change.kind)).toEqual(['service-renamed'])
})

it('hours are told as people say them', () => {
  expect(sayValue([{ days: ['MO', 'TU', 'WE'], from: '13:00', until: '21:00' }])).toBe(
    'Monday to Wednesday, 13:00 to 21:00',
  )
})
