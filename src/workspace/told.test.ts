import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stageVariable } from './stage.ts'
import { tellPage, tellSearch, toldPages, toldSearch } from './told.ts'

let stage: string
beforeEach(() => {
  stage = mkdtempSync(join(tmpdir(), 'fieldbook-told-'))
  vi.stubEnv(stageVariable, stage)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(stage, { recursive: true })
})

const page = (address: string) => ({ address, marking: 'CUI', banner: 'CUI // "A"\u2028B' })

it('hands on what pages say of themselves, by address', () => {
  tellPage(page('/'))
  tellPage({ ...page('/about'), portion: '(CUI)' })
  expect([...toldPages(stage)]).toEqual([
    ['/', page('/')],
    ['/about', { ...page('/about'), portion: '(CUI)' }],
  ])
})

it('refuses two pages with one address, since they may say different things', () => {
  tellPage(page('/about'))
  tellPage({ ...page('/about'), marking: 'SECRET' })
  expect(() => toldPages(stage)).toThrow('/about')
})

it('hands on what search is to know, and does not do without it', () => {
  expect(() => toldSearch(stage)).toThrow()
  const source = { records: [], pages: {}, environments: [], roles: [], statuses: {}, samples: ['a'] }
  tellSearch(source)
  expect(toldSearch(stage)).toEqual(source)
})

it('has no place without a stage', () => {
  vi.stubEnv(stageVariable, undefined)
  expect(() => tellPage(page('/'))).toThrow('fieldbook build')
})
