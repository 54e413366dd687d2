import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guide, inLayer, openSite, role } from '../../tests/marked-playbook.ts'
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
    const name = digestOf(new Playbook(entries, [file('one')]))
    expect(name).toMatch(/^[0-9a-f]{12}$/)
    expect(digestOf(new Playbook(entries.toReversed(), [file('one')]))).toBe(name)
    expect(
      digestOf(
        new Playbook(
          entries.map((entry) => inLayer(entry, 'other')),
          [file('one')],
        ),
      ),
    ).toBe(name)
    const others = [
      new Playbook(entries, [file('two')]),
      new Playbook(entries, []),
      new Playbook([openSite(), guide('g', 'Others.\n'), role('pre')], [file('one')]),
      new Playbook([openSite({ title: 'T' }), guide('g', 'Words.\n'), role('pre')], [file('one')]),
    ]
    expect(
      new Set([name, digestOf(others[0] as Playbook), ...others.slice(1).map((each) => digestOf(each))]).size,
    ).toBe(5)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
