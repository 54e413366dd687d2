import { markingsOf } from '../../domain/marking/effective.ts'
import { printMark } from '../../domain/marking/print.ts'
import { indicatedOf } from '../../domain/marking/shown.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { Fact } from './page.ts'

/** A page's banner as a portion mark, for what scripts draw on it; none where the site shows no such marks. */
export function pagePortion(playbook: Playbook, banner: string): string | undefined {
  if (playbook.site?.data.portions !== 'shown') return undefined
  const markings = markingsOf(playbook)
  return printMark(markings.read(banner), markings.scheme)
}

/** Portions of levels that show their level alone, for what scripts draw; none where every mark is shown whole. */
export function shortPortions({ levels }: Scheme): string | undefined {
  const short = levels.filter(({ behind }) => behind === 'indicator').map(({ portion }) => portion)
  return short.length > 0 ? short.join('|') : undefined
}

/** What the designation indicator of a page says, as facts of its title block; none where its banner says all. */
export function indicatorFacts(banner: string, scheme: Scheme): Fact[] {
  const { level, categories, dissemination } = indicatedOf(banner, scheme) ?? {
    categories: [],
    dissemination: [],
  }
  return [
    ...(categories.length > 0 ? [{ label: `${level} category`, text: categories.join(', ') }] : []),
    ...(dissemination.length > 0 ? [{ label: 'Dissemination', text: dissemination.join(', ') }] : []),
  ]
}
