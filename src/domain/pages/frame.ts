import type { Kind } from '../../model/registry.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { pagesInRail } from './own-pages.ts'

/**
 * What every page is made from: the site's settings, how it is marked, the network it is for, and what stands beside
 * every page: the names of environments, the titles of own pages. It is said once, here, and not of each page.
 */
export const frameOf = oncePer((playbook: Playbook): readonly Entry[] => {
  const inRail = new Set<Entry>(pagesInRail(playbook))
  return playbook.entries.filter((entry) => kinds.has(entry.kind) || inRail.has(entry))
})

const kinds: ReadonlySet<Kind> = new Set([
  'site',
  'configuration',
  'scheme',
  'network',
  'layer',
  'environment',
])
