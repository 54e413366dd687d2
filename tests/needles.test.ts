import { afterAll, describe, expect, it } from 'vitest'
import { release } from '../src/domain/marking/release.ts'
import { type Entry, Playbook } from '../src/domain/playbook.ts'
import { contentTypes, type Kind, kinds } from '../src/model/registry.ts'
import { walk } from '../src/model/walk.ts'
import { needlesOf } from '../src/publish/proof/needles.ts'
import { part } from '../src/publish/proof/sources.ts'
import { entry, environment, inLayer, layer, low, openSite, parsers, withBody } from './marked-playbook.ts'
import { type Filling, fillEntry, get, itemsOf, Needles, put } from './planted.ts'
import { bodyForms } from './planted-bodies.ts'

/** What describes the workspace itself; nobody marks it, a layer brings another. */
const frame: readonly Kind[] = ['layer', 'scheme', 'site']
const marked = kinds.filter((kind) => !frame.includes(kind))
const isLocal = (kind: Kind) => contentTypes[kind].files.some((file) => file.includes('<env>'))
const home = (kind: Kind) => (isLocal(kind) && kind !== 'environment' ? 'open' : undefined)

const open = [openSite(), environment('open')]
const filling = (needles: Needles, kind: Kind, over: Partial<Filling> = {}): Filling => ({
  word: (field) => needles.plant(`${kind}.${field}`),
  ref: (ref) => (ref === 'environment' ? 'open' : `some-${ref}`),
  ...over,
})

/** Everything that pages, index and data of the low side can be made of. */
function lowOf(playbook: Playbook): string {
  const { playbook: left } = release(playbook, low, parsers)
  return JSON.stringify([
    left.entries.map(({ kind, id, environment, data, body }) => [kind, id, environment, data, body?.text]),
    left.files.map(({ path, source }) => [path, source]),
  ])
}

/** A filling in which nothing is planted. */
const plain: Filling = {
  word: () => 'words',
  ref: (ref) => (ref === 'environment' ? 'open' : `some-${ref}`),
}

let planted = 0
let places = 0

/** None of the needles in what the low side gets, and each of them one that the proof would find there. */
function expectNone(needles: Needles, entries: readonly Entry[]): void {
  const playbook = new Playbook([...open, ...entries])
  const { byRun } = needlesOf(part(playbook, { ...low, summary: '' }), '')
  const said = lowOf(playbook)
  const missed = [...needles.fields].filter(
    ([needle]) => ![...byRun.keys()].some((run) => run.includes(needle)),
  )
  expect(needles.in(said).map((needle) => needles.fields.get(needle))).toEqual([])
  expect(
    missed.map(([, field]) => field),
    'the proof does not look for these',
  ).toEqual([])
  expect(needles.fields.size).toBeGreaterThan(0)
  planted += needles.fields.size
  places++
}

afterAll(() => console.log(`needles: ${planted} planted in ${places} places, none found`))

describe('of what is withheld nothing is in the release, and the proof looks for all of it', () => {
  it.each(marked)('every field of a whole %s', (kind) => {
    const needles = new Needles()
    const id = needles.plant(`${kind}, its id`)
    const data = { ...fillEntry(kind, filling(needles, kind)), marking: 'SECRET' }
    expectNone(needles, [entry(kind, id, data, home(kind))])
    expectNone(needles, [entry(kind, id, { ...data, marking: 'UNCLASSIFIED//NONSENSE' }, home(kind))])
  })

  it.each(marked)('every field of a %s in a layer', (kind) => {
    const needles = new Needles()
    const data = fillEntry(kind, filling(needles, kind))
    const id = needles.plant(`${kind}, its id`)
    expectNone(needles, [layer('high', 'SECRET'), inLayer(entry(kind, id, data, home(kind)), 'high')])
  })

  it.each(marked.filter((kind) => home(kind)))('every field of a %s in a withheld environment', (kind) => {
    const needles = new Needles()
    const deep = needles.plant('the environment')
    const data = fillEntry(kind, filling(needles, kind))
    expectNone(needles, [environment(deep, { marking: 'SECRET' }), entry(kind, 'x', data, deep)])
  })

  it.each(['layer', 'scheme', 'site'] as const)('every field of the %s that a layer brings', (kind) => {
    const needles = new Needles()
    const data = fillEntry(kind, filling(needles, kind))
    const marks = { layer: { marking: 'SECRET' }, scheme: {}, site: { marking: 'SECRET', replaces: true } }
    const above = { ...data, ...marks[kind] }
    const below = {
      layer: undefined,
      scheme: entry('scheme', 'scheme', fillEntry('scheme', plain)),
      site: open[0],
    }[kind]
    const brought = { ...inLayer(entry(kind, kind, above), 'high'), ...(below ? { replaced: below } : {}) }
    const rest = kind === 'site' ? open.slice(1) : open
    const described = kind === 'layer' ? [] : [layer('high', 'SECRET')]
    const playbook = new Playbook([...rest, ...described, brought as Entry])
    expect(needles.in(lowOf(playbook)).map((needle) => needles.fields.get(needle))).toEqual([])
    planted += needles.fields.size
    places++
  })

  it.each(marked)('every field of every item of a %s', (kind) => {
    const { schema } = contentTypes[kind]
    const all = new Needles()
    const data = fillEntry(kind, filling(all, kind))
    for (const path of itemsOf(schema, data)) {
      const needles = new Needles()
      const item = JSON.stringify(get(data, path))
      for (const [needle, field] of all.fields) if (item.includes(needle)) needles.fields.set(needle, field)
      const value = put(data, [...path, 'marking'], 'SECRET') as object
      if (needles.fields.size > 0) expectNone(needles, [entry(kind, 'x', value, home(kind))])
    }
  })

  it.each(marked)('a portion of every prose field of a %s', (kind) => {
    const { schema } = contentTypes[kind]
    const data = fillEntry(kind, plain)
    for (const { path, meta } of walk(schema, data)) {
      if (!meta.prose) continue
      const forms =
        meta.prose === 'inline'
          ? ['(S) @', 'Words. <Portion mark="(S)">@</Portion>']
          : ['(S) @', 'Words.\n\n(S) @', '- a\n- (S) @', 'Words. <Portion mark="(S)">@</Portion>']
      for (const form of forms) {
        const needles = new Needles()
        const text = form.replace('@', `A ${needles.plant(`${kind}.${path.join('.')}`)} in a sentence`)
        expectNone(needles, [entry(kind, 'x', put(data, path, text) as object, home(kind))])
      }
    }
  })

  const bodied = marked.filter((kind) => contentTypes[kind].form === 'mdx')
  describe.each(bodied)('a portion in the body of a %s', (kind) => {
    it.each(Object.entries(bodyForms))('%s', (form, text) => {
      const needles = new Needles()
      const data = fillEntry(kind, plain)
      const body = text.replace(/@/g, () => `a ${needles.plant(`${kind}, ${form}`)} in a sentence`)
      expectNone(needles, [withBody(entry(kind, 'x', data, home(kind)), body)])
    })
  })

  it.each(marked)('what a %s says of a withheld environment', (kind) => {
    const needles = new Needles()
    const deep = needles.plant('the environment')
    const data = fillEntry(kind, {
      word: (field) => (/^(targets|difference)\b/.test(field) ? needles.plant(`${kind}.${field}`) : 'words'),
      ref: (ref) => (ref === 'environment' ? deep : `some-${ref}`),
    })
    if (JSON.stringify(data).includes(deep))
      expectNone(needles, [environment(deep, { marking: 'SECRET' }), entry(kind, 'x', data, home(kind))])
  })
})
