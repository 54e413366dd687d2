import { fitness, isDown, isElsewhere, isForAuthors, lent, sortOf } from './fitness.ts'
import type { SearchManifest } from './format.ts'
import type { Query } from './query.ts'

/** Where a word stands in a document. */
export interface HitPlace {
  /** The places of words that begin with it, in order. */
  places: number[]
  /** Whether it stands there itself, in one of its forms, and not in longer words alone. */
  isExact: boolean
  /** Where it stands itself in the title and among the names. */
  head: number[]
}

/** A word's documents, by number. */
export type Matches = ReadonlyMap<number, HitPlace>

/** A word of the query with where it was found. */
export interface RankedHits {
  word: string
  matches: Matches
  /** It may go on: what begins with it may be what is meant. */
  isOpen?: boolean
  /** What it counts for where it is a part of what was typed as one word, such as a host name. */
  weight?: number
}

/** One result: a thing, in one environment or in several. */
export interface Hit {
  /** The document to land on. */
  document: number
  /** Documents about the same thing, in the order of environments; the one to land on among them. */
  documents: number[]
  score: number
  /** Words of the query that it lacks, as indices into what was found. */
  missing: number[]
}

export interface Ranked {
  hits: Hit[]
  /** Indices of words that no document has together with the rest; the hits do without them. */
  dropped: number[]
}

/** What a word is worth in a title and among other names, measured in words of text. */
const inTitle = 7
const inNames = 5.5
/** What the name of its kind is worth where a document has not the word itself. */
const ofKind = 3
/** What a longer word that begins with it is worth, where it may go on and where it is finished. */
const begins = { open: 0.4, closed: 0.25 }
/** BM25: how soon repetition stops to count, how much a long text is discounted. */
const saturation = 1.2
const discount = 0.6
/** What it adds where the words are all of a title, and where they stand together. */
const wholeTitle = 1.25
const together = 1.4
/** What it adds to an outage that goes on where it is called by all of the words: the service's name, "outage". */
const urgent = 4

/**
 * Ranks documents by the words they have: in titles before other names before text, rare words before common
 * ones, documents with more of the words first, and of these the ones where they stand together. Of
 * environments that the query names, others' documents come last. Documents about the same thing become one
 * hit. Pure: the same lists in the same order every time.
 */
export function rank(
  manifest: SearchManifest,
  query: Query,
  found: readonly RankedHits[],
  here = -1,
): Ranked {
  const all = (1 << found.length) - 1
  const whole = found.length === 0 ? ofPlaces(manifest, query) : score(manifest, query, found, here)
  const meant = whole.filter(({ document }) => !isForAuthors(manifest, query, document))
  const scored = meant.length > 0 ? meant : whole
  scored.sort((a, b) => b.score - a.score || a.document - b.document)
  const kept = scored.some((s) => s.mask === all && !s.away) ? all : (scored[0]?.mask ?? all)
  const least = (scored[0]?.score ?? 0) * 0.4
  const near = scored.filter(
    (s) => ((s.mask & kept) === kept && !s.away) || s.score >= least || (s.away && s.mask === all),
  )
  return {
    hits: vary(manifest, collapse(manifest, query, here, near, all)),
    dropped: found.flatMap((_, i) => (kept & (1 << i) ? [] : [i])),
  }
}

/** Nothing but environments is named: what they are comes first, then their lists, then what is in them. */
function ofPlaces(manifest: SearchManifest, query: Query): Scored[] {
  const { environment } = manifest.documents
  return environment.flatMap((place, document) =>
    query.environments.includes(place)
      ? [{ document, mask: 0, away: false, score: fitness(manifest, query, document, -1) }]
      : [],
  )
}

function score(manifest: SearchManifest, query: Query, found: readonly RankedHits[], here: number): Scored[] {
  const { documents } = manifest
  const count = documents.hash.length
  const average = documents.words.reduce((sum, n) => sum + n, 0) / Math.max(1, count)
  const rarity = found.map(
    ({ matches, weight = 1 }) => weight * Math.log(1 + (count - matches.size + 0.5) / (matches.size + 0.5)),
  )
  const whole = rarity.reduce((sum, n) => sum + n, 0) || 1
  const kinds = found.map(({ word }) => manifest.kinds.findIndex((kind) => isForm(word, kind)))
  const scores = new Map<
    number,
    { sum: number; covered: number; mask: number; titled: number; named: number }
  >()
  for (const [i, { matches, isOpen }] of found.entries()) {
    for (const [document, place] of matches) {
      const score = scores.get(document) ?? { sum: 0, covered: 0, mask: 0, titled: 0, named: 0 }
      score.sum +=
        (rarity[i] ?? 0) * worth(manifest, document, place, average, begins[isOpen ? 'open' : 'closed'])
      score.covered += (rarity[i] ?? 0) / whole
      score.mask |= 1 << i
      if ((place.head[0] ?? Infinity) < (documents.title[document] ?? 0)) score.titled++
      if (place.head.length > 0) score.named++
      scores.set(document, score)
    }
  }
  const all = (1 << found.length) - 1
  return [...scores].map(([document, { sum, covered, mask, titled, named }]) => {
    // "Guide", "service", "notices": a document of the kind need not have the word.
    for (const [i, kind] of kinds.entries()) {
      if (mask & (1 << i) || kind < 0 || documents.kind[document] !== kind) continue
      sum += (rarity[i] ?? 0) * ofKind
      covered += (rarity[i] ?? 0) / whole
      mask |= 1 << i
    }
    const isTitle = titled > 0 && titled === documents.parts[document]
    const isTogether = mask === all && standTogether(found, document)
    return {
      document,
      mask,
      away: isElsewhere(manifest, query, document),
      score:
        sum *
        covered ** 2 *
        (isTitle ? wholeTitle : 1) *
        (isTogether ? together : 1) *
        (named === found.length && isDown(manifest, document) ? urgent : 1) *
        fitness(manifest, query, document, here),
    }
  })
}

