import { describe, expect, it } from 'vitest'
import { codes, fixture, source } from '../../../tests/format-fixtures.ts'
import { readManifest as readWritten } from './manifest.ts'
import type { Source } from './source.ts'
import { readVariables, type Variables } from './variables.ts'

/** The manifest that is read, with its remarks among the problems. */
const readManifest = (from: Source, variables?: Variables) => {
  const { value, problems } = readWritten(from, { variables })
  const remarks = value
    ? [...value.manifest.remarks, ...value.manifest.apps.flatMap((each) => each.remarks)]
    : []
  return { value: value?.manifest, problems, remarks }
}

const read = (text: string, vars: Record<string, string> = {}) => {
  const given = Object.entries(vars).map(([name, value]) => ({ name, value }))
  return readManifest(source(text), readVariables([], given).value)
}
const app = (text: string, vars: Record<string, string> = {}) =>
  read(`applications:\n- name: a\n${text.replace(/^/gm, '  ')}`, vars)

describe('the fixture that says everything', () => {
  const files = ['manifests/vars-common.yml', 'manifests/vars-il5.yml'].map(fixture)
  const variables = readVariables(files, [{ name: 'web_instances', value: '6' }]).value
  const { value, problems } = readManifest(fixture('manifests/orders.yml'), variables)
  const [orders, admin, batch] = value?.apps ?? []

  it('is read without a problem, and every variable found', () => {
    expect(problems).toEqual([])
    expect(value?.unresolved).toEqual([])
  })

  it('later files win over earlier ones, --var over files; a variable may be a list', () => {
    expect(orders?.name).toMatchObject({ value: 'orders-il5', at: { line: 11, col: 11 } })
    expect(orders?.processes[0]?.instances).toMatchObject({ value: 6 })
    expect(orders?.services?.value?.map((s) => s.name.value)).toEqual([
      'orders-db',
      'orders-queue',
      'orders-cache',
    ])
  })

  it('merge keys bring stack and buildpacks, cited where they are written', () => {
    expect(orders?.stack).toEqual({ value: 'cflinuxfs4', at: { file: 'orders.yml', line: 3, col: 10 } })
    expect(orders?.buildpacks?.value?.map((b) => b.value)).toEqual(['java_buildpack'])
  })

  it('sizes in either spelling, processes with their own', () => {
    expect(
      orders?.processes.map((p) => [
        p.type,
        p.instances?.value,
        p.memoryMb?.value,
        p.diskMb?.value,
        p.logRate?.value,
      ]),
    ).toEqual([
      ['web', 6, 1024, 1536, 16384],
      ['worker', 2, 512, 1024, undefined],
      ['scheduler', undefined, 256, undefined, undefined],
    ])
    expect(orders?.sidecars).toMatchObject([{ name: 'agent', memoryMb: { value: 64 }, processes: ['web'] }])
  })

  it('where a web process is listed, what the app says of size counts for nothing', () => {
    const web = app('memory: 2G\ninstances: 3\nprocesses: [{type: web, memory: 1G}]').value?.apps[0]
      ?.processes
    expect(web?.map((p) => [p.type, p.memoryMb?.value, p.instances?.value])).toEqual([
      ['web', 1024, undefined],
    ])
  })

  it('routes, docker, cnb, no-route and random-route', () => {
    expect(orders?.routes.listed.value?.map((r) => r.value)).toEqual([
      'orders-il5.apps.il5.cairnway.example',
      'tcp.il5.cairnway.example:45007',
      'orders.apps.internal',
    ])
    expect(admin?.docker?.image.value).toBe('registry.cairnway.example/admin:1.4')
    expect([orders, admin, batch].map((a) => a?.routes.kind)).toEqual(['listed', 'none', 'generated'])
    expect(batch?.cnb).toBeDefined()
  })

  it('of env keeps the hosts that values name, and nothing else of them', () => {
    expect(orders?.addresses.map((a) => [a.variable, a.host])).toEqual([
      ['PARTNER_API', 'partner.example.org'],
      ['SELF', 'orders.apps.il5.cairnway.example'],
    ])
    expect(JSON.stringify(value)).not.toContain('planted')
  })
})

