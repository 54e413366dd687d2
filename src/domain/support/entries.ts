import type { Entry, Playbook } from '../playbook/playbook.ts'
import { isOpen } from '../roadmap/open.ts'

/** The product whose support a page tells of a service in an environment; undefined where there is nothing to tell. */
export function productAt(
  playbook: Playbook,
  { id, data }: Entry<'availability'>,
): Entry<'product'> | undefined {
  if (data.version === undefined || data.status === 'unavailable') return undefined
  const product = playbook.get('service', id)?.data.product
  return product === undefined ? undefined : playbook.get('product', product)
}

/** What a promise still to come replaces: a version that is there, of a product that is known. */
export function replacedBy(
  playbook: Playbook,
  { data, environment }: Entry<'roadmap'>,
): { offer: Entry<'availability'>; product: Entry<'product'> } | undefined {
  if (!isOpen(data) || data.service === undefined) return undefined
  const offer = playbook.get('availability', data.service, environment)
  if (!offer || offer.data.status === 'planned') return undefined
  const product = productAt(playbook, offer)
  return product && { offer, product }
}
