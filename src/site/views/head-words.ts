import type { PageOf } from '../../domain/pages/page.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { proseText } from '../../workspace/prose-text.ts'
import type { Page } from './page.ts'

/** As much of a description as those who list pages show. */
const longest = 300

/**
 * What a page is called where it is listed outside of the site: in tabs, in bookmarks, in what a browser searches. One of an
 * environment says which it is, in both.
 */
export function headWords(
  playbook: Playbook,
  { environment, title }: Pick<PageOf, 'environment' | 'title'>,
  { after, lead }: Pick<Page, 'after' | 'lead'>,
): { title: string; description: string } {
  const home = playbook.get('environment', environment ?? '')?.data.name
  const said = [title, after].filter(Boolean).join(' ')
  const whole = home === undefined || said.includes(home) ? said : `${said}, ${home}`
  const words = lead === undefined ? '' : proseText(lead)
  const isPlaced = home === undefined ? words !== '' : words.includes(home)
  return { title: whole, description: (isPlaced ? words : `${whole}. ${words}`).trim().slice(0, longest) }
}
