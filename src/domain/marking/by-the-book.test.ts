import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { explainedFix } from './known-words.ts'
import { parseMarking, parsePortion } from './parse.ts'
import { printBanner, printPortion } from './print.ts'
import { brokenRules } from './rules.ts'
import { usScheme } from './us-scheme.ts'

/**
 * Markings as public documents write them, and as they do not: each with what is wrong with it, at which word (none where
 * a rule about several is broken), why, and where that is written. After DoDM 5200.01 volume 2, 32 CFR parts 2001 and
 * 2002, the CUI registry and its marking handbook, ICD 710 and the rules of ISM.XML, all approved for public release.
 */
const rows = readFileSync(new URL('../../../tests/markings-by-the-book.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((row) => !row.startsWith('#'))
  .map((row) => {
    const [marking = '', ok = '', at = '', reason = '', source = ''] = row.split('\t')
    return { marking, ok, at, reason, source }
  })

const read = (text: string) => (text.startsWith('(') ? parsePortion : parseMarking)(text, usScheme)

it('has two hundred of them, each once, with a reason and a source', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
  expect(new Set(rows.map(({ marking }) => marking)).size).toBe(rows.length)
  for (const { ok, reason, source } of rows) {
    expect(['right', 'wrong']).toContain(ok)
    expect(reason && source).not.toBe('')
  }
})

describe('a marking by the book', () => {
  it.each(rows.filter(({ ok }) => ok === 'right'))('$marking is right: $reason', ({ marking }) => {
    const parsed = read(marking)
    if (!parsed.ok) throw new Error(parsed.faults.map(({ message }) => message).join())
    expect(brokenRules(parsed.marking, usScheme)).toEqual([])
    const print = marking.startsWith('(') ? printPortion : printBanner
    // The shortest list says the same.
    expect(read(print(parsed.marking, usScheme))).toEqual(parsed)
  })

  it.each(rows.filter(({ ok }) => ok === 'wrong'))('$marking is wrong: $reason', ({ marking, at }) => {
    const parsed = read(marking)
    if (parsed.ok) {
      expect(at, 'a word is at fault, and it was read').toBe('')
      expect(brokenRules(parsed.marking, usScheme)).not.toEqual([])
      return
    }
    expect(parsed.faults[0]?.word).toBe(at)
    // What puts it right proposes no other caveat or control.
    for (const fault of parsed.faults) expect(explainedFix(fault)).not.toMatch(/did you mean/i)
  })

  it.each(rows.filter(({ reason }) => reason.startsWith('legacy')))(
    '$marking is told as legacy',
    ({ marking }) => {
      const parsed = read(marking)
      const fix = parsed.ok ? '' : explainedFix(parsed.faults[0] ?? { word: '', fix: '' })
      expect(fix).toMatch(/^elsewhere it says .* today .*; ask who marked it$/)
    },
  )
})
