import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, vi } from 'vitest'
import { fingerprintOf } from '../workspace/fingerprint.ts'
import { openChecked } from './open.ts'

const read = vi.hoisted(() => ({ paths: new Set<string>() }))
vi.mock(import('node:fs'), async (original) => {
  const actual = await original()
  const readFileSync = ((path: string, ...more: []) => {
    read.paths.add(String(path))
    return actual.readFileSync(path, ...more)
  }) as typeof actual.readFileSync
  return { ...actual, readFileSync, default: { ...actual, readFileSync } }
})

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-reads-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The files of the workspace that something reads. */
function readBy(what: () => void): string[] {
  read.paths.clear()
  what()
  return [...read.paths].filter((path) => path.startsWith(folder)).sort()
}

it('no file is read by check that does not count when it is asked whether anything changed', () => {
  const playbook = fileURLToPath(new URL('../..', import.meta.url))
  for (const name of ['content', 'environments', 'public'])
    cpSync(join(playbook, name), join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'public/own.css'), '.a { background: url(https://elsewhere.example/a.png) }\n')
  writeFileSync(join(folder, 'fieldbook.config.yaml'), 'look: { stylesheet: own.css }\n')
  const checked = readBy(() =>
    expect(openChecked({ root: [folder], asOf: '2026-11-26' }).entries).toBeGreaterThan(100),
  )
  const counted = new Set(readBy(() => expect(fingerprintOf([folder])).toBeDefined()))
  expect(checked.length).toBeGreaterThan(100)
  expect(checked.some((path) => path.endsWith('own.css'))).toBe(true)
  expect(checked.filter((path) => !counted.has(path))).toEqual([])
})