describe('variables', () => {
  it('without a value are listed once, and what hangs on them is marked', () => {
    const { value, problems } = readManifest(fixture('manifests/orders.yml'))
    expect(problems).toEqual([])
    expect(value?.unresolved.map((u) => `${u.name} ${u.at.line}`)).toEqual([
      'env 11',
      'web_instances 15',
      'services 17',
      'secret 27',
    ])
    const [orders] = value?.apps ?? []
    expect(orders?.name).toMatchObject({ missing: ['env'], written: 'orders-((env))' })
    expect(orders?.services).toMatchObject({ missing: ['services'] })
    expect(orders?.processes[0]?.memoryMb?.value).toBe(1024)
  })

  it('reach into maps, stand in keys, and a value with `((` stays as it is', () => {
    const files = [source('db: {host: h, port: 5432}\nname: a((b))', 'vars.yml')]
    const { value } = readVariables(files, [])
    const read = readManifest(
      source('applications:\n- name: ((name))\n  env: {X: "((db.host)):((!db.port))"}'),
      value,
    )
    expect(read.problems).toEqual([])
    expect(read.value?.apps[0]?.name.value).toBe('a((b))')
    expect(read.value?.unresolved).toEqual([])
  })

  it('that are lists cannot stand inside text', () => {
    const { problems } = app('stack: x-((list))', { list: '[a, b]' })
    expect(codes(problems)).toEqual(['variable-type 3:10'])
  })

  it('cannot be made to grow without end', () => {
    const big = 'x'.repeat(90_000)
    const env = Array.from({ length: 60 }, (_, i) => `  V${i}: "((big))((big))"`).join('\n')
    expect(codes(app(`env:\n${env}`, { big }).problems)[0]).toContain('input-expansion')
  })

  it.each([
    ['processes', 'processes: ((x))', 'processes'],
    ['sidecars', 'sidecars: ((x))', 'sidecars'],
    ['docker', 'docker: ((x))', 'docker'],
    ['lifecycle', 'lifecycle: ((x))', 'lifecycle'],
    ['no-route', 'no-route: ((x))', 'no-route'],
  ])('as the whole of %s leave it pending', (_name, text, attribute) => {
    const { value, problems } = app(text)
    expect(problems).toEqual([])
    expect(value?.apps[0]?.pending).toMatchObject([{ attribute, missing: ['x'] }])
  })
})

describe('what is no manifest is an error', () => {
  it.each([
    ['no app', 'applications: []', 'input-value 1:15'],
    ['an app that is text', 'applications: [a]', 'input-value 1:16'],
    ['applications as a variable', 'applications: ((apps))', 'input-value 1:15'],
    ['a name beyond all names', `applications:\n- name: ${'a'.repeat(1001)}`, 'input-value 2:9'],
    ['a catalog', 'services: [{name: a, plans: []}]', 'input-kind 1:1'],
    ['a map', 'name: a\nmemory: 1G', 'input-kind 1:1'],
    ['a list', '- name: a', 'input-kind 1:1'],
  ])('%s', (_name, text, expected) => {
    const { value, problems } = read(text)
    expect(value).toBeUndefined()
    expect(codes(problems)).toContain(expected)
    for (const problem of problems) expect(problem.fix).toBeTruthy()
  })
})

