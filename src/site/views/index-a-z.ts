import {
  type Address,
  addressOf,
  compareAddress,
  environmentAddress,
  environmentPages,
} from '../../domain/address.ts'
import type { Playbook } from '../../domain/playbook.ts'
import { compare } from '../../domain/problem.ts'
import { proseText } from '../../workspace/prose-text.ts'
import { pageLabels } from './navigation.ts'

/** A line of the A to Z. */
export interface Listed {
  text: string
  href: Address
  kind: string
  /** The environment's name, where it belongs to one. */
  environment?: string
  /** What it is another word for. */
  see?: string
}

export interface Letter {
  /** `a`, or `0` for what begins with neither a letter. */
  id: string
  label: string
  entries: Listed[]
}

/** Everything a reader may look for by name: pages, services, symptoms, terms, their other names, by letter. */
export function indexByLetter(playbook: Playbook): Letter[] {
  const seen = new Set<string>()
  const entries = [
    ...pages(playbook),
    ...environments(playbook),
    ...services(playbook),
    ...symptoms(playbook),
    ...terms(playbook),
  ].filter((entry) => {
    const key = JSON.stringify([entry.text.toLowerCase(), entry.href, entry.environment])
    return !seen.has(key) && seen.add(key)
  })
  const place = new Map(playbook.environments.map((e, i) => [e.data.name as string | undefined, i]))
  entries.sort(
    (a, b) =>
      compare(sortKey(a.text), sortKey(b.text)) ||
      compare(a.kind, b.kind) ||
      (place.get(a.environment) ?? -1) - (place.get(b.environment) ?? -1) ||
      compare(a.href, b.href),
  )
  const letters = new Map<string, Listed[]>()
  for (const entry of entries) {
    const letter = letterOf(entry.text)
    letters.set(letter, [...(letters.get(letter) ?? []), entry])
  }
  return [...letters].map(([id, own]) => ({ id, label: id === '0' ? '0–9' : id.toUpperCase(), entries: own }))
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

function pages(playbook: Playbook): Listed[] {
  const fixed: [string, Address][] = [
    ['Services in all environments', '/services'],
    ['What changes along the path', '/compare'],
    ['Does my app fit?', '/fit'],
    ['Roadmap of all environments', '/roadmap'],
    ['Symptoms', '/triage'],
    ['Where to look: logs, metrics, traces', '/feedback'],
    ['Objectives', '/objectives'],
    ['Guides', '/guides'],
    ['Roles', '/roles'],
    ['Glossary', '/glossary'],
    ['About this edition', '/about'],
  ]
  return [
    ...fixed.map(([text, href]) => ({ text, href, kind: 'Page' })),
    ...playbook.all('guide').map((e) => ({ text: e.data.title, href: addressOf(e) ?? '/', kind: 'Guide' })),
    ...playbook.all('role').map((e) => ({ text: e.data.title, href: addressOf(e) ?? '/', kind: 'Role' })),
    ...playbook
      .all('objective')
      .map((e) => ({ text: e.data.title, href: addressOf(e) ?? '/', kind: 'Objective' })),
  ]
}

function environments(playbook: Playbook): Listed[] {
  return playbook.environments.flatMap(({ id, data }): Listed[] => {
    const here = { environment: data.name }
    const before = playbook.get('environment', data.promotesFrom ?? '')
    return [
      { text: data.name, href: environmentAddress(id), kind: 'Environment' },
      ...environmentPages
        .filter((page) => page !== 'index')
        .map((page) => ({
          text: pageLabels[page],
          href: environmentAddress(id, page),
          kind: 'Page',
          ...here,
        })),
      ...(before
        ? [
            {
              text: `${before.data.name} to ${data.name}, what changes`,
              href: compareAddress(before.id, id),
              kind: 'Comparison',
            },
          ]
        : []),
      ...(['exercise', 'lesson'] as const).flatMap((kind) =>
        playbook.all(kind, id).map((e) => ({
          text: e.data.title,
          href: addressOf(e) ?? '/',
          kind: kind === 'exercise' ? 'Exercise' : 'Lesson',
          ...here,
        })),
      ),
      ...playbook
        .all('roadmap', id)
        .map((e) => ({ text: e.data.title, href: addressOf(e) ?? '/', kind: 'Roadmap', ...here })),
    ]
  })
}

function services(playbook: Playbook): Listed[] {
  return playbook.all('service').flatMap((service): Listed[] => {
    const href = addressOf(service) ?? '/'
    const { name, aliases } = service.data
    const live = playbook
      .all('availability')
      .filter((a) => a.id === service.id)
      .flatMap((a) => a.data.live?.offering ?? [])
    const others = [...new Set([...aliases, ...live])].filter(
      (other) => other.toLowerCase() !== name.toLowerCase(),
    )
    return [
      { text: name, href, kind: 'Service' },
      ...others.map((text) => ({ text, href, kind: 'Service', see: name })),
    ]
  })
}

/** A symptom shared by environments leads to the list where each has its own page. */
function symptoms(playbook: Playbook): Listed[] {
  return playbook.all('triage').flatMap((path): Listed[] => {
    const href = addressOf(path) ?? '/triage'
    const name = playbook.get('environment', path.environment ?? '')?.data.name
    const here = { kind: 'Symptom', href, ...(name === undefined ? {} : { environment: name }) }
    return [
      { text: path.data.title, ...here },
      ...path.data.signals.map((text) => ({ text: proseText(text), see: path.data.title, ...here })),
    ]
  })
}

function terms(playbook: Playbook): Listed[] {
  return playbook.all('term').flatMap((term): Listed[] => {
    const href = addressOf(term) ?? '/glossary'
    return [
      { text: term.data.term, href, kind: 'Term' },
      ...term.data.aliases.map((text) => ({ text, href, kind: 'Term', see: term.data.term })),
    ]
  })
}
