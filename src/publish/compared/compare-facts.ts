import { whyWithheld } from '../../domain/marking/dominance.ts'
import { joinAll } from '../../domain/marking/marking.ts'
import { type Address, fileOf } from '../../domain/pages/address.ts'
import type { Edition } from '../../model/edition.ts'
import type { BundleChanges } from './bundle-changes.ts'
import { changesOfFacts, factsIn } from './facts.ts'
import { lineOfEditions } from './in-line.ts'
import { Lowering } from './lowered.ts'
import { comparedEdition, IncomparableError, type SoundBundle } from './sound-bundle.ts'
import { thenAndNow } from './statement-changes.ts'
import { type Thing, thingChanges } from './thing-changes.ts'

/**
 * What is otherwise in a bundle than in an edition of which only the facts were kept: entries, pages and figures, and no
 * sentence. Throws {@link IncomparableError} where the facts are of another network, hold what it may not, or cannot be
 * marked together with it.
 */
export function compareWithFacts(earlier: Edition, later: SoundBundle): BundleChanges {
  const { description: to, files } = later
  if (earlier.network !== to.network.id)
    throw new IncomparableError(
      `holds the facts of ${earlier.network === undefined ? 'what was released to nobody' : `the network "${earlier.network}"`}, and the bundle is for "${to.network.id}"`,
    )
  const was = earlier.marking ?? 'no marking'
  const lowering = new Lowering(to.scheme)
  const whole = joinAll([lowering.read(was), lowering.read(to.marking)], to.scheme)
  if (whole === undefined || whole === 'unreadable')
    throw new IncomparableError(`is marked ${was}, which the scheme of the bundle does not know`)
  for (const marking of markingsIn(earlier)) {
    const why = whyWithheld(to.network, lowering.read(marking), to.scheme)
    if (why) throw new IncomparableError(`holds what is marked ${marking}: ${why}`)
  }
  const { asOf = 'no day', revision, title, edition } = earlier
  // Kept facts have no texts, so both sides are read from facts.
  const { edition: now } = factsIn(files)
  return {
    kind: 'fieldbook-bundle-changes',
    version: 1,
    marking: lowering.say(whole),
    network: to.network.id,
    line: lineOfEditions(undefined, later),
    from: {
      bundle: `facts of edition ${edition}`,
      title,
      version: String(edition),
      asOf,
      ...(revision === undefined ? {} : { revision }),
      marking: was,
    },
    to: comparedEdition(later),
    ...withoutDigests(
      changesOfFacts(
        { edition: earlier, catalog: earlier.catalog },
        { edition: now, catalog: now?.catalog },
        lowering,
        isDigest,
      ),
    ),
    pages: now ? thingChanges(pagesOf(earlier), pagesOf(now), lowering) : [],
    silent: { pages: 0, search: 0, code: 0, names: 0 },
    same: 0,
  }
}

/** Every marking that stands in facts, at any depth. */
function markingsIn(value: unknown): Set<string> {
  const found = new Set<string>()
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, inner] of Object.entries(part)) {
      if (key === 'marking' && typeof inner === 'string') found.add(inner)
      look(inner)
    }
  }
  look(value)
  return found
}

/** What stands in facts in place of a text. */
const digests = /~[0-9a-z]{11}/g
const isDigest = (text: string) => text.replace(digests, '') === '' && text !== ''

/** A text is named for what it is: nobody reads what it comes to. */
function withoutDigests({ facts, ...rest }: ReturnType<typeof changesOfFacts>) {
  const worded = (text: string | undefined) => text?.replace(digests, 'a text')
  return {
    ...rest,
    ...(facts && {
      facts: facts.map(({ value, ...fact }) => ({
        ...fact,
        value: thenAndNow(worded(value.before), worded(value.after)),
      })),
    }),
  }
}

const pagesOf = ({ pages }: Edition): Map<string, Thing> =>
  new Map(
    Object.entries(pages).map(([address, { marking }]) => [
      fileOf(address as Address),
      { marking, content: '' },
    ]),
  )
