import { describe, expect, it } from 'vitest'
import { judgedByRules } from '../../../../tests/judged-app.ts'
import { verdicts } from '../verdict.ts'
import { allPlatformRules } from './registry.ts'

const verdictOf = {
  refused: 'refused',
  absent: 'no',
  lost: 'unknown',
  waits: 'unknown',
  otherwise: 'limited',
} as const

describe('every rule of the platform holds by its examples', () => {
  it.each(allPlatformRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
    const wrong = judgedByRules(rule.wrong)
    const found = wrong.all.filter((finding) => finding.code === code)
    expect(found.map(({ verdict }) => verdict)).toContain(verdictOf[rule.effect])
    for (const { says, at } of found) expect([says !== '', at.line > 0]).toEqual([true, true])
    expect(verdicts.indexOf(wrong.verdict)).toBeGreaterThanOrEqual(verdicts.indexOf(verdictOf[rule.effect]))
    const right = judgedByRules(rule.right)
    expect(right.all.filter((finding) => finding.code !== undefined)).toEqual([])
    expect(right.all.filter(({ verdict }) => verdict === 'refused')).toEqual([])
  })

  it('has words, a source and a code of its own', () => {
    expect(allPlatformRules.length).toBeGreaterThan(50)
    for (const { code, title, why, source } of allPlatformRules) {
      expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
      expect(title.length > 10 && why.length > 20 && source.length > 10).toBe(true)
    }
  })
})
