import { asSeen } from './as-seen.ts'
import { nations } from './nations.ts'
import type { Block, Control, Scheme } from './scheme.ts'

interface Contradiction {
  path: (string | number)[]
  message: string
}

/** What contradicts itself in a scheme, or keeps a join of markings from being written. */
export function* contradictions(scheme: Scheme): Generator<Contradiction> {
  const levels = scheme.levels.map((level) => level.banner)
  const rank = (from: string) => levels.indexOf(from)
  const known = function* (from: string | undefined, ...path: (string | number)[]): Generator<Contradiction> {
    if (from === undefined || levels.includes(from)) return
    yield { path: [...path, 'from'], message: `"${from}" is no level; the levels are ${levels.join(', ')}` }
  }

  yield* nationally(scheme)
  for (const [i, block] of scheme.blocks.entries()) {
    yield* known(block.from, 'blocks', i)
    yield* bounded(block, levels, ['blocks', i])
    for (const [j, control] of block.controls.entries()) {
      yield* known(control.from, 'blocks', i, 'controls', j)
      yield* related(control, scheme, ['blocks', i, 'controls', j])
    }
    yield* placedCaveats(block, ['blocks', i, 'caveats'])
    if (block.caveats && scheme.blocks.findIndex((b) => b.caveats) < i) {
      yield { path: ['blocks', i, 'caveats'], message: 'caveats already stand in another block' }
    }
  }
  yield* requiredInTurn(scheme)
  yield* ownedByOthers(scheme)
  yield* known(scheme.noForeign?.from, 'noForeign')
  yield* known(scheme.releasable?.from, 'releasable')
  if (
    scheme.releasable &&
    (!scheme.noForeign || rank(scheme.noForeign.from) > rank(scheme.releasable.from))
  ) {
    const message = 'two lists may have only the owner in common: give noForeign, from this level or below'
    yield { path: ['releasable'], message }
  }

  for (const form of ['banner', 'portion'] as const) {
    const seen = new Map<string, string>()
    const tokens = [
      ...scheme.levels.map((level, i) => ({ word: level[form], path: ['levels', i, form] })),
      ...scheme.blocks.flatMap((block, i) =>
        block.controls.map((c, j) => ({ word: c[form], path: ['blocks', i, 'controls', j, form] })),
      ),
      ...(scheme.noForeign ? [{ word: scheme.noForeign[form], path: ['noForeign', form] }] : []),
      ...(scheme.releasable ? [{ word: scheme.releasable[form], path: ['releasable', form] }] : []),
    ]
    const list = scheme.releasable && `${scheme.releasable[form]} `
    for (const [i, { word, path }] of tokens.entries()) {
      const first = tokens.findIndex((t) => t.word === word)
      const alike = seen.get(asSeen(word))
      seen.set(asSeen(word), word)
      if (first < i) yield { path, message: `"${word}" already stands for something else` }
      else if (alike !== undefined) yield { path, message: `a reader cannot tell "${word}" from "${alike}"` }
      if (list && word.startsWith(list))
        yield { path, message: `"${word}" would be read as a list of nations` }
    }
    const short = scheme.releasable?.abbreviated
    if (form === 'portion' && short !== undefined && tokens.some(({ word }) => word === short)) {
      const message = `"${short}" already stands for something else`
      yield { path: ['releasable', 'abbreviated'], message }
    }
  }
}

/** The levels between which the controls of a block stand. */
function* bounded(
  block: Block,
  levels: readonly string[],
  path: (string | number)[],
): Generator<Contradiction> {
  if (block.upTo === undefined) return
  const message = `"${block.upTo}" is no level from ${block.from} upward; the levels are ${levels.join(', ')}`
  if (levels.indexOf(block.upTo) < levels.indexOf(block.from)) yield { path: [...path, 'upTo'], message }
}

/** What a control says of others: they are there, and none is a part of itself. */
function* related(control: Control, scheme: Scheme, path: (string | number)[]): Generator<Contradiction> {
  const controls = scheme.blocks.flatMap((block) => block.controls)
  const words = controls.map(({ banner }) => banner)
  const caveats = [scheme.noForeign, scheme.releasable].flatMap((caveat) => caveat?.banner ?? [])
  for (const field of ['requires', 'excludes'] as const)
    for (const [i, word] of control[field].entries()) {
      if (words.includes(word) || caveats.includes(word)) continue
      yield { path: [...path, field, i], message: `"${word}" is no control or caveat of this scheme` }
    }
  if (control.names?.are === 'nations' && scheme.owner === undefined)
    yield { path: [...path, 'names'], message: 'without an owner the scheme has no nations to name' }
  if (control.within === undefined) return
  const at = [...path, 'within']
  if (!words.includes(control.within)) {
    yield { path: at, message: `"${control.within}" is no control of this scheme` }
    return
  }
  const seen = new Set([control.banner])
  for (let next: string | undefined = control.within; next !== undefined; ) {
    if (seen.has(next)) {
      yield { path: at, message: `"${control.banner}" would be a part of itself` }
      return
    }
    seen.add(next)
    next = controls.find(({ banner }) => banner === next)?.within
  }
}

