import { describe, expect, it } from 'vitest'
import { availability, catalog, environment, service } from '../../../tests/minimal-catalog.ts'
import { compareEnvironments } from '../../domain/catalog/changes.ts'
import { comparisonText } from './diff-text.ts'

const because = {
  from: 'il4',
  what: 'Older.',
  why: 'The module that it links to is still in validation, which takes a quarter. '.repeat(3).trim(),
  until: 'Test against 15.',
}
const plans = (disk: string) => ({ small: { limits: { disk } } })
const il4 = environment({
  services: { kafka: availability({ plans: plans('2 GB') }), postgres: availability() },
})
const il5 = environment({
  promotesFrom: 'il4',
  services: {
    kafka: availability({ plans: plans('1 GB'), difference: because }),
    postgres: availability({ version: '16.1', difference: because }),
  },
})
const services = { kafka: service('Kafka'), postgres: service('PostgreSQL') }
const report = {
  kind: 'fieldbook-comparison' as const,
  version: 1 as const,
  ...compareEnvironments(catalog({ il4, il5 }, { services }), 'il4', 'il5'),
}
const frame = { title: 'From il4 to il5', banner: undefined, fiscal: 1 }

describe('a comparison for a terminal', () => {
  it('shows what differs where both sides look alike', () => {
    expect(comparisonText(report, frame)).toContain('differs small, disk: 2 GB → 1 GB\n')
  })

  it('tells a reason that holds for the next one too only once', () => {
    const text = comparisonText(report, frame)
    expect(text.split(because.why)).toHaveLength(2)
    expect(text).toContain('why     as above\n')
  })

  it('keeps lines whole for a file, and inside the width of a terminal, below their text', () => {
    expect(comparisonText(report, frame)).toContain(`why     ${because.why}\n`)
    const lines = comparisonText(report, frame, 80).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
    const first = lines.findIndex((line) => line.includes('why     The module'))
    expect(lines[first + 1]).toMatch(/^ {14}\S/)
  })
})
