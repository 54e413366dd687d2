import fc from 'fast-check'
import type { Root } from 'mdast'
import { cutPortions } from '../../src/domain/marking/cut.ts'
import { usScheme } from '../../src/domain/marking/us-scheme.ts'
import { Playbook } from '../../src/domain/playbook.ts'
import { needlesOf } from '../../src/publish/proof/needles.ts'
import { part } from '../../src/publish/proof/sources.ts'
import { runsOf, wordsOf } from '../../src/publish/proof/words.ts'
import { parseBody } from '../../src/workspace/mdx.ts'
import { documents, printBlocks, shape, without } from '../marked-documents.ts'
import { availability, environment, guide, low, openSite } from '../marked-playbook.ts'
import { playbookOf, worlds } from '../marked-worlds.ts'
import { cases } from '../planted-cases.ts'
import { saidBelow } from '../said-below.ts'

/** What sees a fault: the two that the tests go by, and the proof over what the release lets through. */
export interface Killed {
  needles?: string
  property?: string
  proof?: string
}

const home = { ...low, audience: ['USA'] }

/** Looks for the fault in every way there is; the first case of each that sees it. */
export function killers(): Killed {
  const killed: Killed = {}
  for (const { name, needles, entries } of cases()) {
    const playbook = new Playbook(entries)
    // On a network of the owner alone the level decides, on the other one nations do as well.
    for (const network of name.includes('owner') ? [low] : [home]) {
      const said = attempt(() => saidBelow(playbook, network))
      if (said === undefined || needles.in(said).length === 0) continue
      killed.needles ??= name
      if (isProven(playbook, said, network)) continue
      killed.proof ??= name
      break
    }
    if (killed.proof !== undefined) break
  }
  const property = failing()
  return property === undefined ? killed : { ...killed, property }
}

/** Whether the proof would let an output pass that says this. */
function isProven(playbook: Playbook, said: string, network: typeof low): boolean {
  const { byRun, lengths } = needlesOf(part(playbook, network), '')
  const words = wordsOf(said)
  return !lengths.some((length) => [...runsOf(words, length)].some((run) => byRun.has(run)))
}

/** The property of non-interference that fails, on playbooks, on documents, or on what only some of these have. */
function failing(): string | undefined {
  const holds = (property: fc.IProperty<[never]>, numRuns: number) =>
    !attempt(() => fc.check(property, { numRuns, seed: 4, endOnFailure: true }))?.failed
  const ofWorlds = fc.property(worlds, (world) => {
    const [one, none] = ['kestrel', undefined].map((secret) => saidBelow(playbookOf(world, secret)))
    return one === none
  })
  if (!holds(ofWorlds as never, 60)) return 'workspaces'
  const ofDocuments = fc.property(documents, (document) => {
    const [one, other] = [printBlocks(document), printBlocks(without(document))].map((text) =>
      JSON.stringify(shape(parseBody(cut(text)))),
    )
    return one === other
  })
  if (!holds(ofDocuments as never, 60)) return 'documents'
  const differing = pairs.find(([, one, other]) => attempt(() => saidBelow(one)) !== saidBelow(other))
  return differing?.[0]
}

const cut = (text: string) =>
  cutPortions(
    parseBody(text) as Root,
    { text, offset: 0 },
    usScheme,
    (m) => m !== 'unreadable' && m.level !== 'SECRET',
  ).text

const books = (...texts: string[]) =>
  texts.map((text) => new Playbook([openSite(), guide('g', text)])) as [Playbook, Playbook]
const intents = (...intents: string[]) =>
  intents.map(
    (intent) => new Playbook([openSite(), environment('deep', { intent }), availability('s', 'deep')]),
  ) as [Playbook, Playbook]

/** Workspaces with something withheld, and as if it had never been written. */
const pairs: [string, Playbook, Playbook][] = [
  ['a footnote', ...books('Words.[^1]\n\n[^1]: (S) Secret.\n', 'Words.\n')],
  ['a comment', ...books('Words.\n\n{/* Secret. */}\n', 'Words.\n')],
  [
    'an environment of which too much is withheld',
    intents('(S) Secret.', 'x')[0],
    new Playbook([openSite()]),
  ],
]

/** A fault may also make the code throw; then nothing is released. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
