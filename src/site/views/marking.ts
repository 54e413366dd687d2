import { markingsOf } from '../../domain/marking/effective.ts'
import { printMark } from '../../domain/marking/print.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'

/** A page's banner as a portion mark, for what scripts draw on it; none where the site shows no such marks. */
export function pagePortion(playbook: Playbook, banner: string): string | undefined {
  if (playbook.site?.data.portions !== 'shown') return undefined
  const markings = markingsOf(playbook)
  return printMark(markings.read(banner), markings.scheme)
}
