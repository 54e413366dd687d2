import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brief, problemsOf, withFixture } from './fixture.ts'

const [home, notices] = ['environments/il4/environment.yaml', 'environments/il4/notices.yaml']
const meeting = /when: Monthly, next: 2026-12-08/

/** The base of all fixtures with one fault of time in it, and a link to a page that needs its environment. */
const badly = (file: string, change: (text: string) => string) =>
  withFixture('base', (root) => {
    const path = join(root, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
    appendFileSync(join(root, 'content/roles/pre.mdx'), '\nSee [what changes](/compare/il2-to-il4).\n')
    return problemsOf(root)
  })

const repeating = (rule: string, more = '') =>
  `repeats: {rule: '${rule}', first: 2026-01-07, from: '02:00', until: '08:00'${more}}`
const again = (rule: string, more?: string) => (text: string) => text.replace(meeting, repeating(rule, more))
const ending = (lines: string) => (text: string) => `${text}${lines}`

describe('what is wrong with a time is one problem, at its place, that says what to write', () => {
  it.each([
    ['a zone that is none', home, ending('calendar: {zone: Europe/Berln}\n'), '40:18 schema-value', /IANA/],
    [
      'an offset in place of a zone',
      home,
      ending("calendar: {zone: '+01:00'}\n"),
      '40:18 schema-value',
      /IANA/,
    ],
    [
      'a rule that never comes',
      home,
      again('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'),
      '35:52 calendar-rule',
      /correct the rule/,
    ],
    ['a rule that nobody can follow', home, again('FREQ=WEEKLY;BYDAY=XX'), '35:52 calendar-rule', /RFC 5545/],
    [
      'a rule that has ended',
      home,
      again('FREQ=WEEKLY;BYDAY=WE;UNTIL=20251231'),
      '35:52 schema-value',
      /what has ended is taken out/,
    ],
    ['a rule by the second', home, again('FREQ=SECONDLY'), '35:52 schema-value', /FREQ=WEEKLY;BYDAY=WE/],
    [
      'a day that is none',
      home,
      again('FREQ=WEEKLY;BYDAY=WE', ', except: [2026-02-30]'),
      '35:135 schema-value',
      /day/,
    ],
    [
      'an hour that is none',
      home,
      (text: string) => again('FREQ=WEEKLY;BYDAY=WE')(text).replace("'08:00'", "'24:00'"),
      '35:117 schema-value',
      /two digits/,
    ],
    [
      'words beside the rule that makes them',
      home,
      (text: string) => text.replace(meeting, `when: Monthly, ${repeating('FREQ=WEEKLY;BYDAY=WE')}`),
      '35:36 cadence-times',
      /leave `when` out/,
    ],
    [
      'a horizon in the past',
      home,
      ending('calendar: {knownUntil: 2026-10-01}\n'),
      '40:12 calendar-horizon',
      /to 2027-11-16/,
    ],
    [
      'a freeze that ends before it begins',
      home,
      ending('calendar: {knownUntil: 2028-01-01, freezes: [{from: 2026-12-24, to: 2026-12-20, name: F}]}\n'),
      '40:69 period-reversed',
      /swap the two/,
    ],
    [
      'freezes that overlap',
      home,
      ending(
        'calendar: {knownUntil: 2028-01-01, freezes: [{from: 2026-12-20, to: 2026-12-28, name: F}, {from: 2026-12-24, to: 2027-01-03, name: G}]}\n',
      ),
      '40:91 calendar-overlap',
      /make them one/,
    ],
    [
      'a word before its notice',
      notices,
      ending('  updates: [{at: 2026-11-17T02:00Z, words: Early.}]\n'),
      '8:18 period-reversed',
      /swap the two/,
    ],
    [
      'a next word before its notice',
      notices,
      ending('  nextWord: 2026-11-17T02:00Z\n'),
      '8:13 period-reversed',
      /swap the two/,
    ],
    [
      'a notice that ends before it begins',
      notices,
      (text: string) => text.replace('11-18T08:00Z', '11-17T08:00Z'),
      '5:10 period-reversed',
      /swap the two/,
    ],
  ])('%s', (_, file, change, expected, fix) => {
    const problems = badly(file, change)
    expect(problems.map(brief)).toEqual([`${file}:${expected}`])
    expect(`${problems[0]?.message} ${problems[0]?.fix}`).toMatch(fix)
  })

  it('windows that overlap', () => {
    const more = `\n  - {name: Night, kind: upgrade-window, ${repeating('FREQ=WEEKLY;BYDAY=WE')}, what: W.}\n  - {name: Dawn, kind: upgrade-window, ${repeating('FREQ=MONTHLY;BYDAY=2WE')}, what: W.}\nfielding:`
    const problems = badly(home, (text) => text.replace('\nfielding:', more))
    expect(problems.map(brief)).toEqual([`${home}:37:49 calendar-overlap`])
    expect(problems[0]?.message).toMatch(/"Dawn" overlaps with "Night" on 2026-12-09/)
  })
})
