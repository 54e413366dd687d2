import { describe, expect, it } from 'vitest'
import { daySchema, idSchema, momentSchema, targetSchema, versionSchema } from './fields.ts'

const table = {
  id: [
    idSchema,
    ['il5', 'platform-57.4', 'a', 'cflinuxfs4-2'],
    ['IL5', '5il', 'a_b', 'a-', '-a', 'a--b', 'a.', '', 'é', 'a'.repeat(65)],
  ],
  day: [
    daySchema,
    ['2026-11-16', '2028-02-29'],
    ['2026-11-31', '2026-2-1', '2026-11', '16.11.2026', '2027-02-29'],
  ],
  moment: [
    momentSchema,
    ['2026-11-18T02:00Z'],
    ['2026-11-18', '2026-11-18T02:00', '2026-11-18T02:00:00Z', '2026-11-18T25:00Z', '2026-11-18T02:00+01:00'],
  ],
  target: [
    targetSchema,
    ['2026-08-20', '2026-08', '2026-Q4'],
    ['2026-Q5', '2026-13', '2026', '2026-08-32', '2026-02-30', 'soon', '2026-q4'],
  ],
  version: [versionSchema, ['17.6', '5.10', 'v4', 'PostgreSQL 16'], ['', 'x'.repeat(65)]],
} as const

describe.each(Object.entries(table))('%s', (_, [schema, right, wrong]) => {
  it.each([...right])('may be %s', (value) => {
    expect(schema.safeParse(value).success).toBe(true)
  })

  it.each([...wrong])('may not be %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })
})
