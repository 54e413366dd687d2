import { describe, expect, it } from 'vitest'
import { availability, environment, openSite, service } from '../../../tests/marked-playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { Playbook } from '../playbook/playbook.ts'
import { evidenceOld } from './evidence-old.ts'

const limit = { evidence: { limit: '45 days' } }
const offers = (...days: (string | undefined)[]) =>
  days.map((on, i) =>
    availability(`s${i}`, 'il4', {
      live: { offering: `s${i}` },
      ...(on === undefined ? {} : { seen: { on } }),
    }),
  )
const said = (rule: object, ...days: (string | undefined)[]) =>
  [
    ...evidenceOld.run(
      new Playbook([openSite(), environment('il4', rule), service('s0'), service('s1'), ...offers(...days)]),
      { asOf: '2026-11-16', parseProse },
    ),
  ].map(({ message }) => message)

describe('evidence that is too old', () => {
  it('is nothing where no limit is set', () => expect(said({}, '2020-01-01', undefined)).toEqual([]))
  it('is told service by service', () =>
    expect(said(limit, '2026-08-03', '2026-11-13')).toEqual([
      's0 was seen in il4 on 2026-08-03, which counted until 2026-09-17, and it is 2026-11-16',
    ]))
  it('counts to the day', () => expect(said(limit, '2026-10-02', '2026-10-02')).toEqual([]))
  it('is one thing where nothing of an environment was seen for so long', () => {
    expect(said(limit, undefined, undefined)).toEqual([
      'no service of il4 was seen within 45 days: no export was stamped',
    ])
    expect(said(limit, '2026-08-03', '2026-07-01')).toEqual([
      'no service of il4 was seen within 45 days: the last was on 2026-08-03',
    ])
  })
})
