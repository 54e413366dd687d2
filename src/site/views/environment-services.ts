import { compareAddress } from '../../domain/pages/address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { Catalog, CatalogService } from '../../model/catalog.ts'
import type { Category } from '../../model/service.ts'
import { environmentPage } from './environment.ts'
import type { Page } from './page.ts'
import { type OfferView, offerIn, tallyOffers } from './service.ts'

/** The services of one environment in one category. */
export interface OfferGroup {
  category: Category
  offers: { id: string; service: CatalogService; offer: OfferView }[]
}

/** Everything that an environment says of services: by category, in each what differs first. */
export function environmentOffers(
  catalog: Catalog,
  environment: string,
  asOf?: string,
  usual?: string,
): OfferGroup[] {
  const services = Object.entries(catalog.services)
  const categories = [...new Set(services.map(([, service]) => service.category))]
  return categories.map((category) => ({
    category,
    offers: services
      .filter(([, service]) => service.category === category)
      .map(([id, service]) => ({ id, service, offer: offerIn(catalog, id, environment, asOf, usual) }))
      .sort((a, b) => Number(b.offer.cell.differs) - Number(a.offer.cell.differs)),
  }))
}

/** Title, lead and facts of an environment's list of services. */
export function offersPage(
  playbook: Playbook,
  environment: Entry<'environment'>,
  groups: readonly OfferGroup[],
): Page {
  const { id, data } = environment
  const offers = groups.flatMap((group) => group.offers.map(({ offer }) => offer))
  const before = playbook.get('environment', data.promotesFrom ?? '')
  const differing = offers.filter((offer) => offer.cell.differs).length
  return environmentPage(playbook, environment, 'services', {
    lead: `${tallyOffers(offers)}${before ? ` A bar marks the ${differing} that differ from ${before.data.name}.` : ''}`,
    facts: [
      { label: 'Data handled', marking: data.handles },
      before
        ? {
            label: 'What changes',
            href: compareAddress(before.id, id),
            text: `${before.data.name} to ${data.name}`,
          }
        : { label: 'Path', text: 'begins here' },
      { label: 'Beside the others', href: `/services#in=${id}`, text: 'Matrix' },
    ],
  })
}
