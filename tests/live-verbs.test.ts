import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogDiffSchema } from '../src/model/catalog-diff.ts'
import { runVerb } from './run-verb.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-verbs-'))
  cpSync('tests/fixtures/base', join(folder, 'ws'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const options = () => ['--root', join(folder, 'ws'), '--as-of', '2026-11-16']
const run = (args: string[]) => runVerb(...args, ...options())

/** The same as a process, which is given something through standard input. */
function runWith(input: string, args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/fieldbook.mjs', ...args, ...options()],
    {
      encoding: 'utf8',
      input,
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  return { status, stdout, stderr }
}
const file = (name: string, text: string | Buffer) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const fits = 'applications:\n- name: app\n  no-route: true\n  buildpacks: [java_buildpack]\n'
const marketplace = (rows: string) =>
  `Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\n${rows}`

describe('fit', () => {
  const environment = ['--environment', 'il4']

  it('says 0 where it fits, 1 where it does not or cannot be told', async () => {
    for (const [app, status] of [
      ['no-route: true', 0],
      ['stack: gone', 1],
    ] as const) {
      const manifest = file('m.yml', `applications: [{name: a, ${app}}]`)
      expect((await run(['fit', manifest, ...environment])).status).toBe(status)
    }
    const unmapped = await run([
      'fit',
      file('m.yml', 'applications: [{name: a, services: [db]}]'),
      ...environment,
    ])
    expect(unmapped.status).toBe(1)
    expect(unmapped.stdout).toContain('unmapped')
  })

  it('reads standard input, variables and services, and prints JSON and Markdown', async () => {
    const manifest = 'applications: [{name: "a-((env))", services: [db], memory: ((m))}]'
    const args = ['fit', '-', ...environment, '--var', 'm=1G', '--vars-file', file('v.yml', 'env: x\nm: 2G')]
    const mapped = [...args, '--services', file('s.yml', 'db: postgres small')]
    const report = JSON.parse(runWith(manifest, [...mapped, '--format', 'json']).stdout)
    expect(report).toMatchObject({
      kind: 'fieldbook-fit',
      manifest: '<stdin>',
      environments: [{ environment: 'il4', apps: [{ app: 'a-x' }] }],
    })
    const markdown = runWith(manifest, [...mapped, '--format', 'markdown']).stdout
    expect(markdown).toMatch(/^\*\*UNCLASSIFIED\*\*\n\n# Fit of /)
    expect(markdown).toContain('| service `db`')
  })

  it.each(['text', 'markdown', 'json'])('says as %s when what it rests on was seen', async (format) => {
    const path = join(folder, 'ws/environments/il4/services.yaml')
    const before = readFileSync(path, 'utf8')
    writeFileSync(
      path,
      'postgres:\n  status: available\n  version: 17.6\n  live: {offering: pg}\n  plans: [{name: small}]\n  seen: {on: 2026-11-13}\n',
    )
    const manifest = file('m.yml', 'applications: [{name: a, no-route: true, services: [db]}]')
    const args = ['fit', manifest, ...environment, '--services', file('s.yml', 'db: pg small')]
    const { status, stdout } = await run([...args, '--format', format])
    writeFileSync(path, before)
    expect([status, stdout.match(/seen 13 Nov/g)?.length]).toEqual([0, 1])
  })

  it('gives one column for each environment', async () => {
    const { stdout } = await run(['fit', file('m.yml', fits), '--environment', 'all'])
    expect(stdout.split('\n')[1]?.trim().split(/\s+/)).toEqual(['il2', 'il4'])
  })

  it('judged by what a network may hold, cites pages and no lines', async () => {
    const args = ['fit', file('m.yml', fits), ...environment, '--format', 'json']
    const places = async (more: string[]) =>
      JSON.parse((await run([...args, ...more])).stdout).environments[0].apps[0].findings.map(
        (f: { playbook: object }) => f.playbook,
      )
    expect((await places([]))[0]).toHaveProperty('line')
    for (const place of await places(['--network', 'low'])) expect(Object.keys(place)).toEqual(['address'])
  })

  it.each([
    ['not YAML', 'applications: [', 'input-syntax'],
    ['a template', 'applications:\n- name: {{ name }}\n', 'input-template'],
    ['50 MB', Buffer.alloc(50_000_000, 'a: b\n'), 'input-size'],
    [
      'an alias bomb',
      `a: &a [x, x]\n${[...'bcdefghijklmnopqrstuv'].map((c, i) => `${c}: &${c} [${`*${'abcdefghijklmnopqrstuv'[i]}, `.repeat(9)}]`).join('\n')}`,
      'input-expansion',
    ],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'input-binary'],
    ['an empty file', '', 'input-empty'],
    ['another kind of file', '{"services": [{"name": "a", "plans": []}]}', 'input-kind'],
    ['a template of Spruce', 'applications:\n- name: (( grab name ))\n', 'input-template'],
    ['a Kubernetes resource', 'apiVersion: v1\nkind: Service\n', 'input-kind'],
    ['a name of no app', 'applications: []\n', 'input-value'],
  ])('%s: one clear line and 2', async (_name, input, code) => {
    const { status, stdout, stderr } = await run(['fit', file('input', input), ...environment])
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(new RegExp(`^.*/input:\\d+:\\d+: error: .*; .* \\[${code}\\]$`, 'm'))
  })

  it('wrong usage is one line and 2', async () => {
    for (const args of [
      ['fit', join(folder, 'nowhere.yml'), ...environment],
      ['fit', folder, ...environment],
      ['fit', file('m.yml', fits), '--environment', 'il9'],
      ['fit', file('m.yml', fits), ...environment, '--var', 'x'],
      ['fit', file('m.yml', fits), ...environment, '--format', 'xml'],
      ['fit', '-', ...environment, '--services', '-'],
    ]) {
      const { status, stderr } = await run(args)
      expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1])
    }
  })
})

describe('drift and import', () => {
  const services =
    'postgres:\n  status: available # for now\n  version: 17.6\n  live: {broker: csb, offering: csb-pg}\n  plans: [{name: small}]\n'
  const path = () => join(folder, 'ws/environments/il4/services.yaml')
  const agrees = marketplace('csb-pg     small   Relations     csb\n')
  const other = marketplace('csb-pg     large   Relations     csb\n')

  it('drift says 0 where all agrees and 1 where not, in three forms', async () => {
    writeFileSync(path(), services)
    const same = await run(['drift', file('m.txt', agrees), '--environment', 'il4'])
    expect([same.status, same.stdout]).toEqual([
      0,
      'UNCLASSIFIED\nil4: the playbook agrees with the platform, seen as u in org o\nThe export covers all offerings.\nUNCLASSIFIED\n',
    ])
    const text = runWith(other, ['drift', '-', '--environment', 'il4'])
    expect(text.status).toBe(1)
    expect(text.stdout).toContain('environments/il4/services.yaml:5:')
    expect(text.stdout).toContain('<stdin>:4:1')
    const json = JSON.parse(
      (await run(['drift', file('other.txt', other), '--environment', 'il4', '--format', 'json'])).stdout,
    )
    expect(catalogDiffSchema.parse(json).changes.map((c) => c.kind)).toEqual(['plan-added', 'plan-removed'])
    const markdown = (
      await run(['drift', file('other.txt', other), '--environment', 'il4', '--format', 'markdown'])
    ).stdout
    expect(markdown).toContain('## Documented, and not there')
  })

  it('drift stamps what agrees into the file it stands in, and nothing twice', async () => {
    writeFileSync(path(), services)
    const stamp = (text: string, day: string, ...more: string[]) =>
      run(['drift', file('il4 plans.txt', text), '--environment', 'il4', '--stamp', '--day', day, ...more])
    const first = await stamp(agrees, '2026-11-13')
    expect(first.status).toBe(0)
    expect(first.stdout).toContain('Stamped as seen on 2026-11-13: postgres (plans).')
    const digest = createHash('sha256').update(agrees).digest('hex')
    const seen = [
      '  seen:',
      '    on: 2026-11-13',
      '    what: [ plans ]',
      `    by: { export: il4 plans.txt, digest: sha256:${digest}, as: 'org o, space s' }`,
      '',
    ].join('\n')
    expect(readFileSync(path(), 'utf8')).toBe(`${services}${seen}`)
    expect((await runVerb('check', '--root', join(folder, 'ws'))).stdout).not.toContain('services.yaml')
    await stamp(agrees, '2026-11-13')
    expect(readFileSync(path(), 'utf8')).toBe(`${services}${seen}`)
    // An export of before says nothing of what was seen since; one of later that differs takes the stamp away.
    const before = await stamp(other, '2026-11-12')
    expect([before.status, before.stdout.includes('seen on 2026-11-13, which is later')]).toEqual([1, true])
    const json = await stamp(other, '2026-11-14', '--as', 'admin', '--format', 'json')
    expect(catalogDiffSchema.parse(JSON.parse(json.stdout)).export?.stamp).toEqual({
      on: '2026-11-14',
      set: [],
      removed: [{ id: 'postgres', why: 'plans differ' }],
      left: [],
    })
    expect(readFileSync(path(), 'utf8')).toBe(services)
    const markdown = await stamp(agrees, '2026-11-15', '--as', 'admin', '--format', 'markdown')
    expect(markdown.stdout).toContain('Stamped as seen on 2026-11-15: postgres (plans).')
    // What is imported is not what was seen.
    const refuse = ['--environment', 'il4', '--write', '--renames', 'refuse']
    await run(['import', file('other.txt', other), ...refuse])
    expect(readFileSync(path(), 'utf8')).not.toContain('seen:')
  })

  it.each([
    [['--day', '2026-11-13']],
    [['--as', 'admin']],
    [['--stamp', '--day', '13 Nov']],
    [['--stamp', '--network', 'low']],
  ])('drift with %j is wrong usage, and writes nothing', async (more) => {
    writeFileSync(path(), services)
    const { status, stderr } = await run(['drift', file('m.txt', agrees), '--environment', 'il4', ...more])
    expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1])
    expect(readFileSync(path(), 'utf8')).toBe(services)
    expect(runWith(agrees, ['drift', '-', '--environment', 'il4', '--stamp']).status).toBe(2)
  })

  it('import shows its plan as a diff, and writes only when told to', async () => {
    writeFileSync(path(), services)
    const asked = await run(['import', file('other.txt', other), '--environment', 'il4'])
    expect(asked.stdout).toContain(
      '+# import: plan "small" is not in the live marketplace, and "large" is new',
    )
    expect(asked.stdout).not.toContain('{ name: large }')
    const refuse = ['--renames', 'refuse']
    const shown = await run(['import', file('other.txt', other), '--environment', 'il4', ...refuse])
    expect(shown.status).toBe(0)
    expect(shown.stdout).toContain('+# import: plan "small" is not in the live marketplace')
    expect(shown.stdout).toContain('-  plans: [{name: small}]')
    expect(shown.stdout).toContain('+  plans: [{name: small}, { name: large }]')
    expect(readFileSync(path(), 'utf8')).toBe(services)
    const write = ['import', file('other.txt', other), '--environment', 'il4', '--write', ...refuse]
    expect((await run(write)).status).toBe(0)
    expect(readFileSync(path(), 'utf8')).toContain('status: available # for now')
    expect((await run(['import', file('other.txt', other), '--environment', 'il4'])).stdout).toBe(
      'nothing to change\n',
    )
  })

  const page = (path: string, total: number, resources: object[]) =>
    JSON.stringify({ pagination: { total_results: total, first: { href: `/v3/${path}` } }, resources })
  const stack = { guid: 's', name: 'cflinuxfs4', state: 'ACTIVE' }
  it.each<[string, string, number, string]>([
    ['brokers only', page('service_brokers', 1, [{ guid: 'b', name: 'x' }]), 2, 'service_brokers'],
    ['instances only', page('service_instances', 1, [{ guid: 'i', name: 'x' }]), 2, 'service_instances'],
    [
      'plans without offerings',
      page('service_plans', 1, [{ guid: 'p', name: 'x' }]),
      2,
      'without their offerings',
    ],
    ['an empty page', page('service_plans?names=x', 0, []), 2, 'empty, filtered list'],
    [
      '`cf services`',
      'name   offering   plan   bound apps   last operation\ndb     x          y                   done\n',
      2,
      'service instances',
    ],
    ['a page of several', page('stacks', 3, [stack]), 1, '1 of 3 stacks'],
    ['the whole of something else', page('stacks', 1, [stack]), 0, 'covers all stacks'],
    ['all of it', agrees, 0, 'covers all offerings'],
  ])('drift of %s says how far it goes, in every format', async (_name, text, status, says) => {
    writeFileSync(path(), services)
    const args = ['drift', file('covers', text), '--environment', 'il4']
    for (const format of ['text', 'markdown', 'json']) {
      const told = await run([...args, '--format', format])
      expect([format, told.status]).toEqual([format, status])
      if (format === 'json') {
        const { export: said } = catalogDiffSchema.parse(JSON.parse(told.stdout))
        expect([said?.compared === 0, said?.incomplete]).toEqual([status === 2, status !== 0])
      } else {
        expect(told.stdout.replaceAll('\\', '')).toContain(says)
        expect(told.stdout.includes('agrees')).toBe(status === 0)
      }
    }
    if (status === 2) expect((await run(['import', ...args.slice(1)])).status).toBe(2)
  })

  it('a new service is listed once with what is left to type', async () => {
    writeFileSync(path(), services)
    const rows = 'csb-pg     small   Relations     csb\ngizmo      small   A gizmo       csb\n'
    const args = ['import', file('gizmo.txt', marketplace(rows)), '--environment', 'il4']
    expect((await run(args)).stdout).toContain(
      'observability, runtime, network, delivery, or one of your own:\n  content/services/gizmo.mdx: category\n',
    )
    const left = join(folder, 'ws/environments/il4/environment.yaml')
    const before = readFileSync(left, 'utf8')
    writeFileSync(left, `leave: [giz*]\n${before}`)
    expect((await run(args)).stdout).toBe('nothing to change\n')
    const drift = await run(['drift', ...args.slice(1)])
    expect([drift.status, drift.stdout.includes('Left alone, as the playbook says: gizmo.')]).toEqual([
      0,
      true,
    ])
    writeFileSync(left, before)
  })

  it('unreadable exports are 2, and change nothing', async () => {
    const { status, stderr } = await run([
      'import',
      file('errors.json', '{"errors": [{"title": "CF-NotAuthenticated"}]}'),
      '--environment',
      'il4',
      '--write',
    ])
    expect(status).toBe(2)
    expect(stderr).toContain('CF-NotAuthenticated')
  })
})
