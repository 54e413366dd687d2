import { describe, expect, it } from 'vitest'
import { entry } from '../../../tests/minimal-playbook.ts'
import { askedExpectations, askedLines, isShownByLines, lineAnchor } from './asked.ts'

const expects = (over: object = {}) => ({
  title: 'T',
  area: 'release',
  requirement: 'R.',
  evidence: 'E.',
  leadTime: 1,
  owner: 'pre',
  ...over,
})
const onboarding = (readiness: object, expectations: object = {}) =>
  entry(
    'onboarding',
    'onboarding',
    { title: 'O', summary: 'S.', expectations, readiness, reviewed: '2026-11-01' },
    'il5',
  )
const line = (over: object) => ({ title: 'L', owner: 'rele', ...over })
const idsOf = (readiness: object) =>
  Object.entries(askedLines(onboarding(readiness), (role) => role)).flatMap(([group, lines]) =>
    lines.map(({ id }) => `${group} ${id}`),
  )

it('has manifest and day wherever a list forgets them, under a name of their own', () => {
  expect(idsOf({})).toEqual(['platform readiness/manifest', 'people readiness/day'])
  expect(idsOf({ fit: line({ by: 'manifest' }), manifest: line({ by: 'components' }) })).toEqual([
    'platform readiness/fit',
    'reports readiness/manifest',
    'people readiness/day',
  ])
  expect(idsOf({ day: line({ by: 'components' }) })).toContain('people readiness/day.always')
})

it('does not ask for the release before the release', () => {
  const asked = onboarding({}, { tests: expects(), live: expects({ on: 'release-days' }) })
  expect(askedExpectations(asked).map(({ id }) => id)).toEqual(['expectations/tests'])
})

describe('an expectation is shown by lines', () => {
  const shown = (of: string[] | 'always', by: string[] | 'always') => {
    const asked = onboarding(
      { restore: line({ by: 'restore', minutes: 5, shows: ['copy'], when: by }) },
      { copy: expects({ when: of }) },
    )
    const lines = Object.values(askedLines(asked, (role) => role)).flat()
    return askedExpectations(asked).map((each) => isShownByLines(each, lines))
  }

  it.each([
    ['always', 'always', true],
    [['cui'], 'always', true],
    [['cui'], ['cui', 'batch'], true],
    // Where none of the conditions of the line holds, somebody has to say it.
    ['always', ['cui'], false],
    [['cui', 'batch'], ['cui'], false],
  ] as const)('asked %s, shown %s: %s', (of, by, expected) => {
    const words = (given: 'always' | readonly string[]) => (given === 'always' ? given : [...given])
    expect(shown(words(of), words(by))).toEqual([expected])
  })
})

it('calls an anchor by the line', () => {
  expect(lineAnchor('readiness/coverage')).toBe('readiness.coverage')
})
