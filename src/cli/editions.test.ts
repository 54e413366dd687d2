import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { workFolder } from '../../tests/minimal-bundle.ts'
import { runVerb } from '../../tests/run-verb.ts'
import { writeFacts, writeWorkspace } from '../publish/kit/write-workspace.ts'
import { factsToGo, insidePath } from './editions.ts'
import { openRelease, openRevision } from './open.ts'

const { fresh } = workFolder()

/** A playbook of two networks that keeps what each edition said, and the version of a service in the one before. */
async function keeping(): Promise<string> {
  const root = fresh('keeping')
  cpSync('tests/fixtures/base', root, { recursive: true })
  edit(
    root,
    'environments/networks.yaml',
    (text) => `${text}high: {name: High side, holds: SECRET, audience: [USA]}\n`,
  )
  edit(root, 'content/site.yaml', (text) => `${text}since: history/editions\n`)
  edit(root, 'environments/il4/notices.yaml', (text) => text + secret)
  const { status, stderr } = await runVerb(
    'changes',
    '--keep',
    join(root, 'history/editions'),
    '--root',
    root,
  )
  expect([status, stderr]).toEqual([0, ''])
  for (const network of ['low', 'high'])
    edit(root, `history/editions/${network}.json`, (text) =>
      text.replaceAll('"17.6"', `"1${network.length}.1"`),
    )
  return root
}
const secret = `
zephrine:
  marking: SECRET
  title: Zephrine is away
  kind: outage
  from: 2026-11-10T02:00Z
  services: [postgres]
  summary: Zephrine words.
  urgent: true
`

function edit(root: string, path: string, change: (text: string) => string): void {
  const file = join(root, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

const versions = (root: string, network: string) =>
  openRelease({ root: [root], network }, '')
    .release.playbook.since?.changes.filter(({ part }) => part === 'version')
    .map(({ before }) => before)

describe('facts of each network', () => {
  it('are kept apart, and compared with for that network alone', async () => {
    const root = await keeping()
    expect(new Set(versions(root, 'low'))).toEqual(new Set(['13.1']))
    expect(new Set(versions(root, 'high'))).toEqual(new Set(['14.1']))
  })

  it('are not looked at for another network', async () => {
    const root = await keeping()
    const low = JSON.stringify(openRelease({ root: [root], network: 'low' }, '').release.playbook.since)
    writeFileSync(join(root, 'history/editions/high.json'), 'no facts at all')
    expect(JSON.stringify(openRelease({ root: [root], network: 'low' }, '').release.playbook.since)).toBe(low)
    expect(() => openRelease({ root: [root], network: 'high' }, '')).toThrow(/high\.json/)
  })

  it('of a later layer come before those of what it was built on', async () => {
    const [root, over] = [await keeping(), fresh('over')]
    cpSync(join(root, 'history'), join(over, 'history'), { recursive: true })
    edit(over, 'history/editions/low.json', (text) => text.replaceAll('"13.1"', '"12.1"'))
    writeFileSync(join(over, 'layer.yaml'), 'id: over\nname: Over\nmarking: UNCLASSIFIED\n')
    mkdirSync(join(over, 'content'))
    const found = openRelease({ root: [root, over], network: 'low' }, '').release.playbook.since?.changes
    expect(found?.filter(({ part }) => part === 'version').map(({ before }) => before)).toContain('12.1')
  })
})

describe('a workspace that goes to a network', () => {
  it('takes the facts of that network along, and compares itself there as it does here', async () => {
    const root = await keeping()
    const there = fresh('there')
    const asked = { root: [root], network: 'low' }
    const { release, network, whole, asOf } = openRelease(asked, '')
    const later = { roots: [root], whole, released: release.playbook, network, day: asOf.day }
    const facts = factsToGo(asked, later, openRevision)
    expect(facts?.path).toBe(join('history/editions', 'low.json'))
    writeWorkspace(there, release.playbook)
    if (facts) writeFacts(there, facts.path, facts.edition)
    expect(versions(there, 'low')).toEqual(versions(root, 'low'))
    expect(readFileSync(join(there, 'history/editions/low.json'), 'utf8')).not.toContain('ephrine')
  })

  it.each([
    ['editions', 'editions'],
    ['./a/../editions/low.json', 'editions/low.json'],
    ['.', undefined],
    ['../elsewhere', undefined],
    ['/srv/editions', undefined],
    [undefined, undefined],
  ])('takes nothing along from outside of it: %s', (said, path) => {
    expect(insidePath(said)).toBe(path)
  })
})
