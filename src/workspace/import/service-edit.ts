import type { LiveOffering, LivePlan } from '../../domain/live/catalog.ts'
import type { CatalogAvailability } from '../../model/catalog.ts'
import type { Change } from '../../model/catalog-diff.ts'
import type { YamlEdit } from '../yaml-edit.ts'
import type { Questions } from './questions.ts'
import { cleanMarkdownLine } from './words.ts'

type Offer = CatalogAvailability
type Plan = Offer['plans'][string]

/** Adds a service that only the marketplace knows, with the broker's words at its plans and what is asked of it. */
export function addOffer(
  id: string,
  offer: Offer,
  offering: LiveOffering | undefined,
  file: YamlEdit,
  { org, questions }: { org: string | undefined; questions: Questions },
): void {
  const seen = org === undefined ? '' : `, as org ${oneLine(org)} sees it`
  const unknown = offering && offering.plans === undefined ? ' Its plans are not in the export.' : ''
  const words = offering?.plans?.some((p) => p.description)
    ? " Notes are the broker's words: confirm them."
    : ''
  const comment = `New in the live marketplace${seen}.${unknown} Say what differs here, and why.${words}`
  const asked = questions.texts.filter((q) => q.id === id).map(({ text }) => `import: ${oneLine(text)}`)
  file.addEntry(id, written(offer, offering), [comment, ...asked].join('\n# '))
}

/** Applies a change to the file of a service; what is for people to decide comes back as flags. */
export function applyService(
  { before, after }: Change,
  offering: LiveOffering | undefined,
  file: YamlEdit,
  questions: Questions,
): string[] {
  const [, , , id = '', field, plan = '', fact] = (after ?? before)?.path ?? []
  if (field === undefined) return ['not in the live marketplace; say what became of it']
  if (field === 'status') return [`documented as ${before?.value}, and in the live marketplace`]
  if (field === 'live') return setLive(id, after?.value as Offer['live'], file)
  if (field !== 'plans') {
    const done = after === undefined || file.set([id, field], after.value)
    return done ? [] : [`\`${field}\` is another in the live marketplace`]
  }
  if (!after) return questions.isRenamed(id, plan) ? [] : [`plan "${plan}" is not in the live marketplace`]
  const list = [id, 'plans']
  const old = questions.renamedFrom(id, plan)
  const live = offering?.plans?.find(({ name }) => name === plan)
  const done =
    fact === undefined
      ? old === undefined
        ? file.append(list, writtenPlan(plan, after.value as Plan, live))
        : renamePlan([...list, file.indexOf(list, { name: old })], plan, live, file)
      : file.set([...list, file.indexOf(list, { name: plan }), fact], after.value)
  return done ? [] : [`plan "${plan}" is another in the live marketplace`]
}

/** The identity part by part, since a value is set and a map is not. */
function setLive(id: string, live: Offer['live'], file: YamlEdit): string[] {
  const said = [`it is offered as ${live?.broker ?? '?'}/${live?.offering ?? '?'}`]
  if (!live) return said
  if (file.set([id, 'live', 'offering'], live.offering)) {
    const done = live.broker === undefined || file.set([id, 'live', 'broker'], live.broker)
    return done ? [] : said
  }
  return file.set([id, 'live'], live) ? [] : said
}

/** A plan keeps its limits and its note under a new name. */
function renamePlan(
  item: readonly (string | number)[],
  name: string,
  live: LivePlan | undefined,
  file: YamlEdit,
): boolean {
  if (!file.set([...item, 'name'], name)) return false
  const facts = Object.entries({ free: live?.free, bindable: live?.bindable })
  return facts.every(([fact, value]) => value === undefined || file.set([...item, fact], value))
}

/** What a person would write: defaults are left out, and so are plans that the export does not list. */
function written({ status, version, live, plans }: Offer, offering: LiveOffering | undefined) {
  const list = Object.entries(plans).map(([name, plan]) =>
    writtenPlan(
      name,
      plan,
      offering?.plans?.find((p) => p.name === name),
    ),
  )
  return {
    status,
    ...(version === undefined ? {} : { version }),
    ...(live ? { live } : {}),
    ...(list.length > 0 ? { plans: list } : {}),
  }
}

function writtenPlan(name: string, { free, bindable, orgs }: Plan, live: LivePlan | undefined) {
  const note = cleanMarkdownLine(live?.description)
  return {
    name,
    ...(free ? {} : { free }),
    ...(bindable ? {} : { bindable }),
    ...(orgs ? { orgs } : {}),
    ...(note === undefined ? {} : { note }),
  }
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ')
