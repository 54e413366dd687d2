import { signalSchema } from '../../model/environment.ts'
import type { Ref } from '../../model/fields.ts'
import type { OwnComponentDeclaration } from '../../model/own-component.ts'
import { oncePer } from '../base/once.ts'
import type { Entry, Playbook } from '../playbook/playbook.ts'
import { quotables } from './facts.ts'

export interface Attribute {
  required?: true
  /** The values it may have; absent means any text. */
  values?: readonly string[]
  /** It is a day, as 2027-03-23. */
  day?: true
  /** It lists what a command needs, with commas between: `role OrgManager, tool jq`. */
  needs?: true
  /** It names an entry of this kind. */
  ref?: Ref
}

export interface Component {
  attributes: Readonly<Record<string, Attribute>>
  /** The component it has to stand in, directly. */
  inside?: string
  /** It stands alone: `<PromotionPath />`. */
  empty?: true
}

const environment: Attribute = { required: true, ref: 'environment' }
const inOne: Component = { attributes: { environment }, empty: true }
const ofAll: Component = { attributes: {}, empty: true }

/** What is drawn from the playbook itself when a site is built. */
const drawn: Record<string, Component> = {
  BlueGreenSwitch: inOne,
  Cadence: { attributes: { environment, from: { required: true, day: true } }, empty: true },
  CanarySteps: inOne,
  CountingBack: {
    attributes: { environment, live: { required: true, day: true }, with: { ref: 'condition' } },
    empty: true,
  },
  CountingDays: {
    attributes: {
      environment,
      from: { required: true, day: true },
      count: { required: true, values: ['5', '10', '15', '20', '25', '30'] },
    },
    empty: true,
  },
  EventToActions: { attributes: { environment, lesson: { required: true, ref: 'lesson' } }, empty: true },
  HandOvers: ofAll,
  LeadTimes: ofAll,
  LogPath: inOne,
  MarkingParts: inOne,
  NetworkReach: ofAll,
  Quarters: ofAll,
  TransferSteps: ofAll,
}

const registered: Record<string, Component> = {
  Aside: { attributes: { kind: { required: true, values: ['note', 'warning'] }, title: {} } },
  Steps: { attributes: {} },
  Step: { attributes: { title: { required: true } }, inside: 'Steps' },
  Tabs: { attributes: {} },
  Tab: { attributes: { title: { required: true } }, inside: 'Tabs' },
  ServiceRef: {
    attributes: { id: { required: true, ref: 'service' }, environment: { ref: 'environment' } },
    empty: true,
  },
  EnvironmentRef: { attributes: { id: { required: true, ref: 'environment' } }, empty: true },
  FeedbackRef: {
    attributes: {
      signal: { required: true, values: signalSchema.options },
      environment: { required: true, ref: 'environment' },
    },
    empty: true,
  },
  Fact: {
    attributes: {
      of: { required: true, values: quotables },
      environment: { required: true, ref: 'environment' },
      expectation: { ref: 'expectation' },
    },
    empty: true,
  },
  PlanExample: {
    attributes: {
      environment: { required: true, ref: 'environment' },
      live: { required: true, day: true },
      with: { ref: 'condition' },
    },
    empty: true,
  },
  TermRef: { attributes: { id: { required: true, ref: 'term' } } },
  Portion: { attributes: { mark: { required: true } } },
  Figure: {
    attributes: { src: { required: true }, alt: { required: true }, caption: {} },
    empty: true,
  },
  Command: {
    attributes: {
      effect: { required: true, values: ['reads', 'changes'] },
      note: {},
      needs: { needs: true },
    },
  },
  ...drawn,
  PromotionPath: { attributes: {}, empty: true },
  TeamSize: { attributes: {}, empty: true },
  FitExample: {
    attributes: {
      manifest: { required: true },
      environment: { required: true, ref: 'environment' },
      services: {},
      service: { ref: 'service' },
    },
    empty: true,
  },
}

/** The components that ship, by name. Pages provide one for each. */
export const components: ReadonlyMap<string, Component> = new Map(Object.entries(registered))

type Configured = Pick<Playbook, 'configuration'>

const withOwn = oncePer(({ data }: Entry<'configuration'>): ReadonlyMap<string, Component> => {
  const own = Object.entries(data.extend?.components ?? {})
  if (own.length === 0) return components
  return new Map([...own.map(([name, said]) => [name, componentOf(said)] as const), ...components])
})

/** The components that authors of a playbook may use: those that ship, and those that its configuration declares. */
export const componentsIn = ({ configuration }: Configured): ReadonlyMap<string, Component> =>
  configuration ? withOwn(configuration) : components

/** What the configuration declares of a component of the organisation's own; undefined where it is none. */
export const ownComponent = (
  { configuration }: Configured,
  name: string | undefined,
): OwnComponentDeclaration | undefined => {
  const own = configuration?.data.extend?.components ?? {}
  return name !== undefined && Object.hasOwn(own, name) && !components.has(name) ? own[name] : undefined
}

function componentOf({ attributes, holds }: OwnComponentDeclaration): Component {
  const said = Object.entries(attributes).map(([name, { required, values, day, ref }]) => [
    name,
    { ...(required && { required }), ...(values && { values }), ...(day && { day }), ...(ref && { ref }) },
  ])
  return { attributes: Object.fromEntries(said), ...(holds ? {} : { empty: true as const }) }
}
