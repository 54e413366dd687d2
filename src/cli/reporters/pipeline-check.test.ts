import { describe, expect, it } from 'vitest'
import { entry } from '../../../tests/minimal-playbook.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { renderPipeline } from './pipeline.ts'
import { checkFindings } from './pipeline-check.ts'

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
const replaced = [
  {
    entry: entry('availability', 'tracing', { status: 'available' }, 'il6'),
    at: { file: 'high/environments/il6/services.yaml', line: 2, col: 1 },
    instead: { file: 'base/environments/il6/services.yaml', line: 9, col: 1 },
  },
]

describe('github', () => {
  const render = (problems: Problem[], listed: typeof replaced = []) =>
    renderPipeline(
      checkFindings({ problems, entries: 17, replaced: listed }, ['/elsewhere'], false),
      'github',
    )

  it('is a workflow command a problem', () => {
    expect(render([problem, warning])).toBe(
      '::error file=content/a.mdx,line=9,col=5,title=link-broken::there is no page /x%0Afix: did you mean /y?\n' +
        '::warning file=content/a.mdx,line=12,col=5,title=link-external::there is no page /x%0Afix: did you mean /y?\n',
    )
  })

  it('is a notice for what a later layer replaced', () => {
    expect(render([], replaced)).toMatch(
      /^::notice file=high\/environments\/il6\/services\.yaml,line=2,col=1,title=replaced::/,
    )
  })

  it('escapes what would end a property or begin another command', () => {
    const at = { ...problem.at, file: 'a,b:c%.md' }
    const out = render([{ ...problem, at, message: '100 %\n::error::x' }])
    expect(out).toContain('file=a%2Cb%3Ac%25.md,')
    expect(out.split('\n')).toHaveLength(2)
    expect(out).toContain('100 %25')
  })

  it('is empty when there is nothing', () => {
    expect(render([])).toBe('')
  })
})
