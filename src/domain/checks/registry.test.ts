import { describe, expect, it } from 'vitest'
import { rules } from './registry.ts'

describe('rules', () => {
  it('have codes of their own, in kebab case', () => {
    const codes = rules.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
  })

  it('explain themselves', () => {
    for (const { code, title, why, wrong, right } of rules) {
      for (const text of [title, why, wrong, right]) expect(text.trim().length, code).toBeGreaterThan(3)
      expect(wrong, code).not.toBe(right)
    }
  })
})
