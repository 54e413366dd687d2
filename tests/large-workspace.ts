import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Size {
  services: number
  environments: number
  /** MDX files in all, services included. */
  mdx: number
}

const base = fileURLToPath(new URL('./fixtures/base', import.meta.url))

/**
 * Writes a workspace without problems and of a given size to `folder`, the same for the same size: a promotion
 * path of environments, services that differ along it, guides full of links.
 */
export function writeLargeWorkspace(folder: string, { services, environments, mdx }: Size): void {
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
    const list = Array.from({ length: services }, (_, s) => availability(s, e))
    write(`environments/${environmentId(e)}/services.yaml`, `${postgres}${list.join('')}`)
    write(`environments/${environmentId(e)}/roadmap.yaml`, roadmap(services, e))
  }
  for (let s = 0; s < services; s++) write(`content/services/${serviceId(s)}.mdx`, service(s, services))
  for (let g = 0; g < mdx - services; g++)
    write(`content/guides/start/guide-${g}.mdx`, guide(g, services, environments))
}

const environmentId = (e: number) => `env-${String(e).padStart(2, '0')}`
const serviceId = (s: number) => `service-${String(s).padStart(3, '0')}`
const postgres = 'postgres:\n  status: available\n'

function availability(s: number, e: number): string {
  const from = environmentId(e - 1)
  const difference =
    e === 0
      ? ''
      : `  difference:
    from: ${from}
    what: A version older than in [the environment before](/environments/${from}/services#${serviceId(s)}).
    why: >-
      Each version is proven for 60 days in ${from} before it comes here, and its validated module takes
      about three months more. Nothing shortens that.
    until: Test against this version, and keep to what both have.
`
  return `
${serviceId(s)}:
  status: available
  version: ${40 - e}.${s % 7}.${s % 3}
  live: {broker: broker-${s % 9}, offering: offering-${s}}
  plans:
    - {name: small, limits: {memory: 2 GB, disk: 20 GB, connections: '50'}}
    - name: ha
      free: false
      limits: {memory: 8 GB, disk: 100 GB, connections: '200', copies: '3'}
      note: Fails over in about 30 seconds.
  limits:
    - Extensions are those on the allow list, see [the service](/services/${serviceId(s)}).
  since: 2025-11-12
  roadmap: ${serviceId(s)}-next
${difference}`
}

function roadmap(services: number, e: number): string {
  const item = (_: unknown, s: number) => `${serviceId(s)}-next:
  title: ${serviceId(s)} ${41 - e}
  kind: change
  service: ${serviceId(s)}
  target: 2027-Q${1 + (s % 4)}
  status: on-track
  confidence: medium
  impact: A restart of each binding, see [notices](/environments/${environmentId(e)}/notices).
`
  return Array.from({ length: services }, item).join('\n')
}

function service(s: number, services: number): string {
  return `---
name: Service ${s}
aliases: [alias-${s}, other-${s}]
kind: managed
category: data
short: A service
summary: What it is, in one line.
owner: Data services
alternatives:
  - {service: ${serviceId((s + 1) % services)}, when: the data may be lost.}
---

## Ask for one

Start small; <ServiceRef id="${serviceId((s + 2) % services)}" /> comes later.
`
}

function guide(g: number, services: number, environments: number): string {
  const section = (_: unknown, i: number) => `## Part ${i}

A sentence with a [link to a service](/services/${serviceId((g + i) % services)}), one to
[a place](/environments/${environmentId((g + i) % environments)}/services#${serviceId((g * i) % services)}),
*emphasis*, \`code\` and <TermRef id="canary">a word</TermRef>.

<Aside kind="note" title="Mind">

1. First this, then <EnvironmentRef id="${environmentId(g % environments)}" />.
2. Then [that](#part-0).

</Aside>

| what | where |
| --- | --- |
| a | [b](/roadmap) |
`
  return `---
title: Guide ${g}
summary: What it is about.
topic: start
for: [developer]
reviewed: 2026-11-12
---

${Array.from({ length: 6 }, section).join('\n')}`
}
