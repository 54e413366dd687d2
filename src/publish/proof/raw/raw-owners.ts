import { nations } from '../../../model/nations.ts'
import type { Scheme } from '../../../model/scheme.ts'

/** Whose something is, as a mark says behind its `//`. */
interface RawOwners {
  /** The level of the scheme that it is protected as. */
  level: string
  /** Who stands behind the control that names them; none where the mark does not tell. */
  names: readonly string[]
}

/** What the words behind `//` say, `GBR S` or `JOINT SECRET CAN USA`; undefined where they are not understood. */
export function ownersIn(words: string, { foreign, owner = '', ...scheme }: Scheme): RawOwners | undefined {
  if (!foreign) return undefined
  const known = scheme.nations ?? nations
  for (const [name, levels] of Object.entries(foreign.groups))
    for (const { banner, portion, as } of levels)
      if (words === banner || words === portion) return { level: as, names: [name] }
  for (const { banner, portion, as } of foreign.levels) {
    for (const form of [banner, portion]) {
      if (words === `${foreign.control} ${form}`) return { level: as, names: [] }
      const before = words.endsWith(` ${form}`) ? words.slice(0, -form.length - 1) : ''
      if (before !== owner && known.includes(before)) return { level: as, names: [before] }
      const begun = `${foreign.joint} ${form} `
      const all = words.startsWith(begun) ? words.slice(begun.length).split(' ') : []
      const others = all.filter((name) => name !== owner)
      const inOrder = all.every((name, i) => known.includes(name) && (i === 0 || name > (all[i - 1] ?? '')))
      if (inOrder && others.length > 0 && others.length < all.length) return { level: as, names: others }
    }
  }
  return undefined
}
