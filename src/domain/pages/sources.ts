import type { Entry } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import { pathInLayer } from '../playbook/without-layers.ts'

/**
 * The files of the workspace that entries come from, sorted. Layers are not named, since that would tell that there
 * are others.
 */
export const sourceFiles = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map((entry) => pathInLayer(entry.file)))].sort(compare)