describe('what cf refuses, drops or reads in another way', () => {
  it.each([
    ['no name', 'applications:\n- memory: 1G', 'manifest-name-given 2:3'],
    ['no name among several', 'applications:\n- name: a\n- memory: 1G', 'manifest-name 3:3'],
    ['inherit', 'inherit: base.yml\napplications: [{name: a}]', 'manifest-inherit 1:1'],
    ['inherit in an app', 'applications:\n- name: a\n  inherit: b', 'manifest-inherit 3:3'],
    ['host', 'applications:\n- name: a\n  host: b', 'manifest-removed 3:3'],
    ['buildpack twice', 'applications:\n- {name: a, buildpack: b, buildpacks: [c]}', 'buildpack-twice 2:27'],
    [
      'docker and buildpacks',
      'applications:\n- {name: a, docker: {image: i}, buildpacks: [c]}',
      'docker-buildpacks 2:13',
    ],
    ['docker without image', 'applications:\n- {name: a, docker: {username: u}}', 'docker-form 2:21'],
    ['memory without unit', 'applications:\n- {name: a, memory: 512}', 'manifest-size 2:21'],
    ['memory in words', 'applications:\n- {name: a, memory: plenty}', 'manifest-size 2:21'],
    ['memory of a space between', 'applications:\n- {name: a, memory: 1 GB}', 'manifest-size 2:21'],
    ['no memory', 'applications:\n- {name: a, memory: 0M}', 'manifest-size-least 2:21'],
    ['half an instance', 'applications:\n- {name: a, instances: 1.5}', 'manifest-instances-cut 2:24'],
    ['instances in quotes', 'applications:\n- {name: a, instances: "2"}', 'manifest-number 2:24'],
    ['services as text', 'applications:\n- {name: a, services: db}', 'services-form 2:23'],
    [
      'a service without name',
      'applications:\n- {name: a, services: [{parameters: {}}]}',
      'services-form 2:24',
    ],
    ['a route as text', 'applications:\n- {name: a, routes: [a.b]}', 'routes-form 2:22'],
    ['a process without type', 'applications:\n- {name: a, processes: [{memory: 1G}]}', 'process-type 2:25'],
    [
      'two web processes',
      'applications:\n- {name: a, processes: [{type: web}, {type: web}]}',
      'process-twice 2:38',
    ],
    ['two apps of a name', 'applications:\n- name: a\n- name: a', 'manifest-name-twice 3:9'],
    ['an unknown attribute', 'applications:\n- {name: a, dsik_quota: 1G}', 'manifest-unknown 2:13'],
    ['an attribute outside', 'memory: 2G\napplications:\n- name: a', 'manifest-top-level 1:1'],
    [
      'both spellings',
      'applications:\n- {name: a, disk_quota: 1G, disk-quota: 2G}',
      'manifest-disk-twice 2:29',
    ],
    ['version 2', 'version: 2\napplications:\n- name: a', 'manifest-version 1:1'],
    ['an empty first document', '---\n---\napplications:\n- name: a', 'manifest-first-document 1:1'],
  ])('%s is remarked, and the rest is read', (_name, text, expected) => {
    const { value, problems, remarks } = read(text)
    expect(value?.apps.length).toBeGreaterThan(0)
    expect(problems).toEqual([])
    expect(codes(remarks)).toContain(expected)
  })

  it('a key twice is remarked: the last one counts', () => {
    const { value, problems, remarks } = read('applications:\n- {name: a, name: b}')
    expect([value?.apps[0]?.name.value, codes(problems), codes(remarks)]).toEqual([
      'b',
      [],
      ['manifest-key-twice 2:13'],
    ])
  })

  it('an attribute outside holds for no app', () => {
    const { value } = read('memory: 2G\napplications:\n- name: a\n- {name: b, memory: 1G}')
    expect(value?.apps.map((a) => a.processes[0]?.memoryMb?.value)).toEqual([undefined, 1024])
  })

  it('`buildpack: null` and `default` ask for detection; a name is deprecated, not refused', () => {
    const packs = (text: string) => app(text).value?.apps[0]?.buildpacks?.value?.map((b) => b.value)
    expect([packs('buildpack: null'), packs('buildpack: default'), packs('buildpack: x')]).toEqual([
      undefined,
      undefined,
      ['x'],
    ])
    expect(app('buildpack: x\nhealth-check-type: none').remarks.map((r) => `${r.code} ${r.subject}`)).toEqual(
      ['manifest-deprecated buildpack', 'manifest-deprecated health-check-type: none'],
    )
  })

  it.each([
    ['512M', 512],
    ['512mb', 512],
    ['1.5G', 1536],
    ['512GiB', 524288],
    ['256MiB', 256],
    ['2T', 2 * 1024 ** 2],
    ['1048576B', 1],
    ['1024k', 1],
  ])('memory %s is %d MB', (text, mb) => {
    expect(app(`memory: ${text}`).value?.apps[0]?.processes[0]?.memoryMb?.value).toBe(mb)
  })
})
