import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Check } from '../src/domain/checks/check.ts'
import { markingPortionBroken } from '../src/domain/checks/marking-portion-broken.ts'
import { markingPortionSuspect } from '../src/domain/checks/marking-portion-suspect.ts'
import { markingUnknown } from '../src/domain/checks/marking-unknown.ts'
import { mdxAttribute } from '../src/domain/checks/mdx-attribute.ts'
import { mdxComponent } from '../src/domain/checks/mdx-component.ts'
import { mdxExpression } from '../src/domain/checks/mdx-expression.ts'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { Playbook } from '../src/domain/playbook/playbook.ts'
import { problemsOf, withFixture } from './fixture.ts'
import { type MarkedForm, markedForms, needle } from './marked-forms.ts'
import { entry, guide, openSite } from './marked-playbook.ts'
import { runCheck } from './run-check.ts'
import { saidBelow } from './said-below.ts'

const checks: readonly Check[] = [
  ...[markingUnknown, markingPortionSuspect, markingPortionBroken],
  ...[mdxComponent, mdxExpression, mdxAttribute],
]

function entriesOf({ place, text }: MarkedForm) {
  if (place === 'body') return [openSite(), guide('g', text)]
  const term = place === 'prose' ? { term: 'T', meaning: text } : { term: text, meaning: 'Words.' }
  return [openSite(), entry('term', 't', term)]
}

/** What becomes of a form: the checks refuse it, or the low side does not get what it marks. */
function judge(form: MarkedForm): 'refused' | 'absent' | 'published' {
  let entries: ReturnType<typeof entriesOf>
  try {
    entries = entriesOf(form)
  } catch {
    // The parser of MDX refuses it, as `mdx-syntax`.
    return 'refused'
  }
  if (checks.some((check) => runCheck(check, entries).some(({ severity }) => severity === 'error')))
    return 'refused'
  return saidBelow(new Playbook(entries)).includes(needle) ? 'published' : 'absent'
}

const judged = new Map([...markedForms()].map((form) => [form, judge(form)]))
afterAll(() => {
  const count = (place: string, what: string) =>
    [...judged].filter(([form, as]) => form.place === place && as === what).length
  const lines = ['body', 'prose', 'plain'].map(
    (place) =>
      `${place}: ${count(place, 'refused')} refused, ${count(place, 'absent')} absent, ${count(place, 'published')} published`,
  )
  console.log(`forms of marks: ${judged.size} (${lines.join('; ')})`)
})

describe('no form of a mark publishes what it marks', () => {
  it.each(['body', 'prose', 'plain'] as const)('in the %s', (place) => {
    const published = [...judged].filter(([form, as]) => form.place === place && as === 'published')
    expect(published.map(([{ name, text }]) => `${name}: ${JSON.stringify(text)}`)).toEqual([])
  })
})

describe('a workspace on disk', { timeout: 60_000 }, () => {
  const notice = (text: string) =>
    `quiet:\n  title: Probe\n  kind: information\n  from: 2026-11-16T07:00Z\n  summary: A probe.\n${text}`
  const portion =
    '  details: |\n    <Portion mark="(S//NF)">The first sentence.\n\n    A second one.</Portion>\n'
  const written: [string, string, string[]][] = [
    [
      'a portion over two paragraphs',
      notice(portion),
      ['7:5 marking-portion-broken', '7:20 marking-portion-suspect', '9:18 marking-portion-broken'],
    ],
    [
      'a mark at the second line',
      notice('  details: |\n    (U) A.\n    (S//NF) B.\n'),
      ['8:5 marking-portion-suspect'],
    ],
    ['a mark in a title', notice('').replace('Probe', 'Probe (S//NF)'), ['2:16 marking-portion-suspect']],
    [
      'a misspelt mark in a title',
      notice('').replace('Probe', '(S//NOFRON) x'),
      ['2:10 marking-portion-suspect'],
    ],
    ['a stray end', notice('  details: A.</Portion>\n'), ['6:14 marking-portion-broken']],
  ]
  it.each(written)('with %s is refused by check with its place, and by build', (_, text, expected) => {
    withFixture('base', (root) => {
      const file = 'environments/il4/notices.yaml'
      writeFileSync(join(root, file), text)
      const found = problemsOf(root).filter(({ severity, at }) => severity === 'error' && at.file === file)
      expect(found.map(({ at, code }) => `${at.line}:${at.col} ${code}`)).toEqual(
        expect.arrayContaining(expected),
      )
      const out = join(root, 'out')
      const build = ['bin/fieldbook.mjs', 'build', '--root', root, '--as-of', '2026-11-16', '--out', out]
      const run = spawnSync(process.execPath, build, { encoding: 'utf8' })
      expect([run.status, existsSync(out)]).toEqual([2, false])
      expect(run.stdout + run.stderr).toContain('marking-portion')
    })
  })
})

describe('what only looks a little like a mark is prose', () => {
  it.each([
    ...[
      'service(s) and app(s)',
      'f(c) and g(s, t)',
      '(a) first, (b) second',
      'a word (small) here',
      '\\(S) Words',
    ],
    ...[
      '\\(S//NF) Words',
      'https://example.test/s//x',
      'il6 handles SECRET data',
      'up to SECRET.',
      'The U.S. law',
    ],
    ...['cleared for CUI//SP-CTI, or refused', '$(s) and {{C}}', 'List<S>', 'C++ (C++ is old)', 'route (v8)'],
    ...['A note: words', 'arr[s] = c // words', '(24-7) within words is (24-7)', 'cf push -s (stack)'],
  ])('%s', (text) => {
    const words = text.startsWith('(24') ? `so ${text}` : text
    expect(
      runCheck(markingPortionSuspect, [openSite(), entry('term', 't', { term: 'T', meaning: words })]),
    ).toEqual([])
  })

  it.each([
    ...['SECRET', 'NOFORN', '- SECRET', 'SECRET data goes\nby hand.', 'marking: SECRET\n'],
    ...['(U) Words:\n\n- one\n- two', '(S) Words:\n\n- (S) one\n- (S) two', '(S) Words.\n\n- one'],
    ...['- (S)\n  - one', '`{/* words */}`', 'Words.[^1]\n\n[^1]: More.'],
    ...['(CUI) Words:\n\n<Portion mark="(CUI)">\n\n- one\n\n</Portion>', '# Words\n\n[r]: /guides'],
  ])('%j', (text) => {
    const term = entry('term', 't', { term: 'T', meaning: text })
    expect(runCheck(markingPortionSuspect, [openSite(), term])).toEqual([])
  })

  it('is what the scheme allows, as it is written', () => {
    const scheme = (allowed: string[]) => entry('scheme', 'scheme', { ...usScheme, allowed })
    const term = entry('term', 't', { term: 'Relay (S)', meaning: 'Words (c) 2026.' })
    const found = (...allowed: string[]) =>
      runCheck(markingPortionSuspect, [openSite(), scheme(allowed), term]).map(({ at }) => at.file)
    expect(found()).toEqual(['t.term', 't.meaning'])
    expect(found('(c)')).toEqual(['t.term'])
    expect(found('(c)', '(S)')).toEqual([])
  })

  it('is code that shows how marks are written', () => {
    const body = (info: string) => `Words.\n\n\`\`\`${info}\n(S//NF) Words.\n\`\`\`\n`
    const found = (info: string) =>
      runCheck(markingPortionSuspect, [openSite(), guide('g', body(info))]).length
    expect([found('md'), found('md example'), found('md examples')]).toEqual([1, 0, 1])
  })
})
