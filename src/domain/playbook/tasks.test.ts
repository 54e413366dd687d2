import { expect, it } from 'vitest'
import { entry, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { duties } from './tasks.ts'

const labels = (...[said, roles]: [object, object?]) => {
  const configured = roles ? [entry('configuration', 'fieldbook.config', { roles })] : []
  const all = duties(playbookOf(site(said), ...configured))
  return [all.build.label, all.enable.label, all.release.label, all.run.label]
}

it('calls those with a task by the words of the playbook, and never by those of another', () => {
  expect(labels({ roleLabels: {} })).toEqual(['builder', 'coach', 'releaser', 'operator'])
  const short = { name: 'Enabler', short: 'Enabler' }
  expect(labels({ roleLabels: { devee: short } })[1]).toBe('Enabler')
  expect(labels({ roleLabels: { guide: short } }, { enable: 'guide', run: 'keeper' })).toEqual([
    'builder',
    'Enabler',
    'releaser',
    'keeper',
  ])
})
