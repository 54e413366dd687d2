import type { Network } from '../../../model/network.ts'
import type { Scheme } from '../../../model/scheme.ts'
import { RawControls } from './raw-controls.ts'
import { ownersIn } from './raw-owners.ts'

/**
 * Whether what carries a mark, as it was written, may not go to a network. `page` is the marking of the page that a
 * portion stands on, as written, for whose list an abbreviated caveat stands.
 */
export type IsAbove = (mark: string, page?: string) => boolean

/** Whether a text between parentheses is one that marks are made of, as it was written. */
export type IsMark = (inside: string) => boolean

/** What lines and tags are judged with. */
export interface LineJudge {
  isAbove: IsAbove
  isMark: IsMark
}

/**
 * Tells marks by their letters: capitals, digits and the signs that part words, and words that the scheme writes in
 * another way. What begins with such a word is taken for a mark even where it goes on with something else.
 */
export function markTest({ levels }: Scheme): IsMark {
  const others = levels
    .flatMap(({ banner, portion }) => [banner, portion])
    .filter((word) => !/^[A-Z0-9 -]+$/.test(word))
    .map((word) => word.normalize('NFKC'))
  return (inside) => {
    const text = inside.normalize('NFKC').trim()
    if (/^[A-Z0-9/, \s-]*[A-Z0-9][A-Z0-9/, \s-]*$/.test(text)) return true
    return others.some((word) => text.startsWith(word) && !/^[\p{L}\p{N}]/u.test(text.slice(word.length)))
  }
}

/**
 * Judges marks by their words alone. It shares nothing with what reads markings for the release: whatever it does not
 * understand is above every network.
 */
export function clearanceOf(network: Pick<Network, 'holds' | 'audience'>, scheme: Scheme): IsAbove {
  const nationsOf = (names: readonly string[]) =>
    new Set(names.flatMap((name) => scheme.groups[name] ?? [name]))
  const audience = [...nationsOf(network.audience)]
  const knowsNations = scheme.owner !== undefined
  const [holds = '', ...heldWords] = network.holds.normalize('NFKC').split(/\/+/)
  const rankOf = (word: string) =>
    scheme.levels.findIndex(({ banner, portion }) =>
      [banner, portion].some((own) => own.normalize('NFKC') === word),
    )
  const controls = new RawControls(scheme)
  const isHeld = controls.heldBy(heldWords)
  const listOf = (segment: string) => {
    const word = [scheme.releasable?.banner, scheme.releasable?.portion].find(
      (form) => form !== undefined && segment.startsWith(`${form} `),
    )
    return word === undefined
      ? undefined
      : nationsOf(segment.slice(word.length).split(/[ ,]+/).filter(Boolean))
  }
  const listIn = (page: string) =>
    wordsOf(page)
      .map(listOf)
      .find((list) => list !== undefined)
  const known = new Map<string, boolean>()
  const judge = (mark: string, page: string): boolean => {
    const [first = '', ...segments] = wordsOf(mark)
    const isForeign = first === '' && /^[\s("']*\/\/[^/]/.test(mark.normalize('NFKC'))
    const owners = isForeign ? ownersIn(segments.shift() ?? '', scheme) : undefined
    const rank = rankOf(owners?.level ?? first)
    if (rank < 0 || rank > rankOf(holds)) return true
    const whose = owners && controls.find(scheme.foreign?.control ?? '')
    if (owners && (!whose || !isHeld({ ...whose, names: owners.names }))) return true
    let goesTo: ReadonlySet<string | undefined> | undefined
    for (const segment of segments) {
      const control = controls.find(segment)
      if (control !== undefined) {
        if (!isHeld(control)) return true
        // Whose it is was said before.
        if (control.control === whose?.control) return true
        continue
      }
      // Of two caveats nobody knows which holds.
      if (goesTo) return true
      if (page !== '' && segment === scheme.releasable?.abbreviated) {
        const list = listIn(page)
        if (!list) return true
        goesTo = list
      } else if (segment === scheme.noForeign?.banner || segment === scheme.noForeign?.portion) {
        goesTo = new Set(knowsNations ? [scheme.owner] : [])
      } else {
        const list = listOf(segment)
        if (list === undefined) return true
        goesTo = list
      }
    }
    // Who nobody named reads on the network: then nothing is known of whom a caveat keeps out.
    if (knowsNations !== audience.length > 0) return true
    if (!knowsNations) return goesTo !== undefined
    const { uncaveated = 'decide' } = scheme.levels[rank] ?? {}
    if (!goesTo && uncaveated === 'all') return false
    goesTo ??= new Set(/^(owner|ask)$/.test(uncaveated) ? [scheme.owner] : [])
    return audience.some((nation) => !goesTo.has(nation))
  }
  return (mark, page = '') => {
    const asked = `${mark}\0${page}`
    let above = known.get(asked)
    if (above === undefined) {
      above = judge(mark, page)
      known.set(asked, above)
    }
    return above
  }
}

/** The segments and words of a mark, without what encloses it. */
const wordsOf = (mark: string) =>
  mark
    .normalize('NFKC')
    .replace(/[()"']/g, ' ')
    .split(/\/+/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
