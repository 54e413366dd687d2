import { describe, expect, it } from 'vitest'
import { availability, catalog, environment } from '../../../tests/minimal-catalog.ts'
import { roadmapSchema } from '../../model/roadmap.ts'
import { compareView, tallyOf } from './compare.ts'
import { compareTable } from './compare-table.ts'

const because = (from: string, what: string) => ({ from, what, why: 'Module.', until: `Test in ${from}.` })
const item = roadmapSchema.parse({
  title: 'Kafka',
  kind: 'new-service',
  target: '2027-Q1',
  status: 'on-track',
  confidence: 'low',
  impact: 'None.',
})
const il2 = environment({
  name: 'Build',
  services: { postgres: availability(), kafka: availability(), mysql: availability() },
})
const il4 = environment({
  name: 'Prove',
  promotesFrom: 'il2',
  services: {
    postgres: availability({
      version: '15.2',
      difference: because('il2', 'Older.'),
      request: { approver: 'Data', leadTime: 9 },
    }),
    kafka: availability(),
    mysql: availability(),
  },
})
const il5 = environment({
  name: 'Field <5>',
  promotesFrom: 'il4',
  features: { docker: false, cnb: true, ssh: 'developers', egress: 'open' },
  roadmap: { kafka: item },
  services: {
    postgres: availability({ version: '14.1', difference: because('il4', 'Older still.') }),
    kafka: availability({
      status: 'planned',
      roadmap: 'kafka',
      alternative: 'mysql',
      difference: because('il4', 'Not yet.'),
    }),
    mysql: availability(),
  },
})
const sample = catalog({ il2, il4, il5 })
const rowOf = (ids: string[], id: string) =>
  compareView(sample, ids)
    .groups.flatMap((group) => group.rows)
    .find((row) => row.id === id)

describe('compareView', () => {
  it('groups by what a difference means, services first', () => {
    const { groups } = compareView(sample, ['il4', 'il5'])
    expect(groups.map(({ effect, rows }) => [effect, rows.map((row) => row.id)])).toEqual([
      ['breaks', ['postgres', 'kafka', 'docker']],
      ['time', []],
      ['gain', []],
    ])
  })

  it('says why, what to take instead and when it comes', () => {
    expect(rowOf(['il4', 'il5'], 'kafka')).toMatchObject({
      reasons: [{ of: 'Field <5>', what: 'Not yet.', why: 'Module.' }],
      todo: 'Test in il4.',
      alternative: { href: '/services/mysql', text: 'mysql' },
      when: { label: 'Q1 2027 (Jan to Mar 2027)', href: '/environments/il5/roadmap#kafka' },
    })
  })

  it('shows the chain of reasons between distant environments', () => {
    const row = rowOf(['il2', 'il5'], 'postgres')
    expect(row?.cells.map((cell) => cell.version)).toEqual(['16.6', '14.1'])
    expect(row?.reasons.map(({ of, what }) => [of, what])).toEqual([
      ['Prove', 'Older.'],
      ['Field <5>', 'Older still.'],
    ])
  })

  it('tells plans and limits in detail, for each environment what holds there', () => {
    const small = (disk: string, memory: string) =>
      availability({ plans: { small: { limits: { disk, memory } } } })
    const sized = catalog({
      il2: environment({ services: { kafka: small('9 GB', '1 GB') } }),
      il4: environment({ promotesFrom: 'il2', services: { kafka: small('9 GB', '2 GB') } }),
      il5: environment({ promotesFrom: 'il4', services: { kafka: small('5 GB', '2 GB') } }),
    })
    const [row] = compareView(sized, ['il2', 'il4', 'il5']).groups.flatMap((group) => group.rows)
    expect(row?.details).toEqual([
      { part: 'small, memory', sides: ['1 GB', '2 GB', '2 GB'] },
      { part: 'small, disk', sides: ['9 GB', '9 GB', '5 GB'] },
    ])
    const html = compareTable(compareView(sized, ['il4', 'il5']), { line: (text) => text, href: (a) => a })
    // Status, version and plans are alike, so this is all there is to see.
    expect(html).toContain('<details open><summary>1 detail differs</summary>')
    expect(html).toContain('<dt>small, disk</dt><dd><span>Build</span> 9 GB</dd>')
  })

  it('puts several environments side by side, and marks where something changes', () => {
    const kafka = rowOf(['il2', 'il4', 'il5'], 'kafka')
    expect(kafka?.cells.map((cell) => [cell.status, cell.differs])).toEqual([
      ['available', false],
      ['available', false],
      ['planned', true],
    ])
    expect(compareView(sample, ['il2', 'il4', 'il5']).same).toEqual([
      { id: 'mysql', name: 'mysql', version: '16.6' },
    ])
  })

  it('tells how to ask only where it is not the usual way', () => {
    expect(rowOf(['il2', 'il4'], 'postgres')?.request).toBe('Data: 9 working days')
    expect(rowOf(['il4', 'il5'], 'postgres')?.request).toBeUndefined()
  })

  it('is nothing but what stays the same for an environment and its twin', () => {
    const view = compareView(sample, ['il4', 'il4'])
    expect(tallyOf(view).map(({ count }) => count)).toEqual([0, 0, 0, 3])
  })
})

