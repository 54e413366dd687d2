import { expect, it } from 'vitest'
import { entry, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { severityHere } from './severity-here.ts'

const rule = {
  code: 'link-words',
  severity: 'error',
  title: 'T',
  why: 'W.',
  wrong: 'x',
  right: 'y',
} as const
const here = (checks: object, asOf = '2026-11-16') =>
  severityHere(playbookOf(site({}), entry('configuration', 'fieldbook.config', { checks })), rule, asOf)

it.each([
  ['nothing', {}, { given: 'error', label: 'error' }],
  [
    'a weaker one',
    { 'link-words': { severity: 'warning', reason: 'Being written.', until: '2026-12-31' } },
    {
      given: 'warning',
      label: 'warning; usually error',
      why: 'Here it is a warning in place of an error until 31 Dec 2026: Being written.',
    },
  ],
  [
    'one that is switched off',
    { 'link-words': { severity: 'off', reason: 'Ours.', until: '2026-12-31' } },
    {
      given: 'off',
      label: 'off; usually error',
      why: 'Here it is switched off in place of an error until 31 Dec 2026: Ours.',
    },
  ],
  [
    'one that has ended',
    { 'link-words': { severity: 'off', reason: 'Was ours.', until: '2026-11-01' } },
    {
      given: 'error',
      label: 'error',
      why: 'It is an error again. It was switched off here until 1 Nov 2026: Was ours.',
    },
  ],
])('a playbook that says %s', (_what, checks, expected) => {
  expect(here(checks)).toEqual(expected)
})
