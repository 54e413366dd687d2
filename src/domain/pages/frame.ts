import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'

/**
 * What every page is made from: the site's settings, how it is marked, the network it is for, and the environments,
 * whose names stand beside every page. It is said once, here, and not of each page.
 */
export const frameOf = oncePer((playbook: Playbook): readonly Entry[] =>
  playbook.entries.filter(
    ({ kind }) =>
      kind === 'site' ||
      kind === 'configuration' ||
      kind === 'scheme' ||
      kind === 'network' ||
      kind === 'layer' ||
      kind === 'environment',
  ),
)
