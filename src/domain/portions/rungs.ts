/** What a script has to know of one of the markings in its data. */
export interface Rung {
  /** As it begins a portion: `(S//NF)`. */
  mark: string
  /** The places of those that are lower; of the last one, every other. */
  covers: readonly number[]
}

/** The lowest of some rungs; the join of several where none of them is lower than all others. */
export function lowestOf(rungs: readonly Rung[], places: readonly number[]): number {
  return joinOf(
    rungs,
    places.filter((place) => !rungs[place]?.covers.some((lower) => places.includes(lower))),
  )
}

/** The place of the join of some rungs; the highest rung where there is none, or nothing to join. */
export function joinOf(rungs: readonly Rung[], places: readonly number[]): number {
  const found = rungs.findIndex(({ covers }, at) =>
    places.every((place) => place === at || covers.includes(place)),
  )
  return places.length === 0 || found < 0 ? rungs.length - 1 : found
}
