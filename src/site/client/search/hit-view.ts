import { excerptOf, type Piece } from '../../../domain/search/excerpt.ts'
import type { Card, Manifest } from '../../../domain/search/format.ts'
import type { Hit } from '../../../domain/search/rank.ts'
import { make, status } from './dom.ts'
import type { Answer, Finder } from './finder.ts'

/** Results that are true of one environment say which. */
const placed = new Set(['availability', 'fact', 'expectation', 'roadmap'])

/** A result as an option of the list; places to land on in other environments stand below it. */
export async function hitView(
  finder: Finder,
  root: URL,
  hit: Hit,
  answer: Answer,
  id: string,
): Promise<HTMLElement> {
  const { manifest } = finder
  const { documents } = manifest
  const card = await finder.card(hit.document)
  const title = documents.title[hit.document] ?? 0
  const names = documents.names[hit.document] ?? 0
  const excerpt = excerptOf(card, placesIn(answer, hit.document), title, names)
  const type = manifest.types[documents.type[hit.document] ?? 0] ?? ''
  const where = manifest.environments[documents.environment[hit.document] ?? -1]?.label
  const alone = hit.documents.length === 1
  const hasTitle =
    answer.found.length > 0 && answer.found.every(({ matches }) => inTitle(matches.get(hit.document), title))
  const section = hasTitle ? undefined : excerpt.section
  const marking = markingOf(manifest, hit.document)
  const option = make(
    'a',
    {
      role: 'option',
      id,
      class: 'hit',
      tabindex: '-1',
      'aria-selected': 'false',
      href: new URL(section && !card.url.includes('#') ? `${card.url}#${section.id}` : card.url, root).href,
    },
    make(
      'span',
      { class: 'hit-title' },
      alone && placed.has(type) && where ? `${card.title} in ${where}` : card.title,
      section !== undefined && make('span', { class: 'dim' }, ` › ${section.title}`),
      alone && card.fact !== undefined && factView(manifest, hit.document, card),
    ),
    make(
      'span',
      { class: 'hit-kind' },
      labelOf(manifest, hit),
      marking && make('span', { class: 'mark', 'data-marking': marking }, marking),
    ),
    make(
      'span',
      { class: 'hit-text' },
      ...excerpt.names.flatMap((pieces, i) => [
        i === 0 ? 'Also: ' : ', ',
        ...marked(pieces),
        ...(i === excerpt.names.length - 1 ? ['. '] : []),
      ]),
      ...marked(excerpt.pieces),
    ),
    hit.missing.length > 0 &&
      make(
        'span',
        { class: 'hit-text dim' },
        `Without ${hit.missing.map((i) => `“${answer.found[i]?.word}”`).join(', ')}`,
      ),
  )
  if (alone) return make('div', { role: 'none', class: 'hit-row' }, option)
  const places = await Promise.all(hit.documents.map((n) => placeView(finder, root, n)))
  // A reader who hears the page gets the same words inside the option; the links are for the pointer.
  option.append(
    make('span', { class: 'visually-hidden' }, ` ${places.map((place) => place.textContent).join('; ')}`),
  )
  return make(
    'div',
    { role: 'none', class: 'hit-row' },
    option,
    make('div', { class: 'hit-places', 'aria-hidden': 'true' }, ...places),
  )
}

async function placeView(finder: Finder, root: URL, document: number): Promise<HTMLElement> {
  const { manifest } = finder
  const card = await finder.card(document)
  const where = manifest.environments[manifest.documents.environment[document] ?? -1]?.label ?? 'all'
  return make(
    'a',
    { href: new URL(card.url, root).href, tabindex: '-1' },
    make('b', {}, where),
    factView(manifest, document, card),
  )
}

/** The answer in a few words; with a status it begins with the status' shape. */
function factView(manifest: Manifest, document: number, { fact }: Card): HTMLElement {
  const state = manifest.statuses[manifest.documents.status[document] ?? -1]
  if (fact === undefined) return make('span')
  return make('span', { class: 'hit-fact' }, state ? status(fact, state) : fact)
}

/** "Service, il5"; "Service, all environments" where it belongs to none. */
function labelOf({ documents, kinds, environments }: Manifest, { document, documents: own }: Hit): string {
  const kind = kinds[documents.kind[document] ?? 0] ?? ''
  const named = [...new Set(own.map((n) => environments[documents.environment[n] ?? -1]?.label))]
  if (own.length === 1) return named[0] === undefined ? kind : `${kind}, ${named[0]}`
  return `${kind}, ${named.length} environments`
}

/** A result from a page with another marking than this page's carries it. */
function markingOf({ documents, markings }: Manifest, n: number): string | undefined {
  const marking = markings[documents.marking[n] ?? 0]
  return marking === document.documentElement.dataset['marking'] ? undefined : marking
}

const inTitle = (place: { places: number[] } | undefined, title: number) =>
  (place?.places[0] ?? title) < title

const placesIn = ({ found }: Answer, n: number) =>
  new Set(found.flatMap(({ matches }) => matches.get(n)?.places ?? []))

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, hit }) => (hit ? make('mark', {}, text) : text))
