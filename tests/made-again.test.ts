import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Address } from '../src/domain/pages/address.ts'
import { pageKeys } from '../src/publish/kept/page-keys.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { releaseTo } from '../src/workspace/load-release.ts'
import { stageOf } from '../src/workspace/stage.ts'

// Which pages of the notional playbook an edit makes again: those whose keys it changes. Counted, not timed.

let root: string
let before: ReadonlyMap<Address, string>
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-again-'))
  for (const part of ['content', 'environments', 'public', 'editions'])
    cpSync(part, join(root, part), { recursive: true })
  before = keys()
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const made = {
  ...{ asOf: '2026-11-26', network: 'low', revision: 'r', generator: '0' },
  ...{ markings: '/assets/m.css', scripts: {}, editing: false, problems: [] },
}

function keys(over: object = {}): Map<Address, string> {
  const { playbook: whole } = loadWorkspace([root])
  const network = whole.get('network', made.network)
  if (!network) throw new Error('there is no such network')
  const { playbook } = releaseTo(whole, network)
  return pageKeys(playbook, stageOf(playbook, { ...made, ...over }), 'generator')
}

/** The pages that are made again after an edit of a file, which is taken back. */
function again(file: string, edit: (text: string) => string): Address[] {
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  const edited = edit(text)
  expect(edited).not.toBe(text)
  writeFileSync(path, edited)
  try {
    return [...keys()].filter(([address, key]) => before.get(address) !== key).map(([address]) => address)
  } finally {
    writeFileSync(path, text)
  }
}

describe('an edit makes again', () => {
  it('nothing where it says nothing', () => {
    expect(again('environments/il5/services.yaml', (text) => `# A comment.\n\n${text}`)).toEqual([])
  })

  // At most so many pages of some 410, with room for a kind of page more.
  it.each<[string, string, (text: string) => string, number]>([
    ['a term', 'content/glossary.yaml', (text) => text.replace(/meaning: /, 'meaning: Now '), 8],
    ['a promise', 'environments/il5/roadmap.yaml', (text) => text.replace(/title: /, 'title: Now '), 20],
    ['a sentence', 'content/guides/releasing/canary.mdx', (text) => `${text}\nOne more sentence.\n`, 24],
    ['a path', 'content/triage/crash-loop.mdx', (text) => `${text}\nOne more sentence.\n`, 40],
    ['an availability', 'environments/il5/services.yaml', (text) => text.replace(/why: /, 'why: Now '), 32],
    ['a notice', 'environments/il5/notices.yaml', (text) => text.replace(/title: /, 'title: Now '), 60],
    ['a service', 'content/services/postgres.mdx', (text) => text.replace(/^(summary: )/m, '$1Now '), 76],
  ])(
    'of %s few pages',
    (_, file, edit, most) => {
      const addresses = again(file, edit)
      // Search knows every word.
      expect(addresses).toContain('/search')
      expect(addresses.length).toBeLessThanOrEqual(most)
      expect(addresses.length).toBeLessThan(before.size / 5)
    },
    60_000,
  )
})

it('everything, where the day is another, or the generator', () => {
  const same = [...keys({ asOf: '2026-11-27' })].filter(([address, key]) => before.get(address) === key)
  expect(same).toEqual([])
})
