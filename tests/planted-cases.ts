import type { Entry } from '../src/domain/playbook/playbook.ts'
import { shippedTopics } from '../src/model/guide.ts'
import { shippedAreas } from '../src/model/onboarding.ts'
import { contentTypes, type Kind, kinds } from '../src/model/registry.ts'
import { shippedCategories } from '../src/model/service.ts'
import { walk } from '../src/model/walk.ts'
import { entry, environment, inLayer, layer, openSite, withBody } from './marked-playbook.ts'
import { type Filling, fillEntry, get, itemsOf, Needles, put } from './planted.ts'
import { bodyForms } from './planted-bodies.ts'

/** A workspace in which everything planted is withheld from a network that holds up to CUI. */
export interface Case {
  /** The place: `every field of a notice`. */
  name: string
  kind: Kind
  needles: Needles
  entries: Entry[]
}

/** What describes the workspace itself; nobody marks it, a layer brings another. */
const frame: readonly Kind[] = ['layer', 'configuration', 'scheme', 'site']
export const marked = kinds.filter((kind) => !frame.includes(kind))
const isLocal = (kind: Kind) => contentTypes[kind].files.some((file) => file.includes('<env>'))
const home = (kind: Kind) => (isLocal(kind) && kind !== 'environment' ? 'shore' : undefined)

const open = [openSite(), environment('shore')]
/** Lists that a playbook shares with every other, each with something that ships. */
const listed: Readonly<Record<string, string | undefined>> = {
  category: Object.keys(shippedCategories)[0],
  topic: Object.keys(shippedTopics)[0],
  area: Object.keys(shippedAreas)[0],
}
const refTo = (home: string) => (ref: string) =>
  ref === 'environment' ? home : (listed[ref] ?? `some-${ref}`)
const planting = (needles: Needles, kind: Kind): Filling => ({
  word: (field) => needles.plant(`${kind}.${field}`),
  ref: refTo('shore'),
})
const plain: Filling = { word: () => 'words', ref: refTo('shore') }

/** All cases, kind by kind. A type or a field that is added to the model is planted in without further work. */
export function* cases(): Generator<Case> {
  for (const kind of marked) {
    yield* wholeEntries(kind)
    yield* items(kind)
    yield* portionsOfFields(kind)
    yield* portionsOfBodies(kind)
    yield* ofEnvironments(kind)
  }
  for (const kind of ['layer', 'scheme', 'site'] as const) yield brought(kind)
}

const markings = {
  'above the level': 'SECRET',
  'with a control': 'CUI//SP-CTI',
  'for the owner alone': 'CUI//NOFORN',
  'with a marking that cannot be read': 'UNCLASSIFIED//NONSENSE',
}

function* wholeEntries(kind: Kind): Generator<Case> {
  for (const [how, marking] of Object.entries(markings)) {
    const needles = new Needles()
    const id = needles.plant(`${kind}, its id`)
    const data = { ...fillEntry(kind, planting(needles, kind)), marking }
    const entries = [...open, entry(kind, id, data, home(kind))]
    yield { name: `every field of a ${kind} ${how}`, kind, needles, entries }
  }
  const needles = new Needles()
  const id = needles.plant(`${kind}, its id`)
  const own = entry(kind, id, fillEntry(kind, planting(needles, kind)), home(kind))
  const entries = [...open, layer('high', 'SECRET'), inLayer(own, 'high')]
  yield { name: `every field of a ${kind} in a layer`, kind, needles, entries }
  if (home(kind) === undefined) return
  const inside = new Needles()
  const deep = inside.plant('environment, its id')
  const homeless = entry(kind, 'x', fillEntry(kind, planting(inside, kind)), deep)
  const around = [...open, environment(deep, { marking: 'SECRET' }), homeless]
  yield { name: `every field of a ${kind} in a withheld environment`, kind, needles: inside, entries: around }
  const lower = { ...homeless, data: { ...homeless.data, marking: 'UNCLASSIFIED' } as Entry['data'] }
  const name = `every field of a lower ${kind} in a withheld environment`
  yield { name, kind, needles: inside, entries: [...around.slice(0, -1), lower] }
}

