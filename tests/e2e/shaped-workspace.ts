import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** An environment of a shape: its id, what it is promoted from, and its name where that is not the id. */
type Station = readonly [id: string, from?: string | undefined, name?: string | undefined]

const long = (n: number) => `Partner enclave ${n} of the western river authority and its ports`.slice(0, 60)

/** Environments as they may hang together, in the order in which they stand. */
export const shapes: Readonly<Record<string, readonly Station[]>> = {
  one: [['prod']],
  line: [['build'], ['il4', 'build'], ['il5', 'il4'], ['il6', 'il5']],
  fork: [['build'], ['il4', 'build'], ['il5', 'il4'], ['il6', 'il5'], ['east', 'il4', long(1)]],
  'two forks': [
    ['build'],
    ['il4', 'build'],
    ['west', 'il4', 'West'],
    ['il5', 'il4', 'Inner harbour'],
    ['east', 'il4', 'East'],
    ['il6', 'il5'],
    ['far', 'il5', 'Far side'],
  ],
  'two paths': [
    ['build'],
    ['il4', 'build'],
    ['il5', 'il4'],
    ['lab', undefined, 'Laboratory'],
    ['field', 'lab'],
  ],
  islands: [
    ['build'],
    ['il4', 'build'],
    ['training', undefined, 'Training ground'],
    ['sandbox', undefined, 'Sandbox of the ports'],
  ],
  'two paths and islands': [
    ['build'],
    ['il4', 'build'],
    ['lab', undefined, 'Laboratory'],
    ['field', 'lab', long(4)],
    ['training', undefined, 'Training ground'],
    ['sandbox', undefined, 'Sandbox of the ports'],
  ],
  twenty: Array.from({ length: 20 }, (_, i): Station => {
    const id = (n: number) => `enclave-${String.fromCharCode(97 + n)}-of-the-river`.slice(0, 20)
    if (i === 19) return [id(i), undefined, long(i + 1)]
    return [
      id(i),
      i === 0 ? undefined : id(i > 9 && i % 3 === 0 ? i - 4 : i - 1),
      i % 2 ? long(i + 1) : undefined,
    ]
  }),
}

const services = ['postgres', 'other-0', 'other-1']

const states = [
  ['available', "version: '17.6'", 'plans: [{name: small}, {name: large-and-replicated}]'],
  ['limited', "version: '16.4'", 'plans: [{name: small}]'],
  ['planned', 'roadmap: next'],
  ['available', "version: '17.6'", 'plans: [{name: small}]'],
  ['unavailable'],
] as const

/** Laid over a copy of the smallest playbook: environments of one shape, with a few services that differ. */
export function writeShape(root: string, shape: string): void {
  const stations = shapes[shape] ?? []
  cpSync('tests/fixtures/base', root, { recursive: true })
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const [environment, onboarding, roadmap] = ['environment.yaml', 'onboarding.mdx', 'roadmap.yaml'].map(
    (file) => read(`environments/il4/${file}`),
  )
  const service = read('content/services/postgres.mdx')
  for (const id of ['il2', 'il4']) rmSync(join(root, 'environments', id), { recursive: true })
  for (const [n, name] of ['Valkey', 'A queue with rather a long name'].entries())
    writeFileSync(
      join(root, `content/services/other-${n}.mdx`),
      service.replace('PostgreSQL', name).replace('[pg]', `[other${n}]`),
    )
  for (const [i, [id, from, name = id]] of stations.entries()) {
    const at = (file: string) => join(root, 'environments', id, file)
    mkdirSync(at('.'), { recursive: true })
    const own = environment
      ?.replaceAll('il4', id)
      .replace(`name: ${id}`, `name: ${name}`)
      .replace('promotesFrom: il2\n', from === undefined ? '' : `promotesFrom: ${from}\n`)
    writeFileSync(at('environment.yaml'), own ?? '')
    if (i % 3 !== 2)
      writeFileSync(at('onboarding.mdx'), onboarding?.replaceAll('Onboarding to il4', 'Onboarding') ?? '')
    writeFileSync(
      at('roadmap.yaml'),
      services.map((of) => roadmap?.replaceAll('postgres', of) ?? '').join(''),
    )
    writeFileSync(at('services.yaml'), offers(i, from))
  }
  writeFileSync(
    join(root, 'content/objectives.yaml'),
    read('content/objectives.yaml').replace(
      / {4}il4: .*/,
      stations.map(([id], i) => `    ${id}: {target: ${i % 2 ? 99.9 : 99.5} %, window: 30 days}`).join('\n'),
    ),
  )
}

function offers(i: number, from: string | undefined): string {
  const difference =
    from === undefined
      ? []
      : [
          `difference: {from: ${from}, what: Fewer plans and an older version., why: The mirror of the network is filled once a month., until: Take the small plan.}`,
        ]
  return services
    .map((service, n) => {
      const [status, ...rest] = states[(i + n) % states.length] ?? ['available']
      return `${service}:\n  status: ${status}\n${[...rest, ...difference].map((line) => `  ${line.replace('next', `${service}-18`)}\n`).join('')}`
    })
    .join('')
}
