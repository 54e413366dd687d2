import { type Release, release } from '../domain/marking/release.ts'
import type { Entry, Playbook } from '../domain/playbook/playbook.ts'
import { parseBody, parseProse } from './mdx.ts'

/**
 * What a network may hold of a playbook. Everything that leaves this machine goes through here: pages, index,
 * data, diffs; nothing later sees what was withheld.
 */
export function releaseTo(playbook: Playbook, network: Entry<'network'>): Release {
  return release(playbook, network.data, { prose: parseProse, mdx: parseBody })
}
