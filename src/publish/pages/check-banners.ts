import type { ToldPage } from '../../workspace/told.ts'
import { firstOf, type ParsedPage, wordsIn } from './html.ts'

/**
 * Throws unless a page shows what it told of its marking: a banner at its top, and wherever else it has one. Lists and
 * stylesheets for paper are made from what was told, readers see what is shown.
 */
export function checkBanners(page: ParsedPage, { address, marking, banner }: ToldPage): void {
  const banners = page.elements.filter(({ attribs }) => /^banner(?: |$)/.test(attribs['class'] ?? ''))
  const isSaid = banners.every((tag) => tag.attribs['data-marking'] === marking && wordsIn(tag) === banner)
  const whole = firstOf(page, 'html')?.attribs['data-marking'] ?? marking
  if (banners.length === 0 || !isSaid || whole !== marking)
    throw new Error(`the banners of ${address} do not say what it is marked, ${marking}`)
}
