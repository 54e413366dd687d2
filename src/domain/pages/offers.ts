import { oncePer } from '../base/once.ts'
import { namedIn } from '../playbook/lists.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { type Address, environmentAddress } from './address.ts'
import { kind } from './described.ts'
import { foundAs, type Home, inside, surrounding } from './environment.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'
import { leafOfServices } from './matrix.ts'
import type { Anchor } from './page.ts'
import { disturbancesIn, itemNamed } from './select.ts'
import { itemsNamed, offerAt, productsOf, servicesInOrder } from './services.ts'

/** As many services as an environment tells everything of on one page, each some 2.2 KB. */
const mostOffers = 300

/** Some of what an environment says of services, all of one category. */
export interface OffersLeaf extends Leaf<Entry<'service'>> {
  home: Home
  category: string
}

/** What each environment says of services in leaves by category; none where there are few enough for one page. */
export const offerLeaves = oncePer((playbook: Playbook): OffersLeaf[] => {
  const all = servicesInOrder(playbook)
  if (all.length <= mostOffers) return []
  const categories = Map.groupBy(all, ({ data }) => data.category)
  const labels = namedIn(playbook, 'category')
  return playbook.environments.flatMap((home) =>
    [...categories].flatMap(([category, items]) =>
      cutLeaves([{ id: `in_${category}`, label: labels.get(category) ?? category, items }], mostOffers).map(
        (leaf) => ({ ...leaf, home, category }),
      ),
    ),
  )
})

const listOf = (home: Home): Address => environmentAddress(home.id, 'services')
const placesIn = (playbook: Playbook, environment: string, services: readonly Entry<'service'>[]): Anchor[] =>
  services.map(({ id }) => offerAt(playbook, { service: id, environment }, id))

/** Everything that an environment says of services, by category; of very many, how each stands. */
export const offers = kind<Home>('offers', {
  ...inside('services', 'Services'),
  title: ({ data }) => `Services in ${data.name}`,
  list: true,
  contents: true,
  search: () =>
    foundAs('services', {
      kind: 'Service',
      names: ['catalog', 'marketplace', 'offerings', 'available', 'missing'],
    }),
  // A service may be called as a category is, so its anchor says what it is.
  parts: (_, playbook) =>
    [...namedIn(playbook, 'category')].map(([category, title]) => ({
      id: `category:${category}`,
      title,
      shown: playbook.all('service').some(({ data }) => data.category === category),
    })),
  places: ({ id }, playbook) => placesIn(playbook, id, servicesInOrder(playbook)),
  material: ({ id }, playbook) => {
    const around = surrounding(playbook, id)
    // What it is measured against.
    const counted = [...around.counted, ...besideOffers(playbook, id)]
    const own = playbook.all('availability', id)
    if (offerLeaves(playbook).length > 0)
      return { ...around, named: [...playbook.all('service'), ...own], counted }
    return {
      ...around,
      whole: [...around.whole, ...own, ...itemsNamed(playbook, id), ...productsOf(playbook, own)],
      named: playbook.all('service'),
      chosen: [...around.chosen, ...disturbancesIn(playbook, id)],
      counted,
    }
  },
})

const besideOffers = (playbook: Playbook, id: string) =>
  playbook.all('availability', playbook.get('environment', id)?.data.promotesFrom ?? '')

/** Everything that an environment says of some of the services. */
export const offersLeaf = kind<OffersLeaf>('offers-leaf', {
  of: offerLeaves,
  address: ({ home, id }) => leafAddress(listOf(home), id),
  environment: ({ home }) => home.id,
  title: ({ home, label }) => `Services in ${home.data.name}: ${label}`,
  list: true,
  leaf: (leaf) => leafOfServices(listOf(leaf.home), leaf),
  parts: ({ category, label }) => [{ id: `category:${category}`, title: label }],
  places: ({ home, items }, playbook) => placesIn(playbook, home.id, items),
  material: ({ home, items }, playbook) => {
    const around = surrounding(playbook, home.id)
    const ids = new Set(items.map(({ id }) => id))
    const isIn = ({ id }: Entry) => ids.has(id)
    const own = playbook.all('availability', home.id).filter(isIn)
    return {
      whole: [
        ...around.whole,
        ...own,
        ...own.map((offer) => itemNamed(playbook, offer)),
        ...productsOf(playbook, own),
      ],
      // What may be taken in their place is named beside them.
      named: [...items, ...own.map(({ data }) => playbook.get('service', data.alternative ?? ''))],
      chosen: [
        ...around.chosen,
        ...disturbancesIn(playbook, home.id).filter(({ data }) => data.services.some((id) => ids.has(id))),
      ],
      counted: [...around.counted, ...besideOffers(playbook, home.id).filter(isIn)],
    }
  },
})
