import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brief, problemsOf, withFixture } from '../../tests/fixture.ts'
import { NoWorkspaceError } from './layers.ts'
import { loadWorkspace } from './load.ts'

/** Layers of files, by path and text, in folders of their own for as long as `use` runs. */
function withLayers<T>(layers: Record<string, Record<string, string>>, use: (roots: string[]) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-layers-'))
  try {
    for (const [layer, files] of Object.entries(layers)) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, layer, path)), { recursive: true })
        writeFileSync(join(folder, layer, path), text)
      }
    }
    return use(Object.keys(layers).map((layer) => join(folder, layer)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const services = (...lines: string[]) => ({ 'environments/il5/services.yaml': `${lines.join('\n')}\n` })

/** The same in a layer of its own. */
const layer = (id: string, ...lines: string[]) => ({
  ...services(...lines),
  'layer.yaml': `id: ${id}\nname: ${id}\nmarking: SECRET\n`,
})

describe('loadWorkspace', () => {
  it('reads the base of all fixtures whole', () => {
    const { playbook, problems, unread } = withFixture('base', (root) => loadWorkspace([root]))
    expect({ problems, unread }).toEqual({ problems: [], unread: [] })
    expect(playbook.all('environment').map(({ id }) => id)).toEqual(['il2', 'il4'])
    expect(playbook.get('availability', 'postgres', 'il4')?.data.version).toBe('17.6')
    expect(playbook.files.map(({ path }) => path)).toEqual(['images/path.png'])
  })

  it('keeps versions as they are written', () => {
    const text = services('a: {status: available, version: 5.10}', 'b: {status: available, version: 1.0}')
    const { playbook } = withLayers({ base: text }, loadWorkspace)
    expect(playbook.all('availability').map(({ data }) => data.version)).toEqual(['5.10', '1.0'])
  })

  it('throws where there is nothing to read', () => {
    expect(() => withLayers({ base: { 'README.md': '' } }, loadWorkspace)).toThrow(NoWorkspaceError)
  })

  it('reads only what is wanted', () => {
    const { playbook } = withFixture('base', (root) => loadWorkspace([root], ({ kind }) => kind === 'role'))
    expect(playbook.entries.map(({ kind }) => kind)).toEqual(['role', 'role'])
  })
})

describe('layers', () => {
  const low = services('a: {status: available}', 'b: {status: available}')

  it('unite entry by entry', () => {
    const { playbook, problems } = withLayers(
      { low, high: layer('high', 'c: {status: limited}') },
      loadWorkspace,
    )
    expect(problems).toEqual([])
    expect(playbook.all('availability', 'il5').map(({ id, layer }) => `${layer} ${id}`)).toEqual([
      'base a',
      'base b',
      'high c',
    ])
  })

  it('are named in positions when there are several', () => {
    const { playbook } = withLayers({ low, high: layer('high', 'c: {status: limited}') }, loadWorkspace)
    expect(playbook.entries.map((e) => e.at().file)).toEqual([
      'low/environments/il5/services.yaml',
      'low/environments/il5/services.yaml',
      'high/environments/il5/services.yaml',
      'high/layer.yaml',
    ])
  })

  it('may not define an entry again in silence', () => {
    const { problems, playbook } = withLayers(
      { low, high: layer('high', '', 'a: {status: limited}') },
      loadWorkspace,
    )
    expect(problems.map(brief)).toEqual(['high/environments/il5/services.yaml:2:1 duplicate-entry'])
    expect(problems[0]?.related?.[0]?.at).toEqual({
      file: 'low/environments/il5/services.yaml',
      line: 1,
      col: 1,
    })
    expect(playbook.get('availability', 'a', 'il5')?.data.status).toBe('available')
  })

  it('may replace an entry when they say so, and what it was is kept', () => {
    const high = layer('high', 'a: {replaces: true, status: limited}')
    const { problems, playbook } = withLayers({ low, high }, loadWorkspace)
    expect(problems).toEqual([])
    const found = playbook.get('availability', 'a', 'il5')
    expect(found?.data.status).toBe('limited')
    expect(found?.replaced?.file).toBe('low/environments/il5/services.yaml')
  })

  it('name themselves', () => {
    const layer = { 'layer.yaml': 'id: secret-side\nname: Secret\nmarking: SECRET\n', ...low }
    const { playbook } = withLayers({ layer }, loadWorkspace)
    expect(new Set(playbook.entries.map((entry) => entry.layer))).toEqual(new Set(['secret-side']))
  })
})

describe('unread', () => {
  const unreadIn = (files: Record<string, string>) => withLayers({ base: files }, loadWorkspace).unread

  it('is an entry whose fields are wrong', () => {
    expect(unreadIn(services('a: {status: good}', 'b: {status: available}'))).toEqual([
      { kind: 'availability', environment: 'il5', id: 'a' },
    ])
  })

  it('is everything in a file that cannot be read', () => {
    expect(unreadIn(services('a: b: c'))).toEqual([{ kind: 'availability', environment: 'il5' }])
    expect(unreadIn(services('- a'))).toEqual([{ kind: 'availability', environment: 'il5' }])
    expect(unreadIn({ 'content/guides/a/b.mdx': '---\ntitle: T\n---\n{' })).toEqual([
      { kind: 'guide', id: 'b' },
    ])
  })

  it('is not what says nothing', () => {
    expect(unreadIn(services('# later'))).toEqual([])
  })
})

describe('a file that cannot be read', () => {
  const replacedIn = (path: string, text: string) =>
    withFixture('base', (root) => {
      writeFileSync(join(root, path), text)
      return problemsOf(root).map(({ code }) => code)
    })

  it.each([
    ['environments/il4/environment.yaml', 'name: [', ['yaml-syntax']],
    ['environments/il2/environment.yaml', 'nam: il2', ['schema-missing', 'schema-unknown-key']],
    ['environments/il2/services.yaml', 'postgres: {status: gone}', ['schema-value']],
    ['environments/il4/roadmap.yaml', 'a: b: c', ['yaml-syntax']],
    ['content/site.yaml', 'title: [', ['yaml-syntax']],
    ['environments/networks.yaml', 'low: {holds: CUI}', ['schema-missing']],
    ['content/services/postgres.mdx', '---\nname: P\n---\n<', ['mdx-syntax']],
    ['content/roles/pre.mdx', '# PRE', ['frontmatter-missing']],
    ['content/glossary.yaml', 'canary: {term: 3}', ['schema-missing']],
    ['content/triage/crash.mdx', '---\ntitle: C\n---\n', ['schema-missing']],
  ])('makes nothing else wrong: %s', (path, text, expected) => {
    expect([...new Set(replacedIn(path, text))]).toEqual(expected)
  })
})
