import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSealed, seal } from './seal.ts'

let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fieldbook-seal-'))
  folder = join(root, 'app')
  mkdirSync(join(folder, 'server'), { recursive: true })
  writeFileSync(join(folder, 'server/entry.mjs'), 'export const render = 1\n')
  writeFileSync(join(folder, 'scripts.json'), '{}')
  symlinkSync(tmpdir(), join(folder, 'node_modules'))
  seal(folder)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('a seal', () => {
  it('holds where nothing was done to the folder', () => expect(isSealed(folder)).toBe(true))

  const entry = () => join(folder, 'server/entry.mjs')
  it.each<[string, () => void]>([
    ['a flipped byte', () => writeFileSync(entry(), readFileSync(entry(), 'utf8').replace('1', '2'))],
    ['the same bytes, written again', () => writeFileSync(entry(), readFileSync(entry()))],
    ['a byte more', () => appendFileSync(entry(), ' ')],
    ['a file more', () => writeFileSync(join(folder, 'server/more.mjs'), '')],
    ['a file less', () => rmSync(join(folder, 'scripts.json'))],
    [
      'packages of others',
      () => {
        rmSync(join(folder, 'node_modules'))
        symlinkSync(root, join(folder, 'node_modules'))
      },
    ],
    [
      'packages in the place of the link to them',
      () => {
        rmSync(join(folder, 'node_modules'))
        mkdirSync(join(folder, 'node_modules'))
      },
    ],
    [
      'half a seal',
      () => {
        const path = join(folder, '.seal.json')
        writeFileSync(path, readFileSync(path, 'utf8').slice(0, -9))
      },
    ],
    ['no seal', () => rmSync(join(folder, '.seal.json'))],
  ])('is broken by %s', (_, change) => {
    change()
    expect(isSealed(folder)).toBe(false)
  })

  it('does not hold for a copy, which another may have made', () => {
    cpSync(folder, join(root, 'copy'), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
    expect(isSealed(join(root, 'copy'))).toBe(false)
  })
})
