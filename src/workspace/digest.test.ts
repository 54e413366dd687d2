import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guide, inLayer, openSite, role } from '../../tests/marked-playbook.ts'
import { entry } from '../../tests/minimal-playbook.ts'
import { Playbook, type PublicFile } from '../domain/playbook/playbook.ts'
import { digestOf } from './digest.ts'

it('names what is there, and nothing but that', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-digest-'))
  try {
    const file = (text: string): PublicFile => {
      writeFileSync(join(folder, text), text)
      return { path: 'a.txt', layer: 'base', source: join(folder, text) }
    }
    const entries = [openSite(), guide('g', 'Words.\n'), role('pre')]
    const name = digestOf(new Playbook(entries, [file('one')]), folder)
    expect(name).toMatch(/^[0-9a-f]{12}$/)
    expect(digestOf(new Playbook(entries.toReversed(), [file('one')]), folder)).toBe(name)
    expect(
      digestOf(
        new Playbook(
          entries.map((entry) => inLayer(entry, 'other')),
          [file('one')],
        ),
        folder,
      ),
    ).toBe(name)
    const others = [
      new Playbook(entries, [file('two')]),
      new Playbook(entries, []),
      new Playbook([openSite(), guide('g', 'Others.\n'), role('pre')], [file('one')]),
      new Playbook([openSite({ title: 'T' }), guide('g', 'Words.\n'), role('pre')], [file('one')]),
    ]
    expect(new Set([name, ...others.map((each) => digestOf(each, folder))]).size).toBe(5)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('is another when the code of a component is, and not when that of a check or of nothing is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-digest-'))
  try {
    mkdirSync(join(folder, 'extend'))
    const code = (name: string, text: string) => writeFileSync(join(folder, 'extend', name), text)
    const extend = { checks: ['owners.mjs'], components: { Roster: { file: 'roster.mjs' } } }
    const playbook = new Playbook([openSite(), entry('configuration', 'fieldbook', { extend })])
    const digest = () => digestOf(playbook, folder)
    code('roster.mjs', 'export default { show: () => "one" }')
    const name = digest()
    code('owners.mjs', 'export default {}')
    code('draft.mjs', 'export default {}')
    expect(digest()).toBe(name)
    code('roster.mjs', 'export default { show: () => "two" }')
    expect(digest()).not.toBe(name)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
