import { describe, expect, it } from 'vitest'
import { casePlaybook } from '../../../tests/case-playbook.ts'
import { codes, fixture, source } from '../../../tests/format-fixtures.ts'
import { judge } from '../../domain/fit/judge.ts'
import { readFit } from './fit.ts'

const read = (text: string | ReturnType<typeof fixture>) => {
  const { value, problems } = readFit({ manifest: typeof text === 'string' ? source(text) : text })
  if (!value) throw new Error(JSON.stringify(problems))
  return { ...value, unmapped: codes(value.manifest.remarks) }
}

describe('an MTA descriptor', () => {
  const { manifest, instances = [], unmapped } = read(fixture('manifests/mta.yaml'))
  const [planner, board, content] = manifest.apps

  it('is the apps that cf deploy makes of its modules', () => {
    expect(manifest.from).toBe('mta')
    expect([planner, board, content].map((app) => app?.name.value)).toEqual(['planner', 'board', 'content'])
    expect(planner?.processes[0]).toMatchObject({
      instances: { value: 2 },
      memoryMb: { value: 1024 },
      diskMb: { value: 512 },
    })
    expect(planner?.buildpacks?.value?.map(({ value }) => value)).toEqual(['java_buildpack'])
    expect(planner?.routes.listed.value?.map(({ value }) => value)).toEqual(['planner.apps.harbour.example'])
    expect(planner?.addresses.map(({ host }) => host)).toEqual(['partner.example.org'])
    expect(board?.buildpacks?.value?.map(({ value }) => value)).toEqual(['nodejs_buildpack'])
  })

  it('binds what its modules require, as what its resources are', () => {
    expect(planner?.services?.value?.map(({ name }) => name.value)).toEqual(['planner-db', 'planner-log'])
    expect(instances).toMatchObject([
      { kind: 'managed', name: 'planner-db', offering: 'postgres', plan: 'small' },
      { kind: 'user-provided', name: 'planner-log' },
      { kind: 'unnamed', name: 'old-cache' },
    ])
    expect(JSON.stringify({ manifest, instances })).not.toContain('planted')
  })

  it('says what has no place in a manifest, by line', () => {
    expect(unmapped).toEqual([
      'mta-unmapped 51:11',
      'mta-unmapped 31:5',
      'mta-unmapped 27:74',
      'mta-unmapped 27:33',
      'mta-unmapped 35:11',
    ])
  })

  it('is told of a limit of logs in the words of its deployer, which cannot set one', () => {
    const says = (text: string) => {
      const { manifest } = read(text)
      const [fit] = judge({ manifest, environments: ['open'] }, casePlaybook()).environments
      return fit?.apps[0]?.findings.find(({ code }) => code === 'limit-log-rate')?.fix
    }
    const mta = '_schema-version: "3.1"\nID: a\nmodules: [{name: a, type: java}]\n'
    expect(says(mta)).toMatch(/^no parameter of a module sets it/)
    expect(says('apiVersion: score.dev/v1b1\nmetadata: {name: a}\ncontainers: {web: {image: .}}\n')).toMatch(
      /in the manifest that is made of it/,
    )
    expect(says('applications: [{name: a}]\n')).toMatch(/^write `log-rate-limit-per-second`, such/)
  })

  it('may hold the password of an image, which is not kept', () => {
    const { manifest } = read(
      '_schema-version: "3.1"\nID: a\nmodules:\n- {name: a, type: application, parameters: {docker: {image: r.example/a, username: u, password: planted}}}\n',
    )
    expect(codes(manifest.apps[0]?.remarks ?? [])).toEqual([])
    expect(JSON.stringify(manifest)).not.toContain('planted')
  })

  it('counts the keys that it makes of instances', () => {
    const playbook = casePlaybook()
    const { closed } = playbook.catalog.environments
    if (closed) closed.quotas = { totalServiceKeys: 1 }
    const [fit] = judge({ manifest, instances, environments: ['closed'] }, playbook).environments
    expect(fit?.together.find(({ subject }) => subject === 'service keys')).toMatchObject({
      verdict: 'no',
      at: {},
    })
  })

  it.each([
    [
      'a host and a domain',
      'parameters: {host: a, domain: apps.harbour.example}',
      ['a.apps.harbour.example'],
    ],
    ['two of each', 'parameters: {hosts: [a, b], domains: [c.d, e.f]}', ['a.c.d', 'a.e.f', 'b.c.d', 'b.e.f']],
    ['a host that is filled in', `parameters: {host: '\${x}', domain: c.d}`, []],
  ])('routes of %s', (_name, parameters, expected) => {
    const { manifest } = read(
      `_schema-version: "3"\nID: a\nmodules:\n- name: m\n  type: java\n  ${parameters}`,
    )
    expect(manifest.apps[0]?.routes.listed.value?.map(({ value }) => value)).toEqual(expected)
  })
})

describe('a Score workload', () => {
  const { manifest, instances, unmapped } = read(fixture('manifests/score.yaml'))
  const [app] = manifest.apps

  it('is one app', () => {
    expect(manifest).toMatchObject({ from: 'score', apps: [{ name: { value: 'berth-planner' } }] })
    expect(app?.docker?.image.value).toBe('registry.harbour.example/planner:2.4')
    expect(app?.processes[0]?.memoryMb?.value).toBe(768)
    expect(app?.routes.listed.value?.map(({ value }) => value)).toEqual(['planner.apps.harbour.example'])
    expect(app?.addresses.map(({ host }) => host)).toEqual(['partner.example.org'])
    expect(instances).toMatchObject([{ kind: 'managed', name: 'db', offering: 'postgres', plan: 'small' }])
  })

  it('says what has no place in a manifest', () => {
    // A container, volumes, CPU, a volume, a route that is filled in.
    expect(unmapped).toHaveLength(5)
  })

  it.each([
    ['512Mi', 512],
    ['1Gi', 1024],
    ['1G', 954],
    ['500M', 477],
    ['1e9', 954],
  ])('%s of memory is %d MB', (memory, mb) => {
    const { manifest } = read(
      `apiVersion: score.dev/v1b1\nmetadata: {name: a}\ncontainers:\n  web: {image: ., resources: {limits: {memory: ${memory}}}}`,
    )
    expect(manifest.apps[0]?.processes[0]?.memoryMb?.value).toBe(mb)
  })
})
