import type { Playbook } from '../../domain/playbook/playbook.ts'
import { cycleOf } from '../../domain/support/support.ts'
import type { UpstreamProduct } from '../../formats/read/endoflife.ts'
import type { Cycle } from '../../model/product.ts'
import { Edits } from '../import/edits.ts'
import type { PlannedFile } from '../planned.ts'

/** The products that a playbook has, or whose services it says to be made of them. */
export function productsWanted(playbook: Playbook): string[] {
  const named = playbook.all('service').flatMap(({ data }) => data.product ?? [])
  return [...new Set([...playbook.all('product').map(({ id }) => id), ...named])].sort()
}

/**
 * What a refresh would write: of each wanted product the versions that upstream still fixes, those that are in use and
 * those that are listed already, and the day. Nothing is taken out; comments, order and names stay.
 */
export function planSupport(
  playbook: Playbook,
  upstream: readonly UpstreamProduct[],
  { on, read, base }: { on: string; read: (path: string) => string | undefined; base: string },
): PlannedFile[] {
  const edits = new Edits(read)
  const wanted = productsWanted(playbook)
  for (const product of upstream) {
    if (!wanted.includes(product.id)) continue
    const known = playbook.get('product', product.id)
    const file = edits.of(known?.file ?? `${base}content/products.yaml`)
    const cycles = product.cycles.filter((cycle) => isKept(cycle, product, playbook, on))
    if (!known) {
      const comment = `New: a service is made of it. As of ${on}.`
      const source = { name: product.name, source: 'endoflife.date', licence: 'MIT', asOf: on }
      file.addEntry(product.id, { ...source, cycles }, comment)
      continue
    }
    file.put([product.id, 'asOf'], on)
    const list = [product.id, 'cycles']
    for (const { cycle, ...ends } of cycles) {
      const at = [...list, file.indexOf(list, { cycle })]
      if (at.at(-1) === -1) file.append(list, { cycle, ...ends })
      else
        for (const field of ['ends', 'ended', 'extended'] as const)
          if (ends[field] !== undefined) file.put([...at, field], ends[field])
          else if (file.has([...at, field])) file.remove([...at, field])
    }
  }
  return edits.changed
}

function isKept(cycle: Cycle, { id, cycles }: UpstreamProduct, playbook: Playbook, on: string): boolean {
  const isListed = playbook.get('product', id)?.data.cycles.some((other) => other.cycle === cycle.cycle)
  const isOpen = !cycle.ended && (cycle.ends === undefined || cycle.ends >= on)
  const isUsed = playbook
    .all('availability')
    .some(
      (offer) =>
        playbook.get('service', offer.id)?.data.product === id &&
        offer.data.version !== undefined &&
        cycleOf(cycles, offer.data.version) === cycle,
    )
  return isListed || isOpen || isUsed
}
