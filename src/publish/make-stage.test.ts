import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeStage } from './make-stage.ts'

let base: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'fieldbook-stages-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

/** A stage with something in it, named as one of this process but for what `change` makes of the name. */
function leave(change: (name: string) => string): string {
  const made = basename(makeStage(base))
  rmSync(join(base, made), { recursive: true })
  const name = change(made)
  mkdirSync(join(base, name))
  writeFileSync(join(base, name, 'playbook.json'), '{}')
  return name
}

const ownedBy = (pid: number | undefined) => (name: string) => name.replace(`-${process.pid}-`, `-${pid}-`)
const ended = () => spawnSync(process.execPath, ['--version']).pid

describe('makeStage', () => {
  it('clears what a process that is gone has left', () => {
    leave(ownedBy(ended()))
    const stage = makeStage(base)
    expect(readdirSync(base)).toEqual([basename(stage)])
    expect(readdirSync(stage)).toEqual(['node_modules'])
  })

  it.each([
    ['a process that runs', ownedBy(process.ppid)],
    ['this process', (name: string) => name],
    ['another machine', (name: string) => ownedBy(ended())(name).replace('stage-', 'stage-elsewhere-')],
    ['nobody known', () => 'stage-abcdef'],
  ])('leaves the stage of %s alone', (_, change) => {
    const name = leave(change)
    const stage = makeStage(base)
    expect(readdirSync(base).sort()).toEqual([name, basename(stage)].sort())
    expect(readdirSync(join(base, name))).toEqual(['playbook.json'])
  })

  it('leaves what is no stage alone', () => {
    mkdirSync(join(base, 'schemas'))
    writeFileSync(join(base, 'proof-low.json'), '{}')
    makeStage(base)
    expect(readdirSync(base)).toHaveLength(3)
  })
})
