import type { Network } from '../../../model/network.ts'
import type { Scheme } from '../../../model/scheme.ts'

/** Whether what carries a mark, as it was written, may not go to a network. */
export type IsAbove = (mark: string) => boolean

/**
 * Judges marks by their words alone. It shares nothing with what reads markings for the release: whatever it does not
 * understand is above every network.
 */
export function clearanceOf(network: Pick<Network, 'holds' | 'audience'>, scheme: Scheme): IsAbove {
  const nationsOf = (names: readonly string[]) =>
    new Set(names.flatMap((name) => scheme.groups[name] ?? [name]))
  const audience = [...nationsOf(network.audience)]
  const [holds = '', ...heldWords] = network.holds.split(/\/+/)
  const rankOf = (word: string) =>
    scheme.levels.findIndex(({ banner, portion }) => word === banner || word === portion)
  const controls = new Map(
    scheme.blocks.flatMap((block) =>
      block.controls.flatMap(({ banner, portion }) => [
        [banner, banner] as const,
        [portion, banner] as const,
      ]),
    ),
  )
  const known = new Map<string, boolean>()
  const judge = (mark: string): boolean => {
    const [level = '', ...segments] = wordsOf(mark)
    const rank = rankOf(level)
    if (rank < 0 || rank > rankOf(holds)) return true
    let goesTo: ReadonlySet<string> | undefined
    for (const segment of segments) {
      const control = controls.get(segment)
      if (control !== undefined) {
        if (!heldWords.includes(control)) return true
      } else if (segment === scheme.noForeign?.banner || segment === scheme.noForeign?.portion) {
        goesTo = new Set([scheme.owner])
      } else {
        const list = [scheme.releasable?.banner, scheme.releasable?.portion].find(
          (word) => word !== undefined && segment.startsWith(`${word} `),
        )
        if (list === undefined) return true
        goesTo = nationsOf(segment.slice(list.length).split(/[ ,]+/).filter(Boolean))
      }
    }
    const { uncaveated = 'decide' } = scheme.levels[rank] ?? {}
    if (!goesTo && uncaveated === 'all') return false
    goesTo ??= new Set(uncaveated === 'owner' ? [scheme.owner] : [])
    return audience.some((nation) => !goesTo.has(nation))
  }
  return (mark) => {
    let above = known.get(mark)
    if (above === undefined) {
      above = judge(mark)
      known.set(mark, above)
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
