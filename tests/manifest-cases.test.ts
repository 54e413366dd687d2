import { describe, expect, it } from 'vitest'
import { judge } from '../src/domain/fit/judge.ts'
import { readFit } from '../src/formats/read/fit.ts'
import { casePlaybook, sourcesOf } from './case-playbook.ts'
import { wrongKinds } from './manifest-cases/wrong-kinds.ts'
import { manifestCases } from './manifest-cases.ts'

const playbook = casePlaybook()

describe('manifests that stand for a kind', () => {
  it.each(manifestCases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
    const { value, problems } = readFit(sourcesOf(each))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    if (!value) throw new Error('unreadable')
    const environments = [each.environment ?? 'open']
    const [fit] = judge({ ...value, org: 'harbour', environments }, playbook).environments
    const all = [...(fit?.together ?? []), ...(fit?.apps.flatMap(({ findings }) => findings) ?? [])]
    const found = all.flatMap(({ code, at }) => (code === undefined ? [] : [`${code} ${at.line}`]))
    const said = all.map(({ verdict, subject, says }) => `${verdict} ${subject}: ${says}`)
    expect({ found, verdict: fit?.verdict, said }).toEqual({
      found: [...(each.found ?? [])],
      verdict: each.verdict,
      said,
    })
  })
})

describe('files of another kind are named, with what to give instead', () => {
  it.each(wrongKinds.map((each) => [each.name, each] as const))('%s', (_name, { text, says }) => {
    const { value, problems } = readFit({ manifest: { file: 'm.yml', text } })
    expect(value).toBeUndefined()
    const errors = problems.filter(({ severity }) => severity === 'error')
    expect(errors).toHaveLength(1)
    expect(`${errors[0]?.message}; ${errors[0]?.fix}`).toMatch(says)
  })
})
