import type { Entry, Playbook } from '../../domain/playbook.ts'

/** The banner of a page that shows these entries. */
export function pageMarking(playbook: Playbook, ..._entries: readonly Entry[]): string {
  return playbook.site?.data.marking ?? 'UNCLASSIFIED'
}
