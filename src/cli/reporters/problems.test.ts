import { describe, expect, it } from 'vitest'
import { entry } from '../../../tests/minimal-playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { renderProblems } from './problems.ts'

const problem: Problem = {
  code: 'link-broken',
  severity: 'error',
  at: { file: 'content/a.mdx', line: 9, col: 5 },
  message: 'there is no page /x',
  fix: 'did you mean /y?',
}
const warning: Problem = {
  ...problem,
  severity: 'warning',
  code: 'link-external',
  at: { ...problem.at, line: 12 },
}
const elsewhere: Problem = {
  ...problem,
  at: { file: 'content/b.mdx', line: 1, col: 1 },
  related: [{ at: { file: 'content/c.yaml', line: 3, col: 2 }, note: 'it stands here' }],
}

const replaced = [
  {
    entry: entry('availability', 'tracing', { status: 'available' }, 'il6'),
    at: { file: 'high/environments/il6/services.yaml', line: 2, col: 1 },
    instead: { file: 'base/environments/il6/services.yaml', line: 9, col: 1 },
  },
]

describe('text', () => {
  const render = (problems: Problem[]) => renderProblems(problems, { format: 'text', entries: 17 })

  it('groups by file, with place, severity, message, code, fix and what takes part', () => {
    expect(render([problem, warning, elsewhere])).toBe(`content/a.mdx
  content/a.mdx:9:5  error  there is no page /x  link-broken
      fix: did you mean /y?
  content/a.mdx:12:5  warning  there is no page /x  link-external
      fix: did you mean /y?
content/b.mdx
  content/b.mdx:1:1  error  there is no page /x  link-broken
      fix: did you mean /y?
      content/c.yaml:3:2  it stands here

2 errors, 1 warning in 2 files
`)
  })

  it('lists what a later layer replaced, which is no finding', () => {
    expect(renderProblems([], { format: 'text', entries: 17, replaced })).toBe(`Replaced by a later layer
  high/environments/il6/services.yaml:2:1  il6 availability tracing stands in place of base/environments/il6/services.yaml:9:1

17 entries, no problems
`)
  })

  it('says when there is nothing', () => {
    expect(render([])).toBe('17 entries, no problems\n')
  })

  it('shows control characters instead of obeying them', () => {
    const out = render([
      { ...problem, at: { ...problem.at, file: 'a\u001b[2J' }, message: 'x\u0007\nfake line\u202e' },
    ])
    for (const sign of ['\u0007', '\u001b', '\u202e']) expect(out).not.toContain(sign)
    expect(out).toContain('\\u{1b}')
    expect(out.split('\n').filter((line) => line.startsWith('fake'))).toEqual([])
  })

  it('cuts what an author wrote at great length', () => {
    expect(render([{ ...problem, message: 'x'.repeat(100_000) }]).length).toBeLessThan(1000)
  })
})

describe('json', () => {
  it('has everything, with a version', () => {
    const out = JSON.parse(renderProblems([problem, elsewhere], { format: 'json', entries: 17 }))
    expect(out).toEqual({ version: 1, entries: 17, problems: [problem, elsewhere], replaced: [] })
  })

  it('lists what a later layer replaced', () => {
    const out = JSON.parse(renderProblems([], { format: 'json', entries: 17, replaced }))
    const { at, instead } = replaced[0] ?? {}
    expect(out.replaced).toEqual([{ kind: 'availability', id: 'tracing', environment: 'il6', at, instead }])
  })

  it('is valid when there is nothing', () => {
    expect(JSON.parse(renderProblems([], { format: 'json', entries: 0 })).problems).toEqual([])
  })
})
