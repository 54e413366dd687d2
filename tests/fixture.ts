import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkPlaybook } from '../src/domain/checks/registry.ts'
import { byPlace, type Problem } from '../src/domain/playbook/problem.ts'
import { loadWorkspace } from '../src/workspace/load.ts'
import { parseProse } from '../src/workspace/mdx.ts'

export const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url))

/**
 * Lays a fixture's files over those of `base`, which has no problem, in a folder of its own for as long as
 * `use` runs. A file of the fixture that is empty takes the base's away.
 */
export function withFixture<T>(name: string, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'fieldbook-fixture-'))
  const remove = () => rmSync(root, { recursive: true })
  let used: T | undefined
  try {
    cpSync(join(fixtures, 'base'), root, { recursive: true })
    if (name !== 'base') cpSync(join(fixtures, name), root, { recursive: true })
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      const found = statSync(join(root, path))
      if (found.isFile() && found.size === 0) rmSync(join(root, path))
    }
    used = use(root)
    if (used instanceof Promise) return used.finally(remove) as T
    return used
  } finally {
    if (!(used instanceof Promise)) remove()
  }
}

/** Every problem of the workspace at `root`, on the day that the base is written for. */
export function problemsOf(root: string): Problem[] {
  const { playbook, problems, unread, comments, styleFaults } = loadWorkspace([root])
  const context = { asOf: '2026-11-16', parseProse, unread, comments, styleFaults }
  return [...problems, ...checkPlaybook(playbook, context)].sort(byPlace)
}

/** `file:line:col code`, which says of a problem where and what it is. */
export const brief = ({ at, code }: Problem) => `${at.file}:${at.line}:${at.col} ${code}`
