import { expect, it } from 'vitest'
import { allPlatformRules } from '../src/domain/fit/rules/registry.ts'
import { tried } from '../src/domain/fit/rules/tried.ts'
import { manifestCases } from './manifest-cases.ts'

it('the documentation says by how many examples each rule is tried', () => {
  const cases = manifestCases.flatMap(({ found = [] }) => [...new Set(found.map((f) => f.split(' ')[0]))])
  // A wrong and a right example stand in the rule itself.
  const counted = allPlatformRules.map(({ code }) => [code, 2 + cases.filter((c) => c === code).length])
  expect(tried).toEqual(Object.fromEntries(counted))
})
