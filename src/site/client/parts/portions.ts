import type { DataCut } from '../../../domain/portions/cuts.ts'
import type { SearchManifest } from '../../../domain/search/format.ts'
import type { Marker } from '../portions.ts'

/** The mark of the page as a whole; undefined where its portions carry none. */
export const pageMark = () => document.documentElement.dataset['portion']

/** What marks portions, which pages that show marks load before what draws. */
const loaded = () => (globalThis as { fieldbookPortions?: Marker }).fieldbookPortions as Marker

/** The same, where the page shows marks. Whoever draws without it there fails, rather than to draw no marks. */
function marker(): Marker | undefined {
  if (!loaded() && pageMark()) throw Error('portions.js')
  return loaded()
}

/** What is drawn from data, with its marks where the page shows them: see `portions/draw.ts`. */
export const drawMarked = <T>(
  data: T,
  cuts: readonly DataCut[] | undefined,
  draw: (data: T) => HTMLElement,
): HTMLElement => marker()?.drawMarked(data, cuts, draw) ?? draw(data)

/** Words from all over the page, or from outside the playbook, with the mark of the page. */
export function markAsPage<E extends Element | null>(block: E): E {
  if (block) marker()?.markAsPage(block)
  return block
}

/** Says what a portion sums up, so that its mark is no lower. */
export function summing<E extends Element>(portion: E, of: unknown): E {
  marker()?.summing(portion, of)
  return portion
}

/** The mark of what is shown of some documents of the index, to stand before it; of none, that of all there is. */
export const marksOfDocuments = (manifest: SearchManifest, shown?: readonly number[]): (Node | string)[] =>
  manifest.rungs ? loaded().markDocuments(manifest, shown) : []
