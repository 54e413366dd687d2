import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Prose } from './prose.ts'

export interface Size {
  services: number
  environments: number
  /** MDX files in all, services included. */
  mdx: number
}

/** The sizes that are measured: small, middling and large catalogs, and one that is nearly all guides. */
export const sizes = {
  S: { services: 100, environments: 8, mdx: 160 },
  M: { services: 250, environments: 20, mdx: 400 },
  L: { services: 500, environments: 50, mdx: 1000 },
  G: { services: 20, environments: 4, mdx: 1020 },
} as const satisfies Record<string, Size>

/** Entries of catalogs and roadmaps, which is what the work grows with, and the guides. */
export const entriesOf = ({ services, environments, mdx }: Size) => 2 * services * environments + mdx

const base = fileURLToPath(new URL('../tests/fixtures/base', import.meta.url))

/**
 * Writes a workspace without problems and of a given size to `folder`, the same to the last byte for the same size and
 * seed: a promotion path of environments, services that differ along it, guides full of links.
 */
export function writeWorkspace(folder: string, size: Size, seed = 1): void {
  const { services, environments, mdx } = size
  const prose = new Prose(seed)
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  cpSync(join(base, 'content'), join(folder, 'content'), { recursive: true })
  write('environments/networks.yaml', readFileSync(join(base, 'environments/networks.yaml'), 'utf8'))
  write('content/objectives.yaml', '{}\n')
  const environment = readFileSync(join(base, 'environments/il2/environment.yaml'), 'utf8')
  for (let e = 0; e < environments; e++) {
    const from = e === 0 ? '' : `promotesFrom: ${environmentId(e - 1)}\n`
    const named = environment.replaceAll('il2', environmentId(e)).replace('A. First', `A. ${e}`)
    write(`environments/${environmentId(e)}/environment.yaml`, from + named.replace('B. Second', `B. ${e}`))
    const list = Array.from({ length: services }, (_, s) => availability(s, e, prose))
    write(`environments/${environmentId(e)}/services.yaml`, `${postgres}${list.join('')}`)
    write(`environments/${environmentId(e)}/roadmap.yaml`, roadmap(services, e, prose))
  }
  for (let s = 0; s < services; s++)
    write(`content/services/${serviceId(s)}.mdx`, service(s, services, prose))
  for (let g = 0; g < mdx - services; g++) write(`content/guides/start/guide-${g}.mdx`, guide(g, size, prose))
}

const environmentId = (e: number) => `env-${String(e).padStart(2, '0')}`
const serviceId = (s: number) => `service-${String(s).padStart(3, '0')}`
const postgres = 'postgres:\n  status: available\n'

function availability(s: number, e: number, prose: Prose): string {
  const from = environmentId(e - 1)
  const difference =
    e === 0
      ? ''
      : `  difference:
    from: ${from}
    what: A version older than in [the environment before](/environments/${from}/services#${serviceId(s)}).
    why: >-
      ${prose.sentence()}
      ${prose.sentence()}
    until: ${prose.sentence()}
`
  return `
${serviceId(s)}:
  status: available
  version: ${60 - e}.${s % 7}.${s % 3}
  live: {broker: broker-${s % 9}, offering: offering-${s}}
  plans:
    - {name: small, limits: {memory: 2 GB, disk: 20 GB, connections: '50'}}
    - name: ha
      free: false
      limits: {memory: 8 GB, disk: 100 GB, connections: '200', copies: '3'}
      note: ${prose.sentence()}
  limits:
    - Extensions are those on the allow list, see [the service](/services/${serviceId(s)}).
  since: 2025-11-12
  roadmap: ${serviceId(s)}-next
${difference}`
}

function roadmap(services: number, e: number, prose: Prose): string {
  const item = (_: unknown, s: number) => `${serviceId(s)}-next:
  title: ${serviceId(s)} ${61 - e}
  kind: change
  service: ${serviceId(s)}
  target: 2027-Q${1 + (s % 4)}
  status: on-track
  confidence: medium
  impact: ${prose.sentence()} See [notices](/environments/${environmentId(e)}/notices).
`
  return Array.from({ length: services }, item).join('\n')
}

function service(s: number, services: number, prose: Prose): string {
  return `---
name: Service ${s}
aliases: [alias-${s}, other-${s}]
kind: managed
category: data
short: A service
summary: ${prose.sentence()}
owner: Data services
alternatives:
  - {service: ${serviceId((s + 1) % services)}, when: the data may be lost.}
---

## Ask for one

${prose.sentences(4)} <ServiceRef id="${serviceId((s + 2) % services)}" /> comes later.
`
}

function guide(g: number, { services, environments }: Size, prose: Prose): string {
  const section = (_: unknown, i: number) => `## Part ${i}

${prose.sentences(3)} See a [link to a service](/services/${serviceId((g + i) % services)}), one to
[a place](/environments/${environmentId((g + i) % environments)}/services#${serviceId((g * i) % services)}),
*emphasis*, \`code\` and <TermRef id="canary">a word</TermRef>.

<Aside kind="note" title="Mind">

1. ${prose.sentence()} Then <EnvironmentRef id="${environmentId(g % environments)}" />.
2. Then [that](#part-0).

</Aside>

| what | where |
| --- | --- |
| ${prose.sentence()} | [b](/roadmap) |
`
  return `---
title: Guide ${g}
summary: ${prose.sentence()}
topic: start
for: [developer]
reviewed: 2026-11-12
---

${Array.from({ length: 6 }, section).join('\n')}`
}
