import type { Playbook } from '../playbook/playbook.ts'
import { compare } from '../playbook/problem.ts'
import type { Address } from './address.ts'
import { kind } from './described.ts'
import { letterAnchor } from './glossary.ts'
import type { DescribedKind, Listed } from './page.ts'

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

/** The A to Z of everything that pages of these kinds list. */
export const indexAToZ = (kinds: readonly DescribedKind[]): DescribedKind =>
  kind<null>('index-a-z', {
    of: () => [null],
    rail: 'Manual',
    address: () => '/index-a-z',
    title: () => 'A to Z',
    list: true,
    parts: (_, playbook) =>
      lettersIn(playbook, kinds).map(({ id, label }) => ({ id: letterAnchor(id), title: label })),
    material: (_, playbook) => ({ named: linesOf(playbook, kinds).map(({ entry }) => entry) }),
  })

const linesOf = (playbook: Playbook, kinds: readonly DescribedKind[]): IndexLine[] =>
  kinds
    .flatMap((described) => described.pages(playbook))
    .flatMap(({ address, listed }) =>
      listed.map((line) => ({ ...line, href: line.at === undefined ? address : `${address}#${line.at}` })),
    )

/** Everything a reader may look for by name: pages, services, symptoms, terms, their other names, by letter. */
export function lettersIn(playbook: Playbook, kinds: readonly DescribedKind[]): Letter[] {
  const seen = new Set<string>()
  const lines = linesOf(playbook, kinds).filter(({ text, href, environment }) => {
    const key = JSON.stringify([text.toLowerCase(), href, environment])
    return !seen.has(key) && seen.add(key)
  })
  const place = new Map(playbook.environments.map((e, i) => [e.data.name as string | undefined, i]))
  lines.sort(
    (a, b) =>
      compare(sortKey(a.text), sortKey(b.text)) ||
      compare(a.kind, b.kind) ||
      (place.get(a.environment) ?? -1) - (place.get(b.environment) ?? -1) ||
      compare(a.href, b.href),
  )
  const letters = Map.groupBy(lines, ({ text }) => letterOf(text))
  return [...letters].map(([id, entries]) => ({ id, label: id === '0' ? '0–9' : id.toUpperCase(), entries }))
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
