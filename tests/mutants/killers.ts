import fc from 'fast-check'
import type { Root } from 'mdast'
import { cutPortions } from '../../src/domain/marking/cut.ts'
import { schemeOf } from '../../src/domain/marking/effective.ts'
import { usScheme } from '../../src/domain/marking/us-scheme.ts'
import { type Entry, Playbook } from '../../src/domain/playbook/playbook.ts'
import { needlesOf } from '../../src/publish/proof/needles.ts'
import { rawParts } from '../../src/publish/proof/raw/raw-parts.ts'
import { part } from '../../src/publish/proof/sources.ts'
import { wordsOf } from '../../src/publish/proof/words.ts'
import { parseBody } from '../../src/workspace/mdx.ts'
import { documents, printBlocks, shape, without } from '../marked-documents.ts'
import { availability, environment, guide, low, openSite } from '../marked-playbook.ts'
import { playbookOf, worlds } from '../marked-worlds.ts'
import { cases } from '../planted-cases.ts'
import { rawFilesOf } from '../raw-files.ts'
import { saidBelow } from '../said-below.ts'

/** What sees a fault: the two that the tests go by, and the proof over what the release lets through. */
export interface Killed {
  needles?: string
  property?: string
  proof?: string
  /** The reading of the raw files alone, over what the release lets through. */
  raw?: string
  /** A thing that is withheld, and that the reading of the raw files does not know of. */
  unread?: string
}

const home = { ...low, audience: ['USA'] }

/** Looks for a fault of the release in every way there is; the first case of each that sees it. */
export function killers(): Killed {
  const killed: Killed = {}
  for (const { name, needles, entries } of cases()) {
    const playbook = new Playbook(entries)
    // On a network of the owner alone the level decides, on the other one nations do as well.
    for (const network of name.includes('owner') ? [low] : [home]) {
      const said = attempt(() => saidBelow(playbook, network))
      if (said === undefined || needles.in(said).length === 0) continue
      killed.needles ??= name
      if (!killed.proof && sees([part(playbook, network)], said)) killed.proof = name
      if (!killed.raw && sees([rawParts(rawFilesOf(entries), network, schemeOf(playbook))], said))
        killed.raw = name
    }
    if (killed.proof && killed.raw) break
  }
  const property = failing()
  return property === undefined ? killed : { ...killed, property }
}

/** Looks for a fault of the second reading: the first case of which it does not know all that is withheld. */
export function blindSpot(): Killed {
  for (const { name, needles, entries } of cases()) {
    if (unmarked.test(name)) continue
    for (const network of name.includes('owner') ? [low] : [low, home])
      if (isUnread(entries, [...needles.fields.keys()], network)) return { unread: name }
  }
  const missed = Object.entries(written).find(([, text]) => {
    const file = { path: 'content/glossary.yaml', file: 'content/glossary.yaml', root: 0, text }
    const runs = attempt(() => [...needlesOf([rawParts([file], home, usScheme)], '').byRun.keys()])
    return runs?.includes('zanthcomment') !== true
  })
  return missed ? { unread: missed[0] } : {}
}

/** What is only in a file, and in no entry. */
const written: Record<string, string> = {
  'a marking that a comment takes out of use':
    'a:\n  # marking: SECRET\n  meaning: Zanthcomment\nb:\n  meaning: Words\n',
  'a mark in a comment': 'a:\n  # (S)\n  meaning: Zanthcomment\n',
}

/** Whether a reading knows that an output which says this says too much. */
const sees = (readings: Parameters<typeof needlesOf>[0], said: string): boolean =>
  attempt(() => !needlesOf(readings, '').in(wordsOf(said)).next().done) ?? true

/** What names withhold, and what is the frame of a workspace, no mark in a file says. */
const unmarked = /^what a |that a layer brings$|homeless/

function isUnread(entries: readonly Entry[], needles: readonly string[], network: typeof low): boolean {
  const reading = () => rawParts(rawFilesOf(entries), network, usScheme)
  const runs = attempt(() => [...needlesOf([reading()], '').byRun.keys()].join('\n'))
  return runs === undefined || needles.some((needle) => !runs.includes(needle))
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
const summaries = (...texts: string[]) =>
  texts.map((summary) => new Playbook([openSite(), guide('g', 'Words.\n', { summary })])) as [
    Playbook,
    Playbook,
  ]
const intents = (...intents: string[]) =>
  intents.map(
    (intent) => new Playbook([openSite(), environment('deep', { intent }), availability('s', 'deep')]),
  ) as [Playbook, Playbook]

/** Workspaces with something withheld, and as if it had never been written. */
const pairs: [string, Playbook, Playbook][] = [
  ['a footnote', ...books('Words.[^1]\n\n[^1]: (S) Secret.\n', 'Words.\n')],
  ['a comment', ...books('Words.\n\n{/* Secret. */}\n', 'Words.\n')],
  ['a portion of a field', ...summaries('Words. <Portion mark="(S)">Secret.</Portion>', 'Words.')],
  [
    'a portion in a portion of a field',
    ...summaries('Words <Portion mark="(S)">a <Portion mark="(U)">b</Portion> c</Portion> d.', 'Words d.'),
  ],
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
