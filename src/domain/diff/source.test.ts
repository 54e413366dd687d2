import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Catalog } from '../../model/catalog.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { catalogOf } from '../catalog/catalog.ts'
import { treeOf } from './diff.ts'
import { placed, pointerIn, sourceOf } from './source.ts'
import { compareTrees, type JsonTree } from './tree.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const { playbook } = loadWorkspace([root])
const catalog = catalogOf(playbook)
const lines = new Map<string, string[]>()
const lineAt = (file: string, line: number) => {
  const known = lines.get(file) ?? readFileSync(`${root}${file}`, 'utf8').split('\n')
  lines.set(file, known)
  return known[line - 1] ?? ''
}

describe('sourceOf', () => {
  it('finds every value of the catalog of the notional playbook where its author wrote it', () => {
    const { services, environments } = treeOf(catalog) as unknown as Catalog
    // Everything that is there and would not be in an empty catalog, value by value.
    const values = Object.entries({ services, environments }).flatMap(([area, things]) =>
      Object.entries(things).flatMap(([id, thing]) =>
        compareTrees(emptied(thing as JsonTree), thing as JsonTree).map((edit) => ({
          ...edit,
          path: [area, id, ...edit.path],
        })),
      ),
    )
    let found = 0
    for (const { path, after } of values) {
      // Inherited markings are written nowhere, and defaults are what nobody wrote.
      if (path.at(-1) === 'marking' || typeof after !== 'string' || isDefault(path)) continue
      const at = sourceOf(playbook, path)
      if (!at) throw new Error(`nothing at ${path.join('/')}`)
      const word = /[\p{L}\d]+/u.exec(after)?.[0] ?? ''
      // A folded text begins on the line after its sign.
      const written = lineAt(at.file, at.line).slice(at.col - 1) + lineAt(at.file, at.line + 1)
      expect(written, `${path.join('/')} at ${at.file}:${at.line}:${at.col}`).toContain(word)
      found += 1
    }
    expect(found).toBeGreaterThan(2000)
  })

  it('is the nearest thing around what is not there', () => {
    const offering = ['environments', 'il5', 'services', 'postgres']
    expect(sourceOf(playbook, [...offering, 'plans', 'no-such-plan'])).toEqual(
      sourceOf(playbook, [...offering, 'plans']),
    )
    expect(sourceOf(playbook, ['environments', 'il9'])).toBeUndefined()
  })
})

describe('placed', () => {
  it('gives each side the place of its own, and a catalog file its JSON pointer', () => {
    const [change] = placed(
      [
        {
          kind: 'version-up',
          severity: 'breaking',
          before: { path: ['environments', 'il5', 'buildpacks', 'a/b~c', 'version'], value: '1' },
          after: { path: ['environments', 'il5', 'services', 'postgres', 'version'], value: '2' },
        },
      ],
      pointerIn('old/catalog.json'),
      (path) => sourceOf(playbook, path),
    )
    expect(change?.before?.at).toEqual({
      file: 'old/catalog.json#/environments/il5/buildpacks/a~1b~0c/version',
    })
    expect(change?.after?.at).toMatchObject({
      file: 'environments/il5/services.yaml',
      line: expect.any(Number),
    })
  })
})

const isDefault = (path: readonly string[]) =>
  ['state', 'lifecycle', 'when', 'area', 'kind'].includes(path.at(-1) ?? '')

/** The maps of a tree without what is in them. */
function emptied(tree: JsonTree): JsonTree {
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return null
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? [[key, emptied(value)]] : [],
    ),
  )
}
