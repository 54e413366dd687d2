import { oncePer } from '../base/once.ts'
import type { Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import type { Address } from './address.ts'
import { kind } from './described.ts'
import { addressOf } from './entry-address.ts'
import { letterAnchor } from './glossary.ts'
import { cutLeaves, type Leaf, leafAddress } from './leaves.ts'
import type { DescribedKind, LeafOf, Listed } from './page.ts'

/** A line of the A to Z and where it leads. */
export interface IndexLine extends Listed {
  href: Address
}

export interface Letter {
  /** `a`, or `0` for what begins with neither a letter. */
  id: string
  label: string
  entries: IndexLine[]
}

const [byLetter, byEnvironment] = ['/index-a-z', '/index-by-environment']

/** As many lines as stand on one page. */
const mostLines = 2500

/** A letter with the lines that stand on one leaf of the A to Z. */
export type LetterLeaf = Leaf<IndexLine> & { letter: string }

/** The A to Z letter by letter; none where it stands on one page. */
export const lettersInLeaves = (kinds: readonly DescribedKind[]) =>
  oncePer((playbook: Playbook): LetterLeaf[] => {
    const letters = lettersIn(playbook, kinds)
    if (letters.reduce((sum, { entries }) => sum + entries.length, 0) <= mostLines) return []
    return letters.flatMap(({ id, label, entries }) =>
      cutLeaves([{ id, label, items: entries }], mostLines).map((leaf) => ({ ...leaf, letter: id })),
    )
  })

const leafOfLines = (of: Address, { label, items }: Leaf<IndexLine>): LeafOf => ({
  of,
  label,
  count: items.length,
  told: items.filter(({ entry }) => !entry),
})

/** The A to Z of everything that pages of these kinds list. */
export const indexAToZ = (
  kinds: readonly DescribedKind[],
  leaves: (playbook: Playbook) => readonly LetterLeaf[],
): DescribedKind[] => [
  kind<null>('index-a-z', {
    of: () => [null],
    rail: 'Manual',
    address: () => byLetter,
    title: () => 'A to Z',
    list: true,
    parts: (_, playbook) =>
      leaves(playbook).length > 0
        ? []
        : lettersIn(playbook, kinds).map(({ id, label }) => ({ id: letterAnchor(id), title: label })),
    material: (_, playbook) => {
      const all = linesOf(playbook, kinds).map(({ entry }) => entry)
      return leaves(playbook).length > 0 ? { counted: all } : { named: all }
    },
  }),
  kind<LetterLeaf>('index-a-z-leaf', {
    of: leaves,
    address: ({ id }) => leafAddress(byLetter, id),
    title: ({ label }) => `A to Z, ${label}`,
    list: true,
    leaf: (leaf) => leafOfLines(byLetter, leaf),
    parts: ({ letter, label }) => [{ id: letterAnchor(letter), title: label }],
    material: ({ items }) => ({ named: items.map(({ entry }) => entry) }),
  }),
]

/** The names of each environment by themselves; none where those of all stand on one page. */
export const environmentsInLeaves = (kinds: readonly DescribedKind[]) =>
  oncePer((playbook: Playbook): EnvironmentLeaf[] => {
    const lines = linesByEnvironment(playbook, kinds)
    if ([...lines.values()].reduce((sum, { length }) => sum + length, 0) <= mostLines) return []
    return playbook.environments.flatMap(({ id, data }) =>
      cutLeaves([{ id, label: data.name, items: lines.get(data.name) ?? [] }], mostLines).map((leaf) => ({
        ...leaf,
        environment: id,
      })),
    )
  })

/** An environment with those of its names that stand on one leaf. */
export type EnvironmentLeaf = Leaf<IndexLine> & { environment: string }

/** The same by environment: what has a name in each, for those who know where they are and not what it is called. */
export const indexByEnvironment = (
  kinds: readonly DescribedKind[],
  leaves: (playbook: Playbook) => readonly EnvironmentLeaf[],
): DescribedKind[] => [
  kind<null>('by-environment', {
    of: () => [null],
    address: () => byEnvironment,
    title: () => 'A to Z by environment',
    list: true,
    contents: true,
    parts: (_, playbook) =>
      leaves(playbook).length > 0
        ? []
        : playbook.environments.map(({ id, data }) => ({ id, title: data.name })),
    material: (_, playbook) => {
      const lines = [...linesByEnvironment(playbook, kinds).values()].flat()
      const all = [...playbook.all('availability'), ...lines.map(({ entry }) => entry)]
      return leaves(playbook).length > 0
        ? { named: playbook.environments, counted: all }
        : { named: [...playbook.environments, ...all] }
    },
  }),
  kind<EnvironmentLeaf>('by-environment-leaf', {
    of: leaves,
    address: ({ id }) => leafAddress(byEnvironment, id),
    title: ({ label }) => `A to Z of ${label}`,
    list: true,
    leaf: (leaf) => leafOfLines(byEnvironment, leaf),
    parts: ({ environment, label }) => [{ id: environment, title: label }],
    material: ({ environment, items }, playbook) => ({
      named: [
        playbook.get('environment', environment),
        ...playbook.all('availability', environment),
        ...items.map(({ entry }) => entry),
      ],
    }),
  }),
]

/** The lines of the A to Z that belong to each environment, by its name, and the services that it says something of. */
export const linesByEnvironment = (
  playbook: Playbook,
  kinds: readonly DescribedKind[],
): ReadonlyMap<string, IndexLine[]> =>
  new Map(
    playbook.environments.map(({ id, data }) => {
      const own = linesOf(playbook, kinds).filter(({ environment }) => environment === data.name)
      return [data.name, sorted([...own, ...servicesIn(playbook, id)], playbook)]
    }),
  )

function servicesIn(playbook: Playbook, environment: string): IndexLine[] {
  return playbook.all('availability', environment).flatMap((entry) => {
    const [service, href] = [playbook.get('service', entry.id), addressOf(entry)]
    if (!service || href === undefined) return []
    return [{ text: service.data.name, kind: `Service, ${entry.data.status}`, entry: service, href }]
  })
}

const linesOf = (playbook: Playbook, kinds: readonly DescribedKind[]): IndexLine[] =>
  kinds
    .flatMap((described) => described.pages(playbook))
    .flatMap(({ address, listed }) =>
      listed.map((line) => ({ ...line, href: line.at === undefined ? address : `${address}#${line.at}` })),
    )

/** Everything a reader may look for by name: pages, services, symptoms, terms, their other names, by letter. */
export function lettersIn(playbook: Playbook, kinds: readonly DescribedKind[]): Letter[] {
  const lines = sorted(linesOf(playbook, kinds), playbook)
  const letters = Map.groupBy(lines, ({ text }) => letterOf(text))
  return [...letters].map(([id, entries]) => ({ id, label: id === '0' ? '0–9' : id.toUpperCase(), entries }))
}

/** Each line once, by its words, what it is, and along the path. */
function sorted(all: readonly IndexLine[], playbook: Playbook): IndexLine[] {
  const seen = new Set<string>()
  const lines = all.filter(({ text, href, environment }) => {
    const key = JSON.stringify([text.toLowerCase(), href, environment])
    return !seen.has(key) && seen.add(key)
  })
  const place = new Map(playbook.environments.map((e, i) => [e.data.name as string | undefined, i]))
  return lines.sort(
    (a, b) =>
      compare(sortKey(a.text), sortKey(b.text)) ||
      compare(a.kind, b.kind) ||
      (place.get(a.environment) ?? -1) - (place.get(b.environment) ?? -1) ||
      compare(a.href, b.href),
  )
}

/** By letters and digits alone, small and capital alike. */
const sortKey = (text: string) => {
  const key = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  // Digits before letters already; what has neither comes with them.
  return key === '' ? '0' : key
}
const letterOf = (text: string) => {
  const [first = '0'] = sortKey(text)
  return /[a-z]/.test(first) ? first : '0'
}
