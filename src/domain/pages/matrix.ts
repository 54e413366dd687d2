import { oncePer } from '../base/once.ts'
import { wholeCatalog } from '../catalog/catalog.ts'
import { type Cell, type Matrix, matrixOf } from '../catalog/matrix.ts'
import { labelIn } from '../playbook/lists.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import type { Address } from './address.ts'
import { kind, placesOf } from './described.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'
import type { LeafOf } from './page.ts'
import { concerning, disturbancesIn, itemNamed } from './select.ts'
import { itemsNamed, offerAt, productsOf, reasonAnchor, servicesInOrder } from './services.ts'

const address = '/services'

/** As many cells as one table has, each some 220 bytes. */
const mostCells = 3000

/**
 * As many reasons as the matrix carries itself, each some 800 bytes and twenty elements. Where there are more they
 * would be most of a large page, and the page of each service has its own.
 */
const mostReasons = 300

/** Whether a cell has something to explain, or an explanation. */
export const hasReason = (cell: Cell) => cell.differs || cell.difference !== undefined

/** The cells whose reasons stand in a row below theirs; none where each is read on the page of its service. */
export function reasonsShown(matrix: Matrix): readonly Cell[] {
  const cells = matrix.groups.flatMap((group) => group.rows.flatMap((row) => row.cells.filter(hasReason)))
  return cells.length > mostReasons ? [] : cells
}

/** The services by category, as many as one table has room for; none where all of them stand in one. */
export const serviceLeaves = oncePer((playbook: Playbook): Leaf<Entry<'service'>>[] => {
  const all = servicesInOrder(playbook)
  const columns = playbook.environments.length
  if (all.length * columns <= mostCells) return []
  const groups = [...Map.groupBy(all, ({ data }) => data.category)].map(([category, items]) => ({
    id: `in_${category}`,
    label: labelIn(playbook, 'category', category),
    items,
  }))
  return cutLeaves(groups, Math.max(1, Math.floor(mostCells / Math.max(1, columns))))
})

/** A leaf of a list of services, with the names of its first and its last. */
export const leafOfServices = (of: Address, { label, items }: Leaf<Entry<'service'>>): LeafOf => {
  const [first, last] = [items[0], items.at(-1)]
  return {
    of,
    label,
    count: items.length,
    ...(first && last && { ends: [first.data.name, last.data.name] as const }),
  }
}

/** Some of the services in all environments. Reasons are read on the page of each service. */
export const servicesLeaf = kind<Leaf<Entry<'service'>>>('services-leaf', {
  of: serviceLeaves,
  address: ({ id }) => leafAddress(address, id),
  title: ({ label }) => `${label}, environment by environment`,
  list: true,
  leaf: (leaf) => leafOfServices(address, leaf),
  places: ({ items }) => placesOf(items),
  material: ({ items }, playbook) => {
    const ids = new Set(items.map(({ id }) => id))
    const offers = items.flatMap(({ id }) => concerning(playbook, id).offers)
    return {
      whole: [
        ...offers,
        ...offers.map((offer) => itemNamed(playbook, offer)),
        ...productsOf(playbook, offers),
      ],
      named: [...playbook.all('environment'), ...items],
      chosen: disturbancesIn(playbook).filter(({ data }) => data.services.some((id) => ids.has(id))),
    }
  },
})

/** The matrix: services and environments side by side. */
export const services = kind<null>('services', {
  of: () => [null],
  label: 'Services',
  rail: 'Across environments',
  address: () => address,
  title: () => 'Services, environment by environment',
  listed: () => [{ text: 'Services in all environments', kind: 'Page' }],
  list: true,
  search: () => ({ kind: 'Service' }),
  places: (_, playbook) =>
    serviceLeaves(playbook).length > 0
      ? []
      : [
          ...placesOf(servicesInOrder(playbook)),
          ...reasonsShown(matrixOf(wholeCatalog(playbook))).map((cell) =>
            offerAt(playbook, cell, reasonAnchor(cell)),
          ),
        ],
  material: (_, playbook) =>
    serviceLeaves(playbook).length > 0
      ? {
          named: serviceLeaves(playbook).flatMap(({ items }) => [items[0], items.at(-1)]),
          counted: [...playbook.all('service'), ...playbook.all('availability')],
        }
      : {
          whole: [
            ...playbook.all('availability'),
            ...itemsNamed(playbook),
            ...productsOf(playbook, playbook.all('availability')),
          ],
          named: [...playbook.all('environment'), ...playbook.all('service')],
          chosen: disturbancesIn(playbook),
        },
})