describe('compareTable', () => {
  const html = compareTable(compareView(sample, ['il4', 'il5']), {
    line: (markdown) => markdown,
    href: (address) => `.${address}`,
  })

  it('escapes every name, and links through the given way', () => {
    expect(html).toContain('Field &lt;5>')
    expect(html).not.toContain('Field <5>')
    expect(html).toContain('href="./services/kafka"')
  })

  it('leaves out effects without rows', () => {
    expect(html).toContain('id="breaks"')
    expect(html).not.toContain('id="gain"')
  })

  it('has a dash where nobody has said why', () => {
    const bare = catalog({
      il2: environment({ services: { kafka: availability() } }),
      il4: environment({ promotesFrom: 'il2', services: { kafka: availability({ version: '1.0' }) } }),
    })
    const table = compareTable(compareView(bare, ['il2', 'il4']), { line: (text) => text, href: (a) => a })
    expect(table).toContain('class="why"><span class="dim">–<span class="visually-hidden"> nobody has said')
  })

  it('folds what only costs time where it is much, and sets limits side by side', () => {
    const limited = (limits: string[]) => availability({ limits })
    const names = Array.from({ length: 8 }, (_, i) => `s${i}`)
    const all = (limits: string[]) => Object.fromEntries(names.map((name) => [name, limited(limits)]))
    const table = (count: number) => {
      const few = (limits: string[]) =>
        Object.fromEntries(Object.entries(all(limits)).filter(([name]) => names.indexOf(name) < count))
      const view = compareView(
        catalog({
          il2: environment({ services: few(['Small.', 'Slow.']) }),
          il4: environment({ promotesFrom: 'il2', services: few(['Slow.', 'Old.', 'Few.']) }),
        }),
        ['il2', 'il4'],
      )
      return compareTable(view, { line: (text) => text, href: (a) => a })
    }
    expect(table(8)).toContain('id="time" class="folds"')
    expect(table(2)).not.toContain('folds')
    expect(table(2)).toContain(
      '<dt>limits</dt><dd><span>Build</span> <ul><li>Small.</li></ul></dd><dd><span>Build</span> <ul><li>Old.</li><li>Few.</li></ul></dd>',
    )
  })
})

describe('the path over a comparison', () => {
  const drawn = (...ids: string[]) => {
    const { columns, skipping } = compareView(sample, ids)
    return [columns.map(({ row }) => row?.pieces.length), [...skipping]]
  }

  it.each([
    ['a step', ['il4', 'il5'], [[1, 1], []]],
    ['environments between which others lie', ['il2', 'il5'], [[1, 1], ['il5']]],
    ['the other way round: nothing is promoted that way', ['il5', 'il4'], [[0, 0], []]],
    ['the whole path', ['il2', 'il4', 'il5'], [[1, 2, 1], []]],
  ])('%s', (_what, ids, expected) => {
    expect(drawn(...ids)).toEqual(expected)
  })
})
