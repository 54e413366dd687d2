import type { CatalogAvailability } from '../../model/catalog.ts'
import type { LiveOffering, LivePlan } from './catalog.ts'

/** A documented service whose offering is gone, and the new offering that it looks to have become. */
export interface OfferingRename {
  id: string
  offering: LiveOffering
  /** Which name changed: the broker's or the offering's. */
  what: 'broker' | 'offering'
}

interface Missing {
  id: string
  offer: CatalogAvailability
}

/**
 * Pairs what is documented and gone with what is new, where only one pairing is possible: the same offering of
 * another broker; then, of the same broker, the offering that answers to the service's name, or has exactly its
 * plans. A guess that people confirm, so two that both could be it are none.
 */
export function renamedOfferings(
  missing: readonly Missing[],
  fresh: readonly (readonly [called: string | undefined, LiveOffering])[],
): OfferingRename[] {
  const found: OfferingRename[] = []
  const tests: [
    OfferingRename['what'],
    (m: Missing, called: string | undefined, o: LiveOffering) => boolean,
  ][] = [
    ['broker', ({ offer: { live } }, _called, o) => live?.offering === o.name && live.broker !== o.broker],
    ['offering', (m, called, o) => sameBroker(m, o) && called === m.id],
    ['offering', (m, _called, o) => sameBroker(m, o) && samePlans(m, o)],
  ]
  for (const [what, test] of tests) {
    const gone = missing.filter(({ id }) => !found.some((f) => f.id === id))
    const open = fresh.filter(([, o]) => !found.some((f) => f.offering === o))
    for (const { id, offering } of pairs(gone, open, (m, [called, o]) => test(m, called, o)).map(
      ([{ id }, [, offering]]) => ({ id, offering }),
    ))
      found.push({ id, offering, what })
  }
  return found
}

const sameBroker = ({ offer }: Missing, { broker }: LiveOffering) => offer.live?.broker === broker

function samePlans({ offer }: Missing, { plans = [] }: LiveOffering): boolean {
  const documented = Object.keys(offer.plans)
  return (
    documented.length > 0 &&
    documented.length === plans.length &&
    plans.every(({ name }) => documented.includes(name))
  )
}

/**
 * Plans that look renamed: of those that are gone and those that are new, each pair that shares a word and no
 * other does; and the last of either, where one is left.
 */
export function renamedPlans(gone: readonly string[], fresh: readonly LivePlan[]): [string, LivePlan][] {
  const alike = pairs(gone, fresh, (name, plan) =>
    wordsOf(plan.name).some((word) => wordsOf(name).includes(word)),
  )
  const left = gone.filter((name) => !alike.some(([other]) => other === name))
  const open = fresh.filter((plan) => !alike.some(([, other]) => other === plan))
  return [...alike, ...(left.length === 1 && open.length === 1 ? pairs(left, open, () => true) : [])]
}

const wordsOf = (name: string): readonly string[] => name.toLowerCase().match(/[a-z]+|\d+/g) ?? []

/** The pairs in which each side fits no other. */
function pairs<A, B>(left: readonly A[], right: readonly B[], isPair: (a: A, b: B) => boolean): [A, B][] {
  return left.flatMap((a): [A, B][] => {
    const [b, ...more] = right.filter((b) => isPair(a, b))
    if (b === undefined || more.length > 0 || left.filter((other) => isPair(other, b)).length > 1) return []
    return [[a, b]]
  })
}
