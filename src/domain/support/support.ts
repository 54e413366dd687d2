import type { Catalog } from '../../model/catalog.ts'
import type { Cycle, OwnSupport, Product } from '../../model/product.ts'
import { dayAfter, dayInYear } from '../base/days.ts'
import { lookUp } from '../base/look-up.ts'

/**
 * How long a version gets fixes: `ended` is past, `ending` within {@link supportNoticeDays}, `open` without an announced end,
 * `unknown` where the table does not have the version.
 */
export type SupportState = 'supported' | 'ending' | 'ended' | 'open' | 'unknown'

/** The support of one version of a product, on a day. */
export interface SupportView {
  state: SupportState
  /** The product's name and the line of versions: "PostgreSQL 16". */
  of: string
  /** The last day of fixes from upstream, where it is known. */
  ends?: string
  /** What the environment has beyond that. */
  own?: Pick<OwnSupport, 'until' | 'by'>
  /** Upstream's alone: "upstream until 9 Nov 2028", "upstream ended 30 Apr", "upstream unknown". */
  words: string
  /** Where the days come from: "endoflife.date, as of 2 Nov". */
  source: string
}

/** How many days before its end support is told everywhere, and asked for by `check`. */
export const supportNoticeDays = 180

/** The support of a service's version in an environment; undefined where no product or no version is named. */
export function supportIn(
  catalog: Catalog,
  environment: string,
  service: string,
  asOf: string | undefined = catalog.asOf,
): SupportView | undefined {
  const product = lookUp(catalog.products, lookUp(catalog.services, service)?.product)
  const offer = lookUp(lookUp(catalog.environments, environment)?.services, service)
  if (!product || offer?.version === undefined || offer.status === 'unavailable') return undefined
  return supportOf(product, offer.version, offer.support, asOf)
}

/** The support of a version on a day. */
export function supportOf(
  product: Pick<Product, 'name' | 'cycles' | 'source' | 'asOf'>,
  version: string,
  own?: OwnSupport,
  asOf?: string,
): SupportView {
  const cycle = cycleOf(product.cycles, version)
  const { ends } = cycle ?? {}
  return {
    ...stateOf(cycle, asOf),
    of: `${product.name} ${cycle?.cycle ?? version}`,
    ...(ends === undefined ? {} : { ends }),
    ...(own ? { own: { until: own.until, by: own.by } } : {}),
    source: `${product.source}, as of ${dayInYear(product.asOf, asOf)}`,
  }
}

/** The longest line of versions that a version belongs to: 3.13.7 to 3.13 rather than to 3, and never to 3.1. */
export function cycleOf(cycles: readonly Cycle[], version: string): Cycle | undefined {
  const [plain = ''] = /\d+(?:\.\d+)*/.exec(version) ?? []
  const fitting = cycles.filter(({ cycle }) => plain === cycle || plain.startsWith(`${cycle}.`))
  return fitting.sort((a, b) => b.cycle.length - a.cycle.length)[0]
}

function stateOf(cycle: Cycle | undefined, asOf: string | undefined): Pick<SupportView, 'state' | 'words'> {
  if (!cycle) return { state: 'unknown', words: 'upstream unknown' }
  const { ends, ended } = cycle
  if (ends === undefined)
    return ended
      ? { state: 'ended', words: 'upstream ended' }
      : { state: 'open', words: 'upstream names no end' }
  const day = dayInYear(ends, asOf)
  if (ended || (asOf !== undefined && ends < asOf)) return { state: 'ended', words: `upstream ended ${day}` }
  const isNear = asOf !== undefined && dayAfter(asOf, supportNoticeDays) >= ends
  return { state: isNear ? 'ending' : 'supported', words: `upstream until ${day}` }
}

/** The last day on which anybody gives fixes: the environment's own, else upstream's. */
export const lastDayOf = ({ own, ends }: SupportView): string | undefined => own?.until ?? ends

/** Whether nobody gives fixes any more on a day. */
export function isUnsupported(support: SupportView, asOf: string): boolean {
  if (support.own) return support.own.until < asOf
  return support.state === 'ended'
}
