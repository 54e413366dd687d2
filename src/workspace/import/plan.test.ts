import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import { checkPlaybook } from '../../domain/checks/registry.ts'
import { fitPlaybook } from '../../domain/fit/places.ts'
import type { LiveCatalog, LiveOffering } from '../../domain/live/catalog.ts'
import { driftOf } from '../../domain/live/drift.ts'
import type { RenameMode } from '../../domain/live/match.ts'
import { loadWorkspace } from '../load.ts'
import { parseProse } from '../mdx.ts'
import { writePlanned } from '../planned.ts'
import { homesOf } from './homes.ts'
import { planImport } from './plan.ts'

const services = `# What il4 offers. Written by hand, with care.
# Data
postgres:
  status: limited          # one copy only
  version: 16.9
  live: {broker: csb, offering: csb-postgres}
  plans:
    - name: small          # the smallest
      limits: {memory: 2 GB}
    - {name: large, free: false}
  difference:
    from: il2
    what: Limited.
    why: >-
      The third zone is missing,
      and so is the quorum.
    until: Retry.
  alternative: mysql
  request: {approver: Data services}

# Soon
valkey:
  status: planned
  live: {broker: csb, offering: csb-valkey}
mysql: {status: available, live: {broker: csb, offering: csb-mysql}, plans: [{name: small}]}
`

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-import-'))
  cpSync('tests/fixtures/base', root, { recursive: true })
  writeFileSync(join(root, 'environments/il4/services.yaml'), services)
})
afterEach(() => rmSync(root, { recursive: true }))

const at = { file: 'export', line: 1, col: 1 }
const offering = (name: string, plans: string[], broker = 'csb'): LiveOffering => ({
  name,
  broker,
  at,
  plans: plans.map((plan) => ({ name: plan, at })),
})
const live = (offerings: LiveOffering[], more: Partial<LiveCatalog> = {}): LiveCatalog => ({
  offerings,
  buildpacks: [],
  stacks: [],
  covers: { offerings: [{}], buildpacks: [], stacks: false },
  ...more,
})
const asDocumented = [
  offering('csb-postgres', ['small', 'large']),
  offering('csb-valkey', ['session']),
  offering('csb-mysql', ['small']),
]

const drift = (catalog: LiveCatalog, renames: RenameMode = 'ask') => {
  const { playbook } = loadWorkspace([root])
  return { playbook, found: driftOf(fitPlaybook(playbook, catalogOf(playbook)), 'il4', catalog, { renames }) }
}
const plan = (catalog: LiveCatalog, renames: RenameMode = 'ask') => {
  const { playbook, found } = drift(catalog, renames)
  return planImport(found, 'il4', homesOf(playbook, [root], 'il4'), { takeRenames: renames === 'take' })
}
const write = (catalog: LiveCatalog, renames?: RenameMode) => writePlanned(plan(catalog, renames), [root])
const written = () => readFileSync(join(root, 'environments/il4/services.yaml'), 'utf8')

/** Lines of `before` that are not in `after`, in order. */
function lost(before: string, after: string): string[] {
  const left = after.split('\n')
  return before.split('\n').filter((line) => {
    const i = left.indexOf(line)
    if (i < 0) return true
    left.splice(0, i + 1)
    return false
  })
}

