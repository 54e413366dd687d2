import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runVerb } from '../../../tests/run-verb.ts'
import { checkPlaybook } from '../../domain/checks/registry.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { planNew } from '../../workspace/new/plan.ts'
import type { NewKind } from '../../workspace/new/starts.ts'
import { readIn, writePlanned } from '../../workspace/planned.ts'

const workspace = fileURLToPath(new URL('../../../', import.meta.url))
const day = '2026-11-16'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-new-'))
  for (const folder of ['content', 'environments', 'public'])
    cpSync(join(workspace, folder), join(root, folder), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const run = (verb: string, ...args: string[]) => runVerb(verb, '--root', root, ...args)

/** Begins an entry; gives the problems that the playbook has from then on, things to do apart. A new service is to be offered next. */
function begin(kind: NewKind, id: string, environment?: string): string[] {
  const { playbook } = loadWorkspace([root])
  const place = environment === undefined ? {} : { environment }
  writePlanned(
    planNew(playbook, { kind, id, title: 'Something: new', day, ...place }, (path) => readIn([root], path)),
    [root],
  )
  const { playbook: grown, problems } = loadWorkspace([root])
  expect(grown.entries.length).toBeGreaterThan(playbook.entries.length)
  return [...problems, ...checkPlaybook(grown, { asOf: day, parseProse, unread: [] })]
    .filter(({ code }) => code !== 'to-do' && (code !== 'service-unoffered' || kind !== 'service'))
    .map(({ code, at, message }) => `${at.file}:${at.line} ${code}: ${message}`)
}

describe('fieldbook new', () => {
  it.each([
    ['environment', undefined],
    ['network', undefined],
    ['layer', undefined],
    ['roadmap', 'il5'],
    ['notice', 'il6'],
    ['triage', undefined],
    ['triage', 'il4'],
    ['exercise', 'il2'],
    ['lesson', 'il6'],
    ['objective', undefined],
    ['term', undefined],
    ['service', undefined],
    ['guide', undefined],
    ['role', undefined],
  ] as const)('begins a %s in %s that passes every check', (kind, environment) => {
    expect(begin(kind, 'something-new', environment)).toEqual([])
  })

  it.each(['il2', 'il4', 'il5', 'il6'])(
    'begins an availability in %s with what it means for the environments around it',
    (environment) => {
      expect(begin('service', 'something-new')).toEqual([])
      expect(begin('availability', 'something-new', environment)).toEqual([])
    },
  )

  it('begins the onboarding of an environment with it', () => {
    begin('environment', 'il7')
    expect(loadWorkspace([root]).playbook.all('onboarding', 'il7')).toHaveLength(1)
  })

  it('begins an environment with the answers of another, each to be confirmed', async () => {
    const { status } = await run('new', 'environment', 'il7', '--like', 'il5')
    const text = readFileSync(join(root, 'environments/il7/environment.yaml'), 'utf8')
    const { data } = loadWorkspace([root]).playbook.get('environment', 'il7') ?? {}
    const other = loadWorkspace([root]).playbook.get('environment', 'il5')?.data
    expect(status).toBe(0)
    expect(data).toMatchObject({
      name: 'il7',
      handles: other?.handles,
      quotas: other?.quotas,
      foundations: { platform: other?.foundations.platform },
    })
    expect({ from: data?.promotesFrom, differs: data?.differs }).toEqual({ differs: [] })
    expect(text).not.toMatch(/\bil5\b(?! says)/)
    for (const { name } of data?.team['pre']?.people ?? []) expect(name).toMatch(/^TODO/)
    const open = loadWorkspace([root]).problems.filter(({ at }) => at.file.startsWith('environments/il7/'))
    const asked = open.map(({ message }) => /^still to be answered: (\w+):/.exec(message)?.[1])
    for (const key of ['handles', 'quotas', 'foundations', 'posture', 'access']) expect(asked).toContain(key)
  })

  it('takes handling, stacks and product from what the workspace says', async () => {
    await run('new', 'environment', 'il7')
    const { playbook } = loadWorkspace([root])
    const data = playbook.get('environment', 'il7')?.data
    expect(data?.handles).toBe(playbook.site?.data.marking)
    expect(data?.foundations.platform.product).toBe(
      playbook.environments[0]?.data.foundations.platform.product,
    )
    expect(data?.foundations.stacks.map(({ name }) => name)).toEqual(
      playbook.environments[0]?.data.foundations.stacks.map(({ name }) => name),
    )
  })

  it('begins a scheme only where everything that is marked already means something in it', async () => {
    const { status, stderr } = await run('new', 'scheme', 'levels')
    expect({ status, lines: stderr.split('\n').length }).toEqual({ status: 2, lines: 2 })
    expect(stderr).toMatch(/environments\/scheme\.yaml is there already/)
    rmSync(join(root, 'environments/scheme.yaml'))
    expect((await run('new', 'scheme', 'levels')).stderr).toMatch(/is no marking of the scheme "Four levels"/)
    expect(await run('new', 'scheme', 'us')).toMatchObject({ status: 0 })
  })

  it('begins the record of a meeting, which intake reads', async () => {
    expect(await run('new', 'intake', 'arrivals', '--environment', 'il5')).toMatchObject({ status: 0 })
    const { status } = await run('intake', join(root, 'content/intakes/arrivals.yaml'))
    expect(status).toBe(1)
    const { playbook, problems } = loadWorkspace([root])
    expect(playbook.get('intake', 'arrivals')?.data.targets).toEqual([{ environment: 'il5' }])
    expect(problems.map(({ at, code }) => [at.file, code])).toContainEqual([
      'content/intakes/arrivals.yaml',
      'to-do',
    ])
    const again = await run('new', 'intake', 'arrivals', '--environment', 'il4')
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('is there already, in') })
  })

  it('writes into the layer that describes the environment', async () => {
    const over = mkdtempSync(join(tmpdir(), 'fieldbook-over-'))
    writeFileSync(join(over, 'layer.yaml'), 'id: over\nname: Over\nmarking: UNCLASSIFIED\n')
    cpSync(join(root, 'environments/il6'), join(over, 'environments/il6'), { recursive: true })
    rmSync(join(root, 'environments/il6'), { recursive: true })
    begin('service', 'something-new')
    const { stdout } = await run(
      'new',
      'availability',
      'something-new',
      '--environment',
      'il5',
      '--root',
      over,
    )
    rmSync(over, { recursive: true })
    const files = stdout.trim().split('\n')
    expect(files.map((file) => file.replace(/^fieldbook-(over|new)-[^/]+/, '$1'))).toEqual([
      'new/environments/il5/services.yaml',
      'over/environments/il6/services.yaml',
    ])
  })

  it('says which files it wrote, and leaves what stood in them as it was', async () => {
    const before = readFileSync(join(root, 'content/glossary.yaml'), 'utf8')
    expect(await run('new', 'term', 'sidecar')).toEqual({
      status: 0,
      stdout: 'content/glossary.yaml\n',
      stderr: '',
    })
    expect(readFileSync(join(root, 'content/glossary.yaml'), 'utf8').startsWith(before)).toBe(true)
  })

  it.each([
    [['rolle', 'x'], 'did you mean "role"?'],
    [['playbook', 'x'], 'kinds are '],
    [['role', 'X'], '"X" cannot be an id'],
    [['role', 'pre'], 'content/roles/pre.mdx'],
    [['notice', 'x'], 'add --environment'],
    [['notice', 'x', '--environment', 'il55'], 'did you mean "il5"?'],
    [['guide', 'x', '--environment', 'il5'], 'leave --environment out'],
    [['availability', 'postgre', '--environment', 'il5'], 'did you mean "postgres"?'],
    [['guide', 'x', '--like', 'il5'], 'only an environment'],
    [['environment', 'x', '--like', 'il55'], 'did you mean "il5"?'],
    [['intake', 'x'], 'add --environment'],
    [['term'], 'give it an id'],
    [['scheme', 'tpl'], 'did you mean "tlp"?'],
    [['onboarding', 'x', '--environment', 'il5'], 'is there already'],
  ])('refuses %j in one line', async (args, said) => {
    const { status, stdout, stderr } = await run('new', ...args)
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 })
    expect(stderr).toContain(said)
  })
})
