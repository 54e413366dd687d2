import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { type Entry, Playbook } from '../src/domain/playbook/playbook.ts'
import {
  availability,
  entry,
  environment,
  guide,
  inLayer,
  layer,
  objective,
  openSite,
  roadmapItem,
  role,
  service,
  triage,
} from './marked-playbook.ts'

/** What of a small workspace is withheld from the low side, place by place. */
export interface World {
  /** Along one promotion path. */
  environments: {
    hidden: boolean
    person: boolean
    services: { hidden: boolean; plan: boolean; note: boolean; difference: boolean; item: boolean }[]
  }[]
  guides: { hidden: boolean; blocks: { hidden: boolean; inline: boolean }[]; replaced: boolean }[]
  role: boolean
  step: boolean
  indicator: boolean
  replacedSite: boolean
  replacedScheme: boolean
  files: boolean
}

const hidden = fc.boolean()

export const worlds: fc.Arbitrary<World> = fc.record({
  environments: fc.array(
    fc.record({
      hidden,
      person: hidden,
      services: fc.array(
        fc.record({ hidden, plan: hidden, note: hidden, difference: hidden, item: hidden }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  guides: fc.array(
    fc.record({
      hidden,
      blocks: fc.array(fc.record({ hidden, inline: hidden }), { minLength: 1, maxLength: 4 }),
      replaced: hidden,
    }),
    { maxLength: 3 },
  ),
  role: hidden,
  step: hidden,
  indicator: hidden,
  replacedSite: hidden,
  replacedScheme: hidden,
  files: hidden,
})

const marking = 'SECRET'
/** Shown by some texts that go, and by all that stay. */
const map = '/maps/map.png'
/** Shown by withheld text alone, though its layer may go. */
const chart = '/maps/chart.png'

/**
 * The workspace of a world. `secret` is what everything withheld says; without it, the workspace is as if
 * nothing that is withheld had ever been written.
 */
export function playbookOf(world: World, secret: string | undefined): Playbook {
  const teller = new Teller(secret)
  const { told, over } = teller
  const site = openSite({ roleLabels: { ...label('pre'), ...teller.if(world.role, label('spy')) } })
  const groups = { FVEY: ['AUS', 'CAN', 'GBR', 'NZL', 'USA'] }
  const scheme = { name: 'Low', owner: 'USA', groups, levels: levels('#007a33') }
  const entries = [
    over(world.replacedSite, site, openSite({ title: told, marking, replaces: true })),
    over(
      world.replacedScheme,
      entry('scheme', 'scheme', scheme),
      entry('scheme', 'scheme', { ...scheme, name: told, levels: levels('#000000') }),
    ),
    role('pre'),
    ...teller.only(world.role, role('spy', { marking, summary: told })),
    service('s0'),
    service('s1'),
    ...environmentsOf(world, teller),
    ...sharedOf(world, teller),
    ...world.guides.flatMap((g, i) => {
      const blocks = g.blocks.flatMap((b, j) => {
        const inline = teller.only(b.inline, ` <Portion mark="(S)">${told}</Portion>`)
        const shown = j === 1 ? ` ![A map](${map})` : ''
        return b.hidden ? teller.only(true, `(S) ${told} ![Map](${map})`) : [`Word ${j}${shown}${inline}.`]
      })
      const text = blocks.length > 0 ? `${blocks.join('\n\n')}\n` : ''
      const below = guide(`g${i}`, text, g.hidden ? { marking } : {})
      const above = guide(`g${i}`, `${told}\n`, { replaces: true })
      return g.hidden ? teller.only(true, below) : [over(g.replaced, below, above)]
    }),
    ...teller.only(true, layer('high', marking)),
    ...teller.only(true, inLayer(guide('deep', `${told} ![Map](${map}) ![Chart](${chart})`), 'high')),
  ]
  const low = { path: map.slice(1), layer: '', source: 'low' }
  const high = { ...low, layer: 'high', source: told, replaced: low }
  const deep = { path: 'deep.png', layer: 'high', source: told }
  const charts = teller.only(true, { path: chart.slice(1), layer: '', source: told })
  return new Playbook(entries, [
    ...(teller.only(world.files, high).length > 0 ? [high, deep] : [low]),
    ...charts,
  ])
}

/** Says the secret where it is known, and leaves out what is withheld where it is not. */
class Teller {
  readonly told: string
  readonly #knows: boolean

  constructor(secret: string | undefined) {
    this.told = secret ?? 'nothing'
    this.#knows = secret !== undefined
  }

  only<T>(withheld: boolean, thing: T): T[] {
    return withheld && this.#knows ? [thing] : []
  }

  if<T extends object>(withheld: boolean, thing: T): T | object {
    return this.only(withheld, thing)[0] ?? {}
  }

  over = (replaced: boolean, below: Entry, above: Entry): Entry =>
    replaced && this.#knows ? { ...inLayer(above, 'high'), replaced: below } : below
}

const idOf = (i: number) => `il${i + 2}`

function environmentsOf(world: World, teller: Teller): Entry[] {
  const { told } = teller
  const isThere = (h: boolean) => !h || teller.only(h, h).length > 0
  return world.environments.flatMap((env, i) => {
    if (!isThere(env.hidden)) return []
    // An author without the hidden ones would promote from the nearest before it.
    const before = world.environments.findLastIndex((other, j) => j < i && isThere(other.hidden))
    const people = [{ name: 'A. Open' }, ...teller.only(env.person, { name: told, marking })]
    const duty = { people, channel: '#c', hours: 'Always' }
    const spies = { spy: { people: [], channel: '#s', hours: told } }
    const own = environment(idOf(i), {
      ...(env.hidden ? { marking, name: told } : {}),
      ...(before >= 0 ? { promotesFrom: idOf(before) } : {}),
      team: { pre: duty, ...teller.if(world.role, spies) },
    })
    return [own, ...env.services.flatMap((_, j) => availabilityOf(world, i, j, teller))]
  })
}

function availabilityOf(world: World, i: number, j: number, teller: Teller): Entry[] {
  const { told } = teller
  const own = world.environments[i]?.services[j]
  if (!own) return []
  const baseline = world.environments[i - 1]
  const isGone = own.difference || baseline?.hidden === true
  const difference = { from: idOf(i - 1), what: 'W.', why: isGone ? told : 'Y.', until: 'U.' }
  const marked = { ...difference, ...(own.difference ? { marking } : {}) }
  const offer = availability(`s${j}`, idOf(i), {
    ...(own.hidden ? { marking, note: told } : {}),
    plans: [...teller.only(own.plan, { name: told, marking }), { name: 'small', note: 'A note.' }],
    limits: [...teller.only(own.note, `(S) ${told}`), 'A limit.'],
    seen: {
      on: '2026-11-13',
      what: ['plans'],
      ...(own.note
        ? teller.if(true, { by: { marking, export: told } })
        : { by: { export: 'all.json', ...teller.if(true, { digest: digestOf(told) }) } }),
    },
    ...(baseline ? (isGone ? teller.if(true, { difference: marked }) : { difference }) : {}),
  })
  const item = roadmapItem(`r${j}`, idOf(i), own.item ? { marking, impact: told } : {})
  return [
    ...(own.hidden ? teller.only(true, offer) : [offer]),
    ...(own.item ? teller.only(true, item) : [item]),
  ]
}

function sharedOf(world: World, teller: Teller): Entry[] {
  const { told } = teller
  const shown = world.environments.flatMap((env, i) => (env.hidden ? teller.only(true, idOf(i)) : [idOf(i)]))
  const targets = Object.fromEntries(shown.map((id) => [id, { target: '99', window: '30 d' }]))
  const indicators = [
    ...teller.only(world.indicator, { name: told, measured: 'M.', marking }),
    { name: 'Rate', measured: 'At the router.' },
  ]
  const call = { kind: 'escalate', title: 'Call', to: 'pre', bring: ['Logs.'] }
  const steps = { call, ...teller.if(world.step, { deep: { ...call, title: told, marking } }) }
  // A path for withheld environments alone is withheld with them.
  const paths = shown.length > 0 ? [triage('t', { steps, environments: shown })] : []
  return [objective('o', { targets, indicators }), ...paths]
}

/** Of an export that shows what is withheld too, so no side may have it. */
const digestOf = (told: string) => `sha256:${createHash('sha256').update(told).digest('hex')}`

const label = (id: string) => ({ [id]: { short: id, name: id } })

const levels = (colour: string) => [
  { banner: 'UNCLASSIFIED', portion: 'U', colour, ink: 'white', uncaveated: 'all' },
  { banner: 'CUI', portion: 'CUI', colour, ink: 'white', uncaveated: 'all' },
  { banner: 'SECRET', portion: 'S', colour, ink: 'white', uncaveated: 'owner' },
]