/** The controls behind which caveats stand are of the block. */
function* placedCaveats(block: Block, path: (string | number)[]): Generator<Contradiction> {
  if (typeof block.caveats === 'boolean') return
  for (const [caveat, word] of Object.entries(block.caveats))
    if (!block.controls.some(({ banner }) => banner === word))
      yield { path: [...path, caveat], message: `"${word}" is no control of this block` }
}

/** Controls that require each other in turn, or what they exclude: then none of them can be told without the others. */
function* requiredInTurn(scheme: Scheme): Generator<Contradiction> {
  const controls = new Map(
    scheme.blocks.flatMap((b) => b.controls).map((control) => [control.banner, control]),
  )
  for (const [i, block] of scheme.blocks.entries())
    for (const [j, { banner, requires, excludes }] of block.controls.entries())
      for (const [k, word] of requires.entries()) {
        const path = ['blocks', i, 'controls', j, 'requires', k]
        if (excludes.includes(word)) yield { path, message: `"${banner}" also excludes "${word}"` }
        const seen = new Set<string>()
        const next = [word]
        for (let one = next.pop(); one !== undefined; one = next.pop()) {
          if (seen.has(one)) continue
          seen.add(one)
          next.push(...(controls.get(one)?.requires ?? []))
        }
        if (seen.has(banner)) yield { path, message: `"${banner}" would require itself` }
      }
}

/** What of marks of others could not be read, joined or written. */
function* ownedByOthers({
  foreign,
  owner,
  blocks,
  levels,
  groups,
  nations: inUse,
}: Scheme): Generator<Contradiction> {
  if (!foreign) return
  if (owner === undefined)
    yield { path: ['foreign'], message: 'without an owner the scheme knows no others; leave this out' }
  const rank = (banner: string | undefined) => levels.findIndex((level) => level.banner === banner)
  const block = blocks.find(({ controls }) => controls.some(({ banner }) => banner === foreign.control))
  const control = block?.controls.find(({ banner }) => banner === foreign.control)
  if (control?.names?.are !== 'nations' || control.names.bare !== 'all') {
    const message = `"${foreign.control}" is no control that nations stand behind, and that alone says all of them`
    yield { path: ['foreign', 'control'], message }
  }
  const lowest = rank(control?.from ?? block?.from)
  const lists = [
    { path: ['foreign', 'levels'], list: foreign.levels },
    ...Object.entries(foreign.groups).map(([name, list]) => ({ path: ['foreign', 'groups', name], list })),
  ]
  const taken = new Map<string, string>()
  for (const { path, list } of lists) {
    for (const [i, { as, banner, portion }] of list.entries()) {
      const at = [...path, i, 'as']
      if (rank(as) < 0)
        yield {
          path: at,
          message: `"${as}" is no level; the levels are ${levels.map((l) => l.banner).join(', ')}`,
        }
      else if (rank(as) < lowest)
        yield { path: at, message: `${as} cannot carry "${foreign.control}", which would say whose it is` }
      else if (i > 0 && rank(as) < rank(list[i - 1]?.as))
        yield { path: at, message: `a higher level would be protected less than "${list[i - 1]?.banner}"` }
      for (const [form, word] of Object.entries({ banner, portion })) {
        if (taken.has(`${form} ${word}`))
          yield { path: [...path, i, form], message: `"${word}" already stands for something else` }
        taken.set(`${form} ${word}`, word)
      }
    }
  }
  for (const name of Object.keys(foreign.groups))
    if (!Object.hasOwn(groups, name))
      yield { path: ['foreign', 'groups', name], message: `"${name}" is no group of this scheme` }
  if ((inUse ?? nations).includes(foreign.joint))
    yield { path: ['foreign', 'joint'], message: `"${foreign.joint}" is a nation` }
}

/** What keeps the nations of a scheme from deciding to whom something goes. */
function* nationally(scheme: Scheme): Generator<Contradiction> {
  const { owner, levels, groups, noForeign, releasable } = scheme
  const inUse = new Set(scheme.nations ?? nations)
  if (owner === undefined) {
    const message = 'without an owner the scheme has no nations; name the owner, or leave this out'
    for (const [name, value] of Object.entries({ nations: scheme.nations, noForeign, releasable }))
      if (value !== undefined) yield { path: [name], message }
    if (Object.keys(groups).length > 0) yield { path: ['groups'], message }
  } else if (!inUse.has(owner)) yield { path: ['owner'], message: `"${owner}" is not one of the nations` }

  const generosity = { all: 0, owner: 1, ask: 1, decide: 2 }
  for (const [i, { banner, uncaveated = 'all' }] of levels.entries()) {
    const below = levels[i - 1]
    const path = ['levels', i, 'uncaveated']
    if (owner !== undefined && levels[i]?.uncaveated === undefined) {
      const message = 'say to whom an item goes that carries no caveat: all, owner, ask, or decide'
      yield { path, message }
    } else if (owner === undefined && uncaveated !== 'all') {
      const message = `without an owner there are no nations to keep ${banner} from; write all, or leave it out`
      yield { path, message }
    } else if (below && generosity[uncaveated] < generosity[below.uncaveated ?? 'all']) {
      const message = `without a caveat, ${banner} may not go further than ${below.banner} below it`
      yield { path, message }
    }
  }
  for (const [name, members] of Object.entries(groups)) {
    for (const [i, member] of members.entries()) {
      if (!inUse.has(member))
        yield { path: ['groups', name, i], message: `"${member}" is not one of the nations` }
    }
  }
}
