import { expect, it } from 'vitest'
import { casePlaybook, sourcesOf } from '../../../tests/case-playbook.ts'
import { wrongKinds } from '../../../tests/manifest-cases/wrong-kinds.ts'
import { manifestCases } from '../../../tests/manifest-cases.ts'
import { type FitSources, readFit } from '../../formats/read/fit.ts'
import { judge } from './judge.ts'
import { by, onPage } from './ways.ts'

/** All that is said of some files to those who gave them. */
function messages(sources: FitSources): string[] {
  const { value, problems } = readFit(sources)
  const said = problems.flatMap(({ message, fix = '' }) => [message, fix])
  if (!value) return said
  const { environments } = judge({ ...value, environments: ['open', 'closed'] }, casePlaybook())
  const found = environments.flatMap(({ together, apps }) => [
    ...together,
    ...apps.flatMap(({ findings }) => findings),
  ])
  return [...said, ...found.flatMap(({ says, fix = '', give = '' }) => [says, fix, give])]
}

const bound = (text: string): FitSources => ({
  manifest: { file: 'm.yml', text: 'applications:\n- {name: a, services: [db, ((x))]}\n' },
  services: [{ file: 's.yml', text }],
})

it('a page speaks of its fields, never of options and verbs of the command line', () => {
  const kinds = wrongKinds.map(({ text }) => ({ file: 'w', text }))
  const given: FitSources[] = [
    ...manifestCases.map(sourcesOf),
    ...kinds.flatMap((source): FitSources[] => [{ manifest: source }, bound(source.text)]),
    bound('applications: []'),
    bound('_schema-version: "3"\nID: a\nmodules: []'),
    bound('apiVersion: score.dev/v1b1'),
    bound('services: [{name: a, plans: []}]'),
    bound('db: {offering: postgres, plan: own}'),
    { manifest: { file: 'm.yml', text: 'create-services: []' } },
    { manifest: { file: 'm.yml', text: '{"pagination": {}, "resources": []}' } },
    { manifest: { file: 'm.yml', text: 'applications: ((apps))' } },
  ]
  const said = given.flatMap(messages)
  const spoken = new Set(said.filter((text) => /--[a-z]|\bfieldbook\b/.test(text)))
  for (const text of spoken) expect(onPage(text)).not.toMatch(/--[a-z]|\bfieldbook\b|\bdrift\b/)
  // Each of the ways is said by something.
  const unsaid = Object.values(by).filter((line) => !said.some((text) => text.includes(line)))
  expect(unsaid).toEqual([])
})
