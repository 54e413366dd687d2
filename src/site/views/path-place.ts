/** What of an environment decides where it stands on the path. */
interface OnPath {
  id: string
  name: string
  promotesFrom?: string | undefined
}

/** How an environment stands where all of them are drawn beside each other, in their order. */
export interface PathPlace {
  /** No line leads on to the one drawn after it. */
  ends: boolean
  /** Whence it is promoted, by name, where that is not the one drawn before it: a path forks there. */
  from?: string
}

/** The places of environments in the order in which they are drawn. */
export const pathPlaces = (environments: readonly OnPath[]): PathPlace[] =>
  environments.map(({ id, promotesFrom }, i) => {
    const before = environments.find((other) => other.id === promotesFrom)
    const follows = before === undefined || before === environments[i - 1]
    return {
      ends: environments[i + 1]?.promotesFrom !== id,
      ...(follows ? {} : { from: before.name }),
    }
  })
