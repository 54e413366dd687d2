import { environmentIn, lookUp } from '../../domain/base/look-up.ts'
import { once, oncePer } from '../../domain/base/once.ts'
import { countInWords, countOf, listOf } from '../../domain/base/words.ts'
import { allSteps } from '../../domain/catalog/promotion.ts'
import { parityOf, type StepParity } from '../../domain/catalog/step-parity.ts'
import { compareAddress } from '../../domain/pages/address.ts'
import { neighboursOf } from '../../domain/pages/compare.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import type { Catalog } from '../../model/catalog.ts'
import { type CompareView, compareView, tallyOf } from './compare.ts'
import { dayLabel } from './dates.ts'
import type { Link, Page } from './page.ts'
import { homeCrumb, referencePage } from './reference.ts'
import { type When, whenOf } from './when.ts'

/** One step of a promotion path with its comparison, and what the platform team makes of it. */
export interface PromotionStepView {
  from: string
  to: string
  names: { from: string; to: string }
  href: string
  view: CompareView
  parity: StepParity
}

/** Every step of every promotion path, in the order of the environments; each is compared when somebody looks at it. */
export const promotionSteps = oncePer((catalog: Catalog): PromotionStepView[] =>
  allSteps(catalog).map(({ from, to }) => {
    const compared = once(() => compareView(catalog, [from, to]))
    const parity = once(() => parityOf(catalog, { from, to }))
    return {
      from,
      to,
      names: { from: environmentIn(catalog, from).name, to: environmentIn(catalog, to).name },
      href: compareAddress(from, to),
      get view() {
        return compared()
      },
      get parity() {
        return parity()
      },
    }
  }),
)

const differing = ({ view }: PromotionStepView) =>
  view.groups.reduce((sum, group) => sum + group.rows.length, 0)

/** "Sixteen things differ. Four break if you do nothing; the rest cost time, or are gains." */
function leadOf(step: PromotionStepView): string {
  const [breaks, , , same] = tallyOf(step.view).map((figure) => figure.count)
  const all = differing(step)
  if (all === 0) return 'Nothing that an application notices differs.'
  const stop = breaks
    ? `${countInWords(breaks, 'breaks', 'break')} if you do nothing; the rest cost time, or are gains.`
    : 'Nothing breaks; what there is costs time, or is a gain.'
  return `${countInWords(all, 'thing differs', 'things differ')}. ${stop} ${countInWords(same ?? 0, 'service stays as it is', 'services stay as they are')}.`
}

/** Title, facts and neighbours of the page about one step. */
export function stepPage(
  playbook: Playbook,
  steps: readonly PromotionStepView[],
  step: PromotionStepView,
  asOf: string,
): Page {
  const { from, to, parity } = step
  const link = (other: PromotionStepView, label: string) => ({
    href: other.href,
    text: `${other.names.from} to ${other.names.to}, ${countOf(differing(other), 'change')}`,
    label,
  })
  const { before, next } = neighboursOf(steps, from, to)
  const answered = parity.closing.length + parity.explained.length
  return referencePage(playbook, {
    lead: leadOf(step),
    crumbs: [homeCrumb(playbook), { href: '/compare', text: 'What changes' }],
    facts: [
      {
        label: 'Also',
        links: [
          ...(next ? [{ href: next.href, text: `${next.names.from} to ${next.names.to}` }] : []),
          { href: `/compare#of=${from},${to}`, text: 'any two' },
        ],
      },
      { label: 'Explained', text: `${answered} of ${answered + parity.unexplained.length} services` },
      { label: 'As of', text: dayLabel(asOf) },
    ],
    ...(before ? { before: link(before, 'Step before') } : {}),
    ...(next ? { next: link(next, next.from === to ? 'Step after' : 'Another step') } : {}),
  })
}

/** The list of steps. */
export function comparePage(playbook: Playbook, steps: readonly PromotionStepView[], asOf: string): Page {
  return referencePage(playbook, {
    lead:
      steps.length === 0
        ? 'Nothing is promoted from one environment to another here.'
        : `${countInWords(steps.length, 'promotion step')}, each with what breaks, what costs time and what you gain. Below them, any two environments or more.`,
    facts: [{ label: 'As of', text: dayLabel(asOf) }],
  })
}

/** One service that differs between the two sides of a step, as the platform team sees it. */
export interface ParityRow {
  name: string
  href: string
  differs: string
  state: 'Closing' | 'Explained, no date' | 'Unexplained'
  closing?: When & Link
}

/** The differences of a step: unexplained first, since somebody has to say why; then closing; then the rest. */
export function parityRows(catalog: Catalog, { parity, from, to }: PromotionStepView): ParityRow[] {
  const rows = (state: ParityRow['state'], items: StepParity['closing']) =>
    items.map(
      ({ service, aspects, closing }): ParityRow => ({
        name: lookUp(catalog.services, service)?.name ?? service,
        href: `/environments/${to}/services#${service}`,
        differs: listOf(aspects),
        state,
        ...(closing
          ? {
              closing: {
                ...whenOf(closing.item, catalog),
                text: closing.item.title,
                href: `/environments/${to}/roadmap#${closing.id}`,
              },
            }
          : {}),
      }),
    )
  return from === to
    ? []
    : [
        ...rows('Unexplained', parity.unexplained),
        ...rows('Closing', parity.closing),
        ...rows('Explained, no date', parity.explained),
      ]
}
