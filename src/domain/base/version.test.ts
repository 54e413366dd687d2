import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions, sameMajor, sameMinor } from './version.ts'

describe('compareVersions', () => {
  it.each([
    ['5.9', '5.10'],
    ['v4', 'v5'],
    ['v4', '5'],
    ['15.10', '16.6'],
    ['2026.9', '2026.11'],
    ['8.0.2-rc.2', '8.0.2-rc.10'],
    ['8.0.2-rc.1', '8.0.2'],
    ['8.0.2', '8.0.2-fips'],
    ['1.16.0.4', '1.16.0.5'],
    ['latest', '1'],
    ['99999999999999999998', '99999999999999999999'],
  ])('%s comes before %s', (earlier, later) => {
    expect(compareVersions(earlier, later)).toBeLessThan(0)
    expect(compareVersions(later, earlier)).toBeGreaterThan(0)
  })

  it.each([
    ['16', '16.0.0'],
    ['v16.6', '16.6'],
    ['16.06', '16.6'],
    ['1.2+build.7', '1.2+build.9'],
    ['PostgreSQL 16.6', '16.6'],
  ])('%s and %s are the same version', (a, b) => expect(compareVersions(a, b)).toBe(0))

  const version = fc.oneof(
    fc.stringMatching(/^v?\d{1,3}(\.\d{1,3}){0,3}(-(rc|beta|fips)\.?\d{0,2})?$/),
    fc.string({ maxLength: 12 }),
  )
  it('is an order: antisymmetric and transitive', () => {
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0)
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 5000 },
    )
  })
})

describe('sameMinor and sameMajor', () => {
  it.each([
    ['16.6', '16.6.1', true, true],
    ['5.1', '5.10', false, true],
    ['16', '16.0', true, true],
    ['v4', '4', true, true],
    ['15.10', '16.6', false, false],
    ['latest', 'Latest ', true, true],
    ['latest', '1', false, false],
  ])('%s and %s', (a, b, minor, major) => {
    expect(sameMinor(a, b)).toBe(minor)
    expect(sameMajor(a, b)).toBe(major)
  })
})
