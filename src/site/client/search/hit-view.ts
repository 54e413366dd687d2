import { type Excerpt, type ExcerptPiece, excerptOf } from '../../../domain/search/excerpt.ts'
import type { Card, SearchManifest } from '../../../domain/search/format.ts'
import type { Hit } from '../../../domain/search/rank.ts'
import { isFormOf, otherWordFor, wordParts } from '../../../domain/search/words.ts'
import { make, statusMark } from '../parts/dom.ts'
import { liesBehind } from '../parts/moments.ts'
import { marksOfDocuments } from '../parts/portions.ts'
import type { Finder, SearchAnswer } from './finder.ts'

/** What a result is shown for: what was asked, and where its words were found. */
type Asked = Pick<SearchAnswer, 'query' | 'found'>

/** Results that are true of one environment say which. */
const placed = new Set(['availability', 'fact', 'contact', 'quota', 'calendar', 'expectation', 'roadmap'])

/** A result as an option of the list; places to land on in other environments stand below it. */
export async function hitView(
  finder: Finder,
  root: URL,
  hit: Hit,
  answer: Asked,
  id: string,
): Promise<HTMLElement> {
  const { manifest } = finder
  const { documents } = manifest
  const card = await finder.card(hit.document)
  const title = documents.title[hit.document] ?? 0
  const names = documents.names[hit.document] ?? 0
  // What is called by all of the words is landed on itself, not on a section that has them too.
  const isTitled =
    answer.found.length > 0 &&
    answer.found.every(({ matches }) => isIn(matches.get(hit.document), title + names))
  const excerpt = excerptOf(card, placesIn(answer, hit.document, card), { title, names, isTitled })
  const others = hit.documents.filter((n) => n !== hit.document)
  const cards = await Promise.all(others.map((n) => finder.card(n)))
  const isSame = cards.every((other) => other.fact === card.fact)
  // One environment is meant where there is no other, or where the query names it.
  const isOne =
    others.length === 0 || answer.query.environments.includes(documents.environment[hit.document] ?? -1)
  const where = isOne ? manifest.environments[documents.environment[hit.document] ?? -1]?.label : undefined
  const sort = manifest.types[documents.type[hit.document] ?? 0] ?? ''
  const option = make(
    'a',
    {
      role: 'option',
      id,
      class: 'hit',
      tabindex: '-1',
      'aria-selected': 'false',
      href: new URL(addressOf(card, excerpt.section?.id), root).href,
    },
    titleView(
      manifest,
      hit,
      placed.has(sort) && where ? `${card.title} in ${where}` : card.title,
      excerpt.section,
      (isOne || isSame) && factView(manifest, hit.document, card),
    ),
    ' ',
    make('span', { class: 'hit-kind' }, labelOf(manifest, hit, where), bannerView(manifest, hit.document)),
    ' ',
    textView(excerpt),
    hit.missing.length > 0 &&
      make(
        'span',
        { class: 'hit-text dim' },
        `Without ${quoted(hit.missing.map((i) => answer.found[i]?.word ?? ''))}`,
      ),
  )
  const row = make('div', { role: 'none', class: 'hit-row' }, option)
  if (others.length === 0) return row
  const shown = isOne ? others : hit.documents
  const places = await Promise.all(shown.map((n) => placeView(finder, root, n, !isSame)))
  // A reader who hears the page gets the same words inside the option; the links are for the pointer.
  option.append(
    make('span', { class: 'visually-hidden' }, ` ${places.map((place) => place.textContent).join('; ')}`),
  )
  row.append(make('div', { class: 'hit-places', 'aria-hidden': 'true' }, isOne && 'Elsewhere:', ...places))
  return row
}

function titleView(
  manifest: SearchManifest,
  hit: Hit,
  title: string,
  section: Excerpt['section'],
  fact: HTMLElement | false | undefined,
): HTMLElement {
  return make(
    'span',
    { class: 'hit-title' },
    ...marksOfDocuments(manifest, hit.documents),
    title,
    section !== undefined && make('span', { class: 'dim' }, ` › ${section.title}`),
    // Without a blank the parts would run together when they are copied or read aloud.
    ' ',
    fact,
  )
}

const textView = ({ names, pieces }: Excerpt) =>
  make(
    'span',
    { class: 'hit-text' },
    ...names.flatMap((name, i) => [i === 0 ? 'Also ' : ', ', ...marked(name)]),
    names.length > 0 && '. ',
    ...marked(pieces),
  )

async function placeView(
  finder: Finder,
  root: URL,
  document: number,
  withFact: boolean,
): Promise<HTMLElement> {
  const { manifest } = finder
  const card = await finder.card(document)
  const where = manifest.environments[manifest.documents.environment[document] ?? -1]?.label ?? 'all'
  return make(
    'a',
    { href: new URL(card.url, root).href, tabindex: '-1' },
    ...marksOfDocuments(manifest, [document]),
    make('b', {}, where),
    withFact && ' ',
    withFact && factView(manifest, document, card),
  )
}

/** A section of a page; a record has its place already. */
const addressOf = ({ url }: Card, section: string | undefined) =>
  section === undefined || url.includes('#') ? url : `${url}#${section}`

/** The answer in a few words; with a status it begins with the status' shape. */
function factView(manifest: SearchManifest, document: number, card: Card): HTMLElement | undefined {
  if (card.fact === undefined) return undefined
  const [moment, words] = card.later ?? []
  const fact = liesBehind(moment) ? `${card.fact} ${words}` : card.fact
  const state = manifest.statuses[manifest.documents.status[document] ?? -1]
  return make('span', { class: 'hit-fact' }, state ? statusMark(fact, state) : fact)
}

/** "Service, il5"; "Service, 4 environments" where it is about several; "Service" where it belongs to none. */
function labelOf({ documents, kinds }: SearchManifest, hit: Hit, where: string | undefined): string {
  const kind = kinds[documents.kind[hit.document] ?? 0] ?? ''
  if (where !== undefined) return `${kind}, ${where}`
  if (hit.documents.length === 1) return kind
  // The kind of a fact of environments is "Environment" already.
  const count = `${hit.documents.length} environments`
  return kind === 'Environment' ? count : `${kind}, ${count}`
}

/** A result from a page with another marking than this page's carries it, unless it has a mark of its own. */
function bannerView({ documents, markings, rungs }: SearchManifest, n: number): HTMLElement | false {
  const marking = markings[documents.marking[n] ?? 0]
  const isSaid = rungs || marking === document.documentElement.dataset['marking']
  return !isSaid && make('span', { class: 'mark', 'data-marking': marking }, marking)
}

const isIn = (place: { places: number[] } | undefined, head: number) => (place?.places[0] ?? head) < head

/**
 * Where each word stands, to be marked. Pagefind looks for its stem, with which other words may begin too;
 * those are left out unless there is nothing else.
 */
function placesIn({ found }: Asked, n: number, { text }: Card): number[][] {
  const words = text.split(/\s+/)
  return found.map(({ word, matches }) => {
    const places = matches.get(n)?.places ?? []
    const meant = [word, otherWordFor(word) ?? word]
    const own = places.filter((place) => {
      const said = words[place] ?? ''
      return [said, ...wordParts(said)].some((part) => meant.some((form) => isFormOf(part, form)))
    })
    return own.length > 0 ? own : places
  })
}

const marked = (pieces: readonly ExcerptPiece[]) =>
  pieces.map(({ text, hit }) => (hit ? make('mark', {}, text) : text))

/** Words in quotation marks: “one”, “two”. */
export const quoted = (words: readonly string[]) => words.map((word) => `“${word}”`).join(', ')
