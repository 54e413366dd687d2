import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { besideRelease } from '../src/cli/beside-release.ts'
import { readEvidenceIn } from '../src/cli/evidence.ts'
import { openReported } from '../src/cli/held-playbook.ts'
import { contextOf, playbookFor } from '../src/cli/ready-context.ts'
import { Markings } from '../src/domain/marking/effective.ts'
import type { GivenRelease, ReadyContext } from '../src/domain/ready/context.ts'
import { judgeReady } from '../src/domain/ready/judge.ts'
import { readRelease } from '../src/workspace/read-release.ts'

/** The notional playbook, read once, against which records and evidence are judged as `fieldbook ready` does. */
export function openBench(environment: string) {
  const reported = openReported({ root: [] }, ['role', 'objective', 'release'])
  const { released } = reported.workspace
  const markings = new Markings(released)
  const found = released.environments.find(({ id }) => id === environment)
  if (!found) throw new Error(`the notional playbook has no ${environment}`)
  const home = found

  function read(text: string): GivenRelease {
    const reader = { playbook: released, environment, scheme: markings.scheme }
    const { value, problems } = readRelease({ file: 'release.yaml', text }, reader)
    if (!value) throw new Error(problems.map(({ message }) => message).join('\n'))
    return value
  }

  // What lies beside a record is read once: a test that changes it does so before.
  const known = new WeakMap<GivenRelease, Omit<ReadyContext, 'evidence' | 'unread'>>()

  function around(record: GivenRelease, file: string) {
    const playbook = playbookFor(record, home, reported, markings)
    const beside = besideRelease(record, file, environment, playbook)
    const made = { ...contextOf(record, home, reported, playbook), ...beside.context }
    known.set(record, made)
    return made
  }

  /** The verdict of a record on disk, or of one that was read, with folders of evidence. */
  function judge(file: string, folders: readonly string[], record = read(readFileSync(file, 'utf8'))) {
    const { evidence, unread } = readEvidenceIn(folders)
    return judgeReady({ ...(known.get(record) ?? around(record, file)), evidence, unread })
  }
  return { judge, read }
}

/** A copy of the release of the examples that is ready, for a test to do something to it. */
export class GivenFiles {
  readonly at: string
  readonly folders: string[]

  constructor(folder: string) {
    this.at = mkdtempSync(join(folder, 'case-'))
    this.folders = [this.path('evidence')]
    cpSync('examples/releases/berths', this.at, { recursive: true })
  }

  path(file: string): string {
    return join(this.at, file)
  }

  put(file: string, text: string): void {
    writeFileSync(this.path(file), text)
  }

  /** Changes a file, and fails where nothing of it changes. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = readFileSync(this.path(file), 'utf8')
    const after = before.replaceAll(from, to)
    expect(after, file).not.toBe(before)
    this.put(file, after)
  }
}
