import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Kind, kinds } from '../../model/registry.ts'
import { listFiles, locate } from '../../workspace/find-files.ts'
import { editorSettings } from '../../workspace/init/settings.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { editorSchema } from './editor-schema.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const { playbook } = loadWorkspace([root])
const files = ['content', 'environments'].flatMap((folder) =>
  listFiles(join(root, folder)).map((path) => `${folder}/${path}`),
)
const read = (path: string): unknown => {
  const text = readFileSync(join(root, path), 'utf8')
  return parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? text)
}
const validator = (kind: Kind) =>
  z.fromJSONSchema(editorSchema(kind, playbook) as Parameters<typeof z.fromJSONSchema>[0])

it.each(kinds)('the schema of %s takes every file of that kind', (kind) => {
  const schema = validator(kind)
  const wrong = files
    .filter((path) => locate(path)?.kind === kind)
    .flatMap(
      (path) => schema.safeParse(read(path)).error?.issues.map((issue) => `${path}: ${issue.path}`) ?? [],
    )
  expect(wrong).toEqual([])
})

it('editors are told which schema is for which YAML file', () => {
  const settings = editorSettings()
  // `vitest run -u` writes it anew.
  return expect(`${JSON.stringify(settings, null, 2)}\n`).toMatchFileSnapshot(
    join(root, '.vscode/settings.json'),
  )
})

it('takes a record of a meeting, and asks what the meeting asks', () => {
  const record = read('examples/intake/arrivals-il5.yaml')
  expect(validator('intake').safeParse(record).error?.issues ?? []).toEqual([])
  expect(validator('intake').safeParse({ ...(record as object), targets: [{}] }).success).toBe(false)
  expect(JSON.stringify(editorSchema('intake', playbook))).toContain('Who may merge?')
})

it('refuses a field that nobody reads, and a status that there is not', () => {
  const schema = validator('availability')
  expect(schema.safeParse({ postgres: { status: 'available' } }).success).toBe(true)
  expect(schema.safeParse({ postgres: { status: 'avaliable' } }).success).toBe(false)
  expect(schema.safeParse({ postgres: { status: 'available', verison: 1 } }).success).toBe(false)
})

it('offers what may be referred to, and lets one refer to what is not there yet', () => {
  const text = JSON.stringify(editorSchema('availability', playbook))
  for (const { id } of playbook.all('service')) expect(text).toContain(`"${id}"`)
  expect(validator('notice').safeParse(notice('postgres')).success).toBe(true)
  expect(validator('notice').safeParse(notice('not-there-yet')).success).toBe(true)
  expect(validator('notice').safeParse(notice('Not an id')).success).toBe(false)
})

const notice = (service: string) => ({
  away: { title: 'Away', kind: 'outage', from: '2026-11-20T08:00Z', summary: 'It is.', services: [service] },
})
