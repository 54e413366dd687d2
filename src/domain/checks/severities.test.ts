import { describe, expect, it } from 'vitest'
import { configurationSchema } from '../../model/configuration.ts'
import { Playbook } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import { exceptionsIn, rules } from './registry.ts'
import { asGiven, classed, isWeaker, standingOf } from './severities.ts'

const day = '2026-11-16'
const at = { file: 'content/site.yaml', line: 1, col: 1 }
const problems: Problem[] = rules.map(({ code, severity }) => ({ code, severity, at, message: code }))

/** What problems there are of a code under an exception, as of the day. */
function under(code: string, severity: string, until?: string): string[] {
  const data = configurationSchema.parse({
    checks: { [code]: { severity, reason: 'For a test.', ...(until && { until }) } },
  })
  const file = 'fieldbook.config.yaml'
  const entry = {
    kind: 'configuration',
    id: 'configuration',
    layer: 'base',
    file,
    data,
    at: () => at,
  } as const
  const exceptions = exceptionsIn(new Playbook([entry]), day)
  return asGiven(problems, exceptions).flatMap((p) => (p.code === code ? [p.severity] : []))
}

describe('severities', () => {
  it('has every code in one class, and no other', () => {
    expect(classed.toSorted()).toEqual(rules.map(({ code }) => code).toSorted())
    expect(new Set(classed).size).toBe(classed.length)
  })

  it('holds whatever is about markings, layers, networks, files and what could run', () => {
    const grave =
      /^(?:marking|layer|network|file|mdx|reference|schema|yaml|configuration|exception)-|-withheld$/
    const loose = rules.filter(({ code }) => grave.test(code) && standingOf(code) !== 'held')
    expect(loose.map(({ code }) => code)).toEqual([])
  })

  it.each(
    rules.filter(({ code }) => standingOf(code) === 'held').map(({ code, severity }) => [code, severity]),
  )('lowers %s by no means', (code, severity) => {
    expect(under(code, 'off', '2027-01-01')).toEqual([severity])
    expect(under(code, 'warning', '2027-01-01')).toEqual([severity])
    expect(under(code, 'error', '2027-01-01')).toEqual(['error'])
  })

  it.each([
    ['link-external', 'off', '2026-11-16', []],
    ['link-external', 'off', '2026-11-15', ['warning']],
    ['link-external', 'off', undefined, ['warning']],
    ['link-external', 'error', undefined, ['error']],
    ['link-external', 'error', '2026-11-15', ['warning']],
    ['pre-pair', 'warning', '2026-12-01', ['warning']],
    ['pre-pair', 'off', '2026-12-01', []],
    ['pre-pair', 'warning', '2026-11-01', ['error']],
  ])('%s, %s until %s: %j', (code, severity, until, expected) => {
    expect(under(code, severity, until)).toEqual(expected)
  })

  it('knows what is weaker', () => {
    expect(isWeaker('off', 'warning')).toBe(true)
    expect(isWeaker('warning', 'error')).toBe(true)
    expect(isWeaker('warning', 'warning')).toBe(false)
    expect(isWeaker('error', 'warning')).toBe(false)
  })
})
