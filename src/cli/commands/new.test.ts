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

/** Begins an entry; gives the problems that the playbook has from then on. A new service is to be offered next. */
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
    .filter(({ code }) => code !== 'service-unoffered' || kind !== 'service')
    .map(({ code, at, message }) => `${at.file}:${at.line} ${code}: ${message}`)
}

describe('fieldbook new', () => {
  it.each([
    ['environment', undefined],
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
    [['role', 'X'], '"X" cannot be an id'],
    [['role', 'pre'], 'content/roles/pre.mdx'],
    [['notice', 'x'], 'add --environment'],
    [['notice', 'x', '--environment', 'il55'], 'did you mean "il5"?'],
    [['guide', 'x', '--environment', 'il5'], 'leave --environment out'],
    [['availability', 'postgre', '--environment', 'il5'], 'did you mean "postgres"?'],
    [['onboarding', 'x', '--environment', 'il5'], 'is there already'],
  ])('refuses %j in one line', async (args, said) => {
    const { status, stdout, stderr } = await run('new', ...args)
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 })
    expect(stderr).toContain(said)
  })
})
