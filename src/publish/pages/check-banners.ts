import type { ToldPage } from '../../workspace/told.ts'
import { elementsIn, firstIn, type ParsedPage, wordsIn } from './html.ts'

/**
 * Throws unless a page shows what it told of its marking: a banner at its top, and wherever else it has one. Lists and
 * stylesheets for paper are made from what was told, readers see what is shown.
 */
export function checkBanners({ root }: ParsedPage, { address, marking, banner }: ToldPage): void {
  const banners = [...elementsIn(root)].filter(({ attribs }) => /^banner(?: |$)/.test(attribs['class'] ?? ''))
  const isSaid = banners.every((tag) => tag.attribs['data-marking'] === marking && wordsIn(tag) === banner)
  const whole = firstIn(root, 'html')?.attribs['data-marking'] ?? marking
  if (banners.length === 0 || !isSaid || whole !== marking)
    throw new Error(`the banners of ${address} do not say what it is marked, ${marking}`)
}
