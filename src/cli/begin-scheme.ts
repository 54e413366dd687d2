import { suggest } from '../domain/base/nearest.ts'
import { parseMarking } from '../domain/marking/parse.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { valuesOf } from '../domain/playbook/values.ts'
import { type Preset, presetNames, presetOf } from '../publish/presets.ts'
import type { PlannedFile } from '../workspace/planned.ts'
import { UsageError } from './exit.ts'

/** A scheme that ships, or a usage error that lists them. */
export function presetNamed(flag: string, name: string): Preset {
  const known = presetNames()
  if (!known.includes(name)) throw new UsageError(`${flag} ${name}: ${suggest(name, known, 'schemes are')}`)
  return presetOf(name)
}

/**
 * The file that begins a scheme of one's own with one that ships. Where a marking that is written already means nothing
 * in it, nothing is written: no network could hold what carries it.
 */
export function planScheme(playbook: Playbook, name: string, base: string): PlannedFile[] {
  const { text, scheme } = presetNamed('scheme', name)
  if (playbook.scheme) throw new UsageError(`${playbook.scheme.file} is there already`)
  for (const entry of playbook.entries) {
    for (const { path, value, meta } of valuesOf(entry)) {
      if (!meta.marking || parseMarking(String(value), scheme).ok) continue
      const { file, line, col } = entry.at(path)
      throw new UsageError(
        `${file}:${line}:${col}: "${value}" is no marking of the scheme "${scheme.name}"; ` +
          'a scheme is begun before anything is marked: fieldbook init DIR --scheme NAME',
      )
    }
  }
  return [{ path: `${base}environments/scheme.yaml`, after: text }]
}