/** Singular or plural of the name of a kind. */
const isForm = (word: string, kind: string) =>
  word.toLowerCase().replace(/s$/, '') === kind.toLowerCase().replace(/s$/, '')

/** Whether three words or more stand in one stretch hardly longer than they are, as in a message quoted whole. */
function standTogether(found: readonly RankedHits[], document: number): boolean {
  if (found.length < 3) return false
  const lists = found.map(({ matches }) => matches.get(document)?.places ?? [])
  const span = found.length + Math.ceil(found.length / 2)
  return (lists[0] ?? []).some((place) =>
    lists.every((list) => list.some((other) => Math.abs(other - place) < span)),
  )
}

/** Where a word stands counts once: in the title, else among the names; how often it stands in the text is added. */
function worth(
  manifest: SearchManifest,
  document: number,
  { places, isExact, head }: HitPlace,
  average: number,
  begun: number,
): number {
  const { documents } = manifest
  const title = documents.title[document] ?? 0
  const names = title + (documents.names[document] ?? 0)
  const named = places.some((place) => place >= title && place < names)
  const isName = head.some((place) => place >= title)
  // A word of a long title says less of it; names are alternatives, so many of them do less harm.
  const first =
    (places[0] ?? names) < title
      ? inTitle * ((head[0] ?? names) < title ? 1 : begun) * (documents.parts[document] ?? 1) ** -0.3
      : 0
  const second = named
    ? (inNames * (isName ? 1 : begun) * (lent[sortOf(manifest, document)] ?? 1)) /
      Math.sqrt(1 + (names - title) / 25)
    : 0
  const often = places.filter((place) => place >= names).length
  const length = (documents.words[document] ?? 0) / Math.max(1, average)
  const frequency =
    (often * (saturation + 1)) / (often + saturation * (1 - discount + discount * length) || 1)
  return Math.max(first, second) + Math.min(first, second) * 0.2 + frequency * (isExact ? 1 : begun)
}

interface Scored {
  document: number
  /** Words it has, by bits. */
  mask: number
  /** It is of another environment than the query names. */
  away: boolean
  score: number
}

/** One hit for each thing, at the place of its best document. */
function collapse(
  manifest: SearchManifest,
  query: Query,
  here: number,
  scored: readonly Scored[],
  all: number,
): Hit[] {
  const { entry, environment } = manifest.documents
  const groups = new Map<number, Scored[]>()
  for (const one of scored) {
    const group = groups.get(entry[one.document] ?? -1)
    if (group) group.push(one)
    else groups.set(entry[one.document] ?? -1, [one])
  }
  return [...groups.values()].map((group): Hit => {
    const [best] = group as [Scored, ...Scored[]]
    // Of equals, the one of this page's environment is landed on, else the first along the path.
    const equal = group.filter((one) => one.score > best.score * 0.8).map((one) => one.document)
    equal.sort((a, b) => a - b)
    const own = equal.find((n) => query.environments.length === 0 && environment[n] === here && here >= 0)
    return {
      document: query.environments.length > 0 ? best.document : (own ?? equal[0] ?? best.document),
      documents: group.map((one) => one.document).sort((a, b) => a - b),
      score: best.score,
      missing: bits(all & ~best.mask),
    }
  })
}

/** How many of the first places are given out with an eye on variety, and what the next of a sort is worth. */
const varied = 8
const again = 0.9

/** Of results of one sort in a row the later count for less, so that the first few are not all alike. */
function vary(manifest: SearchManifest, hits: readonly Hit[]): Hit[] {
  const left = [...hits]
  const first: Hit[] = []
  const seen = new Map<string, number>()
  while (first.length < varied && left.length > 0) {
    const worthOf = (hit: Hit) => hit.score * again ** (seen.get(sortOf(manifest, hit.document)) ?? 0)
    let best = 0
    for (const [i, hit] of left.entries()) {
      if (i > 3 * varied) break
      if (worthOf(hit) > worthOf(left[best] as Hit)) best = i
    }
    const [hit] = left.splice(best, 1) as [Hit]
    const sort = sortOf(manifest, hit.document)
    seen.set(sort, (seen.get(sort) ?? 0) + 1)
    first.push(hit)
  }
  return [...first, ...left]
}

function bits(mask: number): number[] {
  const found: number[] = []
  for (let i = 0; mask >> i > 0; i++) if (mask & (1 << i)) found.push(i)
  return found
}
