import { compare } from '../domain/playbook/problem.ts'

/** The stylesheet for paper, as a site address; every page links to it. */
export const printMarkings = '/assets/print-markings.css'

/**
 * The stylesheet that puts a page's banner into the head and foot margin of every printed sheet. Margin boxes cannot
 * read the page, so each banner in use becomes a named page style (CSS Paged Media 3, section 4). The first sheet begins
 * with the banner of the page itself. What is too wide for an upright sheet, `.broad`, lays its page on the side; a
 * `.card` has narrow margins.
 */
export function printMarkingStyles(pages: Iterable<{ marking: string; banner: string }>): string {
  const banners = new Map([...pages].map(({ marking, banner }) => [marking, banner]))
  return [...banners]
    .sort(([a], [b]) => compare(a, b))
    .map(([marking, banner], i) => pageStyle(inString(marking), inString(banner), i))
    .join('')
}

function pageStyle(marking: string, banner: string, i: number): string {
  const box = `{content:"${banner}";font:600 9pt sans-serif;letter-spacing:.06em}`
  const margins = `@top-center${box}@bottom-center${box}`
  const first = '@top-center{content:none}'
  const on = `[data-marking="${marking}"]>body`
  return [
    `@page m${i}{${margins}}@page m${i}:first{${first}}`,
    `${on}{page:m${i}}`,
    `@page w${i}{size:landscape;${margins}}@page w${i}:first{${first}}`,
    `${on}:has(.broad){page:w${i}}`,
    `@page c${i}{margin:11mm 9mm;${margins}}@page c${i}:first{${first}}`,
    `${on}:has(.card){page:c${i}}\n`,
  ].join('\n')
}

/** As it may stand between the quotes of a CSS string. */
const inString = (text: string) =>
  text.replace(/[\\"]/g, '\\$&').replace(/[\n\r\f]/g, (end) => `\\${end.charCodeAt(0).toString(16)} `)
