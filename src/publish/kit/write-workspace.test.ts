import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workFolder } from '../../../tests/minimal-bundle.ts'
import { keyOf, type Playbook } from '../../domain/playbook/playbook.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { releaseTo } from '../../workspace/load-release.ts'
import { writeWorkspace } from './write-workspace.ts'

const { fresh } = workFolder()

const said = (playbook: Playbook) =>
  playbook.entries
    .map((entry) => [
      keyOf(entry),
      entry.file,
      entry.data,
      entry.body?.text.trim().replace(/\{\/\*[\s\S]*?\*\/\}/g, ''),
    ])
    .sort()

it.each(['.', 'tests/fixtures/base'])(
  'what is released of %s is the same playbook when it is read back',
  (root) => {
    const { playbook } = loadWorkspace([root])
    for (const network of playbook.all('network')) {
      const released = releaseTo(playbook, network).playbook
      const folder = fresh('workspace')
      writeWorkspace(folder, released)
      const again = loadWorkspace([folder])
      expect(again.problems.filter((p) => p.severity === 'error')).toEqual([])
      expect(said(again.playbook)).toEqual(said(released))
      expect(again.playbook.files.map((file) => file.path)).toEqual(released.files.map((file) => file.path))
      expect(again.playbook.files.every((file) => file.source.startsWith(join(folder, 'public')))).toBe(true)
      // Of what it is released from nothing more goes: what is read back is released whole.
      const lower = again.playbook.get('network', network.id)
      expect(lower && releaseTo(again.playbook, lower).withheld).toEqual([])
    }
  },
)
