import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { page, plans, read, services, within, write } from '../../../tests/first-import.ts'
import { checkPlaybook } from '../../domain/checks/registry.ts'
import { loadWorkspace } from '../load.ts'
import { parseProse } from '../mdx.ts'

describe('an import is the same the second time', () => {
  const v6 = 'service    plans       description\np-lagoon   5gb, 10gb   Lakes on demand\n'
  const cases: [string, string][] = [
    ['without brokers', plans({ 'gull-db': [{ name: 'small' }], 'gull-queue': [{ name: 'own' }] })],
    ['as text of v6, which names no brokers', v6],
    ['of a bare catalog', JSON.stringify([{ name: 'quay', description: 'Files', plans: [{ name: 'p' }] }])],
    ['whose name an alias of the playbook answers to', plans({ pg: [{ name: 'small' }] })],
  ]
  it.each(cases)('%s', (_name, text) => {
    write(text)
    expect(services()).toMatch(/live:\n {4}offering: \S+/)
    const once = services()
    for (let n = 0; n < 2; n++) {
      expect(read(text).planned).toEqual([])
      write(text)
    }
    expect(services()).toBe(once)
  })

  it('takes the broker over when an export names it, and asks for nothing', () => {
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    const named = plans({ 'gull-db': [{ name: 'small' }] }, { brokers: { 'gull-db': 'gulls' } })
    write(named)
    expect(services()).toContain('    broker: gulls\n')
    expect(services().match(/offering: gull-db/g)).toHaveLength(1)
    expect(read(named).planned).toEqual([])
    expect(read(plans({ 'gull-db': [{ name: 'small' }] })).planned).toEqual([])
  })

  it('leaves a page that somebody has begun', () => {
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    writeFileSync(within('content/services/gull-db.mdx'), '---\nname: Begun\n---\n')
    writeFileSync(within('environments/il4/services.yaml'), '')
    write(plans({ 'gull-db': [{ name: 'small' }] }))
    expect(page('gull-db')).toBe('---\nname: Begun\n---\n')
  })
})

it.each([
  [['reef'], ['shoal-a', 'shoal-b']],
  [['shoal-*'], ['reef']],
  [['lab/*'], ['reef']],
  [['*'], []],
  [
    ['other', 'shoal-?'],
    ['reef', 'shoal-a', 'shoal-b'],
  ],
])('offerings that match %j are left alone', (leave, kept) => {
  const some = [{ name: 'p' }]
  const text = plans(
    { reef: some, 'shoal-a': some, 'shoal-b': some },
    { brokers: { reef: 'main', 'shoal-a': 'lab', 'shoal-b': 'lab' } },
  )
  const { drift } = read(text, { leave })
  expect(drift.diff.changes.map((c) => c.after?.path.at(-1))).toEqual(kept)
  expect(drift.coverage.left).toHaveLength(3 - kept.length)
})

describe('the words of a broker', () => {
  it('fill a page, as words and never as markup', () => {
    const more = {
      'kelp-sql': {
        description:
          'Relational database, {fast} <b>and</b> [free](https://kelp.example/x?sig=planted). Ask first.',
        tags: ['kelp', 'mysql'],
        broker_catalog: {
          metadata: {
            displayName: 'Kelp SQL',
            longDescription:
              '# Not a heading\n\nimport x from "y"\n\nSee https://user:planted@kelp.example/doc?token=planted.',
            providerDisplayName: 'Kelp team',
            documentationUrl: 'https://kelp.example/docs?token=planted',
          },
        },
      },
    }
    write(
      plans(
        { 'kelp-sql': [{ name: 'small', description: 'One *node*' }] },
        { brokers: { 'kelp-sql': 'kelp' }, more },
      ),
    )
    const text = page('kelp-sql')
    expect(text).not.toContain('planted')
    expect(text).toContain('name: Kelp SQL\naliases:\n  - kelp\n  - mysql\n')
    expect(text).toContain('\n\nImport x from')
    expect(text).toContain('owner: Kelp team\n')
    expect(text).toContain('where: "`https://kelp.example/docs`"')
    expect(text).toContain('category: data\n')
    const { playbook, problems, unread } = loadWorkspace([within()])
    expect(problems).toEqual([])
    expect(playbook.get('service', 'kelp-sql')?.data.summary).toContain('Relational database')
    const own = checkPlaybook(playbook, { asOf: '2026-11-16', parseProse, unread }).filter((p) =>
      p.at.file.endsWith('kelp-sql.mdx'),
    )
    expect(own).toEqual([])
  })
})

it('a page whose words come from a marked environment carries its marking', () => {
  const path = within('environments/il4/environment.yaml')
  writeFileSync(path, `marking: CUI\n${readFileSync(path, 'utf8')}`)
  write(plans({ reef: [{ name: 'a' }] }))
  expect(page('reef')).toContain('\nmarking: CUI\n')
  expect(existsSync(within('content/services/reef.mdx'))).toBe(true)
})