describe('an import', () => {
  it('of what is documented changes nothing but to ask about a status', () => {
    expect(plan(live(asDocumented.filter((o) => o.name !== 'csb-valkey')))).toEqual([])
    write(live(asDocumented))
    expect(written()).toBe(
      services
        .replace('valkey:', '# import: documented as planned, and in the live marketplace\nvalkey:')
        .replace('offering: csb-valkey}\n', 'offering: csb-valkey}\n  plans:\n    - name: session\n'),
    )
  })

  it('takes over versions, plans and their facts, and leaves every word of people', () => {
    const postgres: LiveOffering = {
      ...offering('csb-postgres', []),
      version: '16.10',
      plans: [
        { name: 'small', free: false, at },
        { name: 'large', free: true, bindable: false, at },
        { name: 'ha', free: false, at },
      ],
    }
    write(live([postgres, offering('csb-mysql', ['small', 'tiny'])]))
    expect(lost(services, written())).toEqual([
      '  version: 16.9',
      '    - {name: large, free: false}',
      'mysql: {status: available, live: {broker: csb, offering: csb-mysql}, plans: [{name: small}]}',
    ])
    const { playbook } = loadWorkspace([root])
    const entry = playbook.get('availability', 'postgres', 'il4')?.data
    expect(entry?.version).toBe('16.10')
    expect(entry?.plans.map((p) => [p.name, p.free, p.bindable])).toEqual([
      ['small', false, true],
      ['large', true, false],
      ['ha', false, true],
    ])
    expect(entry?.difference?.why).toContain('The third zone is missing')
    expect(playbook.get('availability', 'mysql', 'il4')?.data.plans.map((p) => p.name)).toEqual([
      'small',
      'tiny',
    ])
  })

  it('flags what is gone and deletes nothing; what comes back loses its flag', () => {
    write(live([offering('csb-postgres', ['small'])]))
    expect(lost(services, written())).toEqual([])
    expect(written()).toContain('# import: plan "large" is not in the live marketplace\npostgres:')
    expect(written()).toContain('# import: not in the live marketplace; say what became of it\nmysql:')
    write(live(asDocumented.filter((o) => o.name !== 'csb-valkey')))
    expect(written()).toBe(services)
  })

  it('is the same the second time', () => {
    const catalog = live([offering('csb-queue', ['shared'], 'mq'), offering('csb-postgres', ['ha'])])
    write(catalog)
    const once = written()
    expect(plan(catalog)).toEqual([])
    expect(written()).toBe(once)
  })

  it('scaffolds what is new, and check asks for the rest of it', () => {
    write(live([...asDocumented, offering('new.queue', ['shared'], 'mq')]))
    expect(written()).toContain(
      '# New in the live marketplace. Say what differs here, and why.\nnew-queue:\n  status: available\n',
    )
    expect(existsSync(join(root, 'content/services/new-queue.mdx'))).toBe(true)
    const { playbook, problems, unread } = loadWorkspace([root])
    expect(playbook.get('availability', 'new-queue', 'il4')?.data).toMatchObject({
      live: { broker: 'mq', offering: 'new.queue' },
      plans: [{ name: 'shared' }],
    })
    const asked = problems.filter((p) => p.at.file === 'content/services/new-queue.mdx').map((p) => p.message)
    // The category is guessed from the name, the owner is the broker, and facts stand for words.
    expect(asked).toEqual([])
    const page = readFileSync(join(root, 'content/services/new-queue.mdx'), 'utf8')
    expect(page).toContain('The export says nothing of it')
    expect(page).toContain('summary: The offering new.queue of broker mq, with the plans shared.')
    const checked = checkPlaybook(playbook, { asOf: '2026-11-16', parseProse, unread })
    expect(checked.map((p) => p.code)).toContain('parity-difference')
  })

  it('takes over stacks and buildpacks', () => {
    const path = join(root, 'environments/il4/environment.yaml')
    const before = readFileSync(path, 'utf8')
    const { playbook } = loadWorkspace([root])
    const { stacks, buildpacks } = playbook.get('environment', 'il4')?.data.foundations ?? {
      stacks: [],
      buildpacks: [],
    }
    write(
      live([], {
        covers: { offerings: [], buildpacks: ['buildpack', 'cnb'], stacks: true },
        stacks: [...stacks.map(({ name }) => ({ name, at })), { name: 'fresh', state: 'active', at }],
        buildpacks: [
          ...buildpacks.map((b) => ({ ...b, version: '99.1', enabled: true, locked: false, at })),
          {
            name: 'fresh_buildpack',
            stack: 'fresh',
            lifecycle: 'cnb',
            version: '1.10',
            enabled: true,
            locked: true,
            at,
          },
        ],
      }),
    )
    const after = loadWorkspace([root])
    expect(after.problems).toEqual([])
    const data = after.playbook.get('environment', 'il4')?.data.foundations
    expect(data?.stacks.map((s) => s.name)).toEqual([...stacks.map((s) => s.name), 'fresh'])
    expect(data?.buildpacks.map((b) => b.version)).toEqual([...buildpacks.map(() => '99.1'), '1.10'])
    expect(data?.buildpacks.at(-1)).toMatchObject({ lifecycle: 'cnb', state: 'locked' })
    expect(
      lost(before, readFileSync(path, 'utf8')).every((line) => /stacks|buildpacks|version/.test(line)),
    ).toBe(true)
  })

  it('into a layer of several writes to the layer that describes the environment', () => {
    const { playbook } = loadWorkspace([root, 'examples/high-side'])
    const homes = homesOf(playbook, [root, 'examples/high-side'], 'il4')
    expect(homes.availability('unheard-of')).toMatch(
      /^fieldbook-import-\w+\/environments\/il4\/services\.yaml$/,
    )
    expect(homes.read(homes.availability('unheard-of'))).toBe(services)
  })
})

it('any import leaves only what people have to decide, keeps every comment, and is the same twice', () => {
  const name = fc.constantFrom('csb-postgres', 'csb-valkey', 'csb-mysql', 'new-queue', 'kafka.v3')
  const planName = fc.constantFrom('small', 'large', 'ha', 'on', '1', 'a: b', '#x')
  const anyPlan = fc.record({
    name: planName,
    free: fc.boolean(),
    bindable: fc.boolean(),
    at: fc.constant(at),
  })
  const anyOffering = fc.record({
    name,
    broker: fc.constantFrom('csb', 'lab'),
    version: fc.constantFrom('16.9', '16.10', '8'),
    plans: fc.uniqueArray(anyPlan, { selector: (p) => p.name, maxLength: 4 }),
    at: fc.constant(at),
  })
  const catalogs = fc.uniqueArray(anyOffering, { selector: (o) => `${o.broker}/${o.name}`, maxLength: 6 })
  fc.assert(
    fc.property(catalogs, fc.constantFrom<RenameMode>('take', 'refuse'), (offerings, renames) => {
      writeFileSync(join(root, 'environments/il4/services.yaml'), services)
      for (const id of ['new-queue', 'kafka-v3', 'csb-postgres'])
        rmSync(join(root, `content/services/${id}.mdx`), { force: true })
      const catalog = live(offerings)
      write(catalog, renames)
      const left = drift(catalog, renames).found.diff.changes
      expect(left.filter((c) => c.after && c.kind !== 'status')).toEqual([])
      expect(plan(catalog, renames)).toEqual([])
      // What is only asked about is asked once.
      write(catalog)
      expect(plan(catalog)).toEqual([])
      // A name may begin with the sign of a comment, so comments are looked for in the whole text.
      for (const comment of services.match(/#[^\n]*/g) ?? []) expect(written()).toContain(comment)
    }),
    { numRuns: 50 },
  )
}, 60_000)
