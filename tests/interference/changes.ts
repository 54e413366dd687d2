import type { Prose } from '../../bench/prose.ts'
import { slots } from './slots.ts'
import type { Thing, World } from './world.ts'

/** A change of what is withheld; undefined where there is nothing of its kind to change. */
type Change = (world: World, prose: Prose) => World | undefined

const names = Object.keys(slots)
const inLayers = ['a promise', 'a notice', 'a term', 'a guide', 'a role', 'a lesson', 'a page']
const where = ['glossary', 'guides/start/canary', 'objectives'].map((name) => `content/${name}`)
const commented = [
  ...where.map((path) => path + (path.includes('guides') ? '.mdx' : '.yaml')),
  ...['roadmap', 'notices', 'services'].map((name) => `environments/il4/${name}.yaml`),
]

const pick = <T>(all: readonly T[], prose: Prose): T | undefined => all[prose.below(all.length)]
const anId = (prose: Prose) => `${pick(['aa', 'kestrel', 'zz'], prose)}-${prose.below(10_000)}`
/** Words that nothing else says, of any length. */
const words = (prose: Prose) => `Quillon ${prose.below(10_000)} ${prose.sentence()}`

/** Something withheld, anywhere. */
export const aThing = (prose: Prose, of: readonly string[] = names): Thing => ({
  slot: pick(of, prose) ?? 'a term',
  id: anId(prose),
  words: words(prose),
  at: prose.below(101) / 100,
})

/** Changes one of the things there are. */
const one =
  (change: (thing: Thing, prose: Prose) => Thing[], isFor: (thing: Thing) => boolean = () => true): Change =>
  (world, prose) => {
    const thing = pick(world.things.filter(isFor), prose)
    return thing && { ...world, things: world.things.flatMap((t) => (t === thing ? change(t, prose) : [t])) }
  }

const isPart = ({ slot }: Thing) => /^(?:a plan|a limit|paragraphs?|a paragraph|person|a drawing)$/.test(slot)
const isFile = ({ slot }: Thing) =>
  /^(?:a service.*|a role|a guide|a page|a lesson|a path of triage|a drawing)$/.test(slot)

/** All kinds of changes. */
export const changes: Readonly<Record<string, Change>> = {
  added: (world, prose) => ({ ...world, things: [...world.things, aThing(prose)] }),
  changed: one((thing, prose) => [{ ...thing, words: words(prose) }]),
  deleted: one(() => []),
  'all deleted': (world) => (world.things.length > 0 ? { ...world, things: [] } : undefined),
  moved: one((thing, prose) => [{ ...thing, at: prose.below(101) / 100 }]),
  'put in another order': (world, prose) => ({
    ...world,
    things: world.things.toSorted(() => prose.below(3) - 1),
  }),
  'moved into a part of something': one(
    ({ id, words: said, at }, prose) => [
      {
        id,
        words: said,
        at,
        slot:
          pick(
            names.filter((slot) => isPart({ slot, id, words: said, at })),
            prose,
          ) ?? 'a plan',
      },
    ],
    (thing) => !isPart(thing),
  ),
  'made an entry of its own': one(
    ({ id, words: said, at }, prose) => [{ id, words: said, at, slot: pick(inLayers, prose) ?? 'a term' }],
    isPart,
  ),
  'renamed with its file': one((thing, prose) => [{ ...thing, id: anId(prose) }], isFile),
  'given another id': one(
    (thing, prose) => [{ ...thing, id: anId(prose) }],
    (thing) => !isFile(thing),
  ),
  commented: (world, prose) => ({
    ...world,
    comments: [
      ...world.comments,
      { file: pick(commented, prose) ?? '', at: prose.below(100) / 100, words: words(prose) },
    ],
  }),
  'laid over': (world, prose) => ({
    ...world,
    layer: {
      id: anId(prose),
      name: words(prose),
      things: Array.from({ length: prose.below(4) }, () => aThing(prose, inLayers)),
    },
  }),
  'layer taken away': ({ layer, ...world }) => layer && world,
  'longer by much': one((thing, prose) => [
    { ...thing, words: Array.from({ length: 60 }, () => words(prose)).join(' ') },
  ]),
}
