import type { Kind } from '../model/registry.ts'
import { type Address, addressOf } from './address.ts'
import type { Entry, Playbook } from './playbook.ts'
import { compare } from './problem.ts'

/** Lists across environments, by what they are made of. Other pages show the entries that stand at or below them. */
const lists: Record<Address, readonly Kind[]> = {
  '/': ['environment', 'availability', 'service', 'roadmap', 'notice', 'lesson', 'exercise', 'onboarding'],
  '/services': ['environment', 'service', 'availability'],
  '/compare': ['environment', 'service', 'availability', 'onboarding'],
  '/fit': ['environment', 'service', 'availability', 'roadmap'],
  '/roadmap': ['environment', 'roadmap'],
  '/triage': ['environment', 'triage'],
  '/feedback': ['environment'],
  '/index-a-z': ['service', 'triage', 'term', 'guide', 'role', 'environment', 'objective'],
}

/**
 * The files of the workspace that a page is made from, as far as this network may hold them; sorted. Layers are
 * not named: that there are others is nothing to tell.
 */
export function sourcesOf(playbook: Playbook, address: Address): string[] {
  const shown = [...playbook.all('site'), ...shownOn(playbook, address)]
  return [...new Set(shown.map((entry) => inLayer(entry.file)))].sort(compare)
}

/** The entries that a page is made from, besides the site's settings. */
export function shownOn(playbook: Playbook, address: Address): Entry[] {
  const kinds = lists[address] ?? (address.startsWith('/compare/') ? lists['/compare'] : undefined)
  return kinds ? kinds.flatMap((kind) => playbook.all<Kind>(kind)) : entriesAt(playbook, address)
}

function entriesAt(playbook: Playbook, address: Address): Entry[] {
  const environment = /^\/environments\/([^/]+)/.exec(address)?.[1]
  return playbook.entries.filter((entry) => {
    const path = addressOf(entry, entry.kind === 'triage' ? environment : entry.environment)?.replace(
      /#.*/,
      '',
    )
    const isService = entry.kind === 'availability' && address === `/services/${entry.id}`
    return path === address || path?.startsWith(`${address}/`) || isService
  })
}

const inLayer = (file: string) => /(?:^|\/)((?:content|environments)\/.*)$/.exec(file)?.[1] ?? file
