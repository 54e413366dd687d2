import { isInlineTag, isPassedOver, isPortion } from '../../../domain/portions/blocks.ts'
import { type DataCut, edited } from '../../../domain/portions/cuts.ts'
import { joinOf, lowestOf } from '../../../domain/portions/rungs.ts'
import type { SearchManifest } from '../../../domain/search/format.ts'
import { make } from '../parts/dom.ts'
import { pageMark } from '../parts/portions.ts'

/** As publish/portions/ draws it. */
const markView = (mark: string) => make('small', { class: 'pm', 'data-marking': mark }, shown(mark))

/** The level alone, where what stands behind it is left to the designation indicator. */
const shown = (mark: string): string => {
  const short = document.documentElement.dataset['short']?.split('|') ?? []
  const level = short.find((portion) => mark.startsWith(`(${portion}//`))
  return level === undefined ? mark : `(${level})`
}

/** The mark of what is shown of some documents of the index together; of none, that of all there is. */
export function markDocuments({ documents, rungs = [] }: SearchManifest, shown: readonly number[] = []) {
  const places = shown.map((n) => documents.rung?.[n] ?? -1)
  return [markView(rungs[joinOf(rungs, places)]?.mark ?? rungs.at(-1)?.mark ?? pageMark() ?? ''), ' ']
}

/** For words from all over the page, or from outside the playbook: no lower mark is sure to be right. */
export function markAsPage(block: Element): void {
  const mark = markView(pageMark() ?? '')
  const old = block.querySelector('.pm')
  if (old) old.replaceWith(mark)
  else beginningOf(block).prepend(mark, ' ')
}

const sums = new WeakMap<Element, unknown>()

/** Says what a portion sums up: a count is marked no lower than what it counts, though it came out the same. */
export const summing = (portion: Element, of: unknown): unknown => sums.set(portion, of)

/**
 * What is drawn from data; where the page shows portions, each with its mark. It is drawn once more from what
 * those who may read less have of the data, marking by marking: the lowest at which a portion comes out the same is
 * how it is marked. What does not say so, or what no cut tells of, is marked as the page.
 */
export function drawMarked<T>(
  data: T,
  cuts: readonly DataCut[] | undefined,
  draw: (data: T) => HTMLElement,
): HTMLElement {
  const drawn = draw(data)
  const below = (cuts ?? []).slice(0, -1).map(({ edits }) => keysOf(() => draw(edited(data, edits))))
  const marks = blocksIn(drawn).map((block) => {
    const key = keyIn(drawn)(block)
    const places = below.flatMap((keys, i) => (keys.has(key) ? [i] : []))
    return { block, mark: cuts?.[lowestOf(cuts, places)]?.mark ?? pageMark() ?? '' }
  })
  for (const { block, mark } of marks) beginningOf(block).prepend(markView(mark), ' ')
  return drawn
}

/** What of a cut is drawn; nothing where too much is missing from it. */
function keysOf(draw: () => HTMLElement): ReadonlySet<string> {
  try {
    const drawn = draw()
    return new Set(blocksIn(drawn).map(keyIn(drawn)))
  } catch {
    return new Set()
  }
}

/** What a portion shows and the section it stands in, without numbers that others before it give it. */
const keyIn = (drawn: Element) => (block: Element) => {
  const holder = make('div')
  holder.append(block.cloneNode(true))
  if (block.matches('dt'))
    for (let next = block.nextElementSibling; next?.matches('dd'); next = next.nextElementSibling)
      holder.append(next.cloneNode(true))
  for (const element of holder.querySelectorAll('[id],[href^="#"]')) {
    element.removeAttribute('id')
    if (element.getAttribute('href')?.startsWith('#')) element.removeAttribute('href')
  }
  const section = block.closest('section')?.getAttribute('aria-labelledby') ?? ''
  return `${section} ${holder.innerHTML} ${summedUp(block, drawn)}`
}

/** What it was said to sum up; of the head of a group its rows, of a figure the group that it leads to. */
function summedUp(block: Element, drawn: Element): string | undefined {
  if (sums.has(block)) return JSON.stringify(sums.get(block))
  if (block.matches('.group')) return block.parentElement?.textContent ?? ''
  const group = block.matches('dt') && block.querySelector('a')?.hash
  return group ? (drawn.querySelector(group)?.textContent ?? '') : ''
}

/** The portions in what was drawn, rows as a whole; but for what is marked already. */
const blocksIn = (drawn: Element): Element[] =>
  [...drawn.querySelectorAll('*')].filter(
    (element) =>
      (element.matches('tr') || (isPortion(element.localName) && hasWords(element))) &&
      !element.parentElement?.closest('tr,thead,[hidden],[aria-hidden=true]') &&
      !element.closest('figure') &&
      !element.querySelector('.pm'),
  )

const isShown = (element: Element) =>
  !isPassedOver(element.localName) && !element.matches('[hidden],[aria-hidden=true]')

const hasWords = (block: Element): boolean =>
  [...block.childNodes].some((node) =>
    node instanceof Element
      ? isShown(node) && isInlineTag(node.localName) && hasWords(node)
      : node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
  )

/** The element that a mark goes into: not a row or a list item that lays its parts out, but the first of them. */
function beginningOf(block: Element): Element {
  const shown = [...block.childNodes].filter((node) =>
    node instanceof Element ? isShown(node) : node.textContent?.trim(),
  )
  const [first] = shown
  if (!(first instanceof Element)) return block
  const isLaidOut = shown.length > 1 && shown.every((node) => node instanceof Element) && block.matches('li')
  return first.localName === 'b' || (isInlineTag(first.localName) && !isLaidOut) ? block : beginningOf(first)
}