function* items(kind: Kind): Generator<Case> {
  const all = new Needles()
  const data = fillEntry(kind, planting(all, kind))
  for (const path of itemsOf(contentTypes[kind].schema, data)) {
    const needles = new Needles()
    const item = JSON.stringify(get(data, path))
    for (const [needle, field] of all.fields) if (item.includes(needle)) needles.fields.set(needle, field)
    const value = put(data, [...path, 'marking'], 'SECRET') as object
    const entries = [...open, entry(kind, 'x', value, home(kind))]
    const name = `every field of ${path.join('.')} in a ${kind}`
    if (needles.fields.size > 0) yield { name, kind, needles, entries }
  }
}

const lineForms = [
  '(S) @',
  'Words. <Portion mark="(S)">@</Portion>',
  'Words. <Portion mark="(S)">a <Portion mark="(U)">b</Portion> @</Portion> Words.',
]
const proseForms = [
  ...lineForms,
  'Words.\n\n(S) @',
  '- a\n- (S) @',
  'Words. <!-- @ --> Words.',
  'Words. <Portion mark="(S)">a\n\n@</Portion>',
  'Words.\n\n(S) More.[^1]\n\n[^1]: @',
  '- a\n- (S) See [x][r].\n\n[r]: /guides "@"',
]

function* portionsOfFields(kind: Kind): Generator<Case> {
  const data = fillEntry(kind, plain)
  for (const { path, meta } of walk(contentTypes[kind].schema, data)) {
    if (!meta.prose) continue
    for (const form of meta.prose === 'inline' ? lineForms : proseForms) {
      const needles = new Needles()
      const text = form.replace('@', `A ${needles.plant(`${kind}.${path.join('.')}`)} in a sentence`)
      const entries = [...open, entry(kind, 'x', put(data, path, text) as object, home(kind))]
      yield { name: `${JSON.stringify(form)} in ${path.join('.')} of a ${kind}`, kind, needles, entries }
    }
  }
}

function* portionsOfBodies(kind: Kind): Generator<Case> {
  if (contentTypes[kind].form !== 'mdx') return
  for (const [form, text] of Object.entries(bodyForms)) {
    const needles = new Needles()
    const body = text.replace(/@/g, () => `a ${needles.plant(`${kind}, ${form}`)} in a sentence`)
    const entries = [...open, withBody(entry(kind, 'x', fillEntry(kind, plain), home(kind)), body)]
    yield { name: `${form} in the body of a ${kind}`, kind, needles, entries }
  }
}

function* ofEnvironments(kind: Kind): Generator<Case> {
  const needles = new Needles()
  const deep = needles.plant('environment, its id')
  const data = fillEntry(kind, {
    word: (field) => (/^(targets|difference)\b/.test(field) ? needles.plant(`${kind}.${field}`) : 'words'),
    ref: refTo(deep),
  })
  const entries = [...open, environment(deep, { marking: 'SECRET' }), entry(kind, 'x', data, home(kind))]
  if (JSON.stringify(data).includes(deep))
    yield { name: `what a ${kind} says of a withheld environment`, kind, needles, entries }
}

function brought(kind: 'layer' | 'scheme' | 'site'): Case {
  const needles = new Needles()
  const marks = { layer: { marking: 'SECRET' }, scheme: {}, site: { marking: 'SECRET', replaces: true } }
  const above = inLayer(
    entry(kind, kind, { ...fillEntry(kind, planting(needles, kind)), ...marks[kind] }),
    'high',
  )
  const name = `every field of the ${kind} that a layer brings`
  if (kind === 'layer') return { name, kind, needles, entries: [...open, above] }
  const below = kind === 'site' ? openSite() : entry(kind, kind, fillEntry(kind, plain))
  const rest = kind === 'site' ? open.slice(1) : open
  const entries = [...rest, layer('high', 'SECRET'), { ...above, replaced: below as Entry }]
  return { name, kind, needles, entries }
}
