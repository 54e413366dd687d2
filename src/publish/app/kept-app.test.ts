import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtures } from '../../../tests/fixture.ts'
import { listFiles } from '../../workspace/find-files.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { stageVariable, writeStage } from '../../workspace/stage.ts'
import { keptApp } from './kept-app.ts'
import { entryFile } from './make-app.ts'

let work: string
let app: string
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'fieldbook-app-'))
  const { playbook } = loadWorkspace([join(fixtures, 'base')])
  const edition = {
    asOf: '2026-11-26',
    network: 'low',
    markings: '',
    scripts: {},
    editing: false,
    problems: [],
  }
  // As if another build had left its stage in the surroundings.
  writeStage(join(work, 'of-another'), playbook, edition)
  process.env[stageVariable] = join(work, 'of-another')
  app = await keptApp(work)
}, 60_000)
afterAll(() => {
  delete process.env[stageVariable]
  rmSync(work, { recursive: true, force: true })
})

describe('the program that renders pages', () => {
  it('is made once', async () => expect(await keptApp(work)).toBe(app))

  it('holds no content, whatever is staged when it is made', () => {
    const said = loadWorkspace([join(fixtures, 'base')])
      .playbook.all('service')
      .map(({ data }) => data.summary)
    expect(said.length).toBeGreaterThan(0)
    const all = listFiles(app)
      .map((file) => readFileSync(join(app, file), 'utf8'))
      .join('\n')
    for (const summary of said) expect(all).not.toContain(summary)
  })

  it('is made anew where a byte of it is another', async () => {
    const before = readFileSync(join(app, entryFile), 'utf8')
    writeFileSync(join(app, entryFile), `${before} `)
    const again = await keptApp(work)
    expect(again).not.toBe(app)
    expect(readFileSync(join(again, entryFile), 'utf8')).toBe(before)
  }, 60_000)
})
