import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verbs } from '../src/cli/run.ts'
import { makeHeld } from './held-workspace.ts'
import { runVerb } from './run-verb.ts'

let folder = ''
let made: ReturnType<typeof makeHeld>
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldbook-exits-'))
  made = makeHeld(folder)
  cpSync(join(folder, 'ground'), join(folder, 'unreadable'), { recursive: true })
  writeFileSync(join(folder, 'unreadable/environments/scheme.yaml'), 'levels: [')
  appendFileSync(
    join(folder, 'ground/content/glossary.yaml'),
    '\nodd: {term: Odd, meaning: "Odd: [gone](gone.mdx)."}\n',
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a verb ends with and says on each stream where the workspace has one error. */
type Ending = readonly [status: number, stdout: RegExp, stderr: RegExp]

const nothing = /^$/
const listed = /^content\/glossary\.yaml\n {2}\S+glossary\.yaml:\d+:\d+ {2}error .*\n\n1 error, 0 warnings/s
const listedAsJson = /^\{\n.*"severity": "error".*\}\n$/s
const oneLine = /^fieldbook: \S*glossary\.yaml:\d+:\d+: [^\n]+; see fieldbook check\n$/
const unmade = (what: string) => new RegExp(`^fieldbook: 1 error in the workspace: ${what}[^\\n]*\\n$`)

/** Rests on what was read: whoever reads the report expects nothing beside it. */
const report: Ending = [2, nothing, oneLine]

/**
 * Every verb that takes a network. To list problems is what `check` was asked for, so they are findings. What hands
 * something on lists every cause, and is refused; a report is refused in one line.
 */
const table: Record<string, { rest: () => string[]; ends: Ending }[]> = {
  check: [
    { rest: () => [], ends: [1, listed, nothing] },
    { rest: () => ['--format', 'json'], ends: [1, listedAsJson, nothing] },
  ],
  release: [
    { rest: () => [], ends: [2, listed, unmade('nothing is listed')] },
    { rest: () => ['--format', 'json'], ends: [2, listedAsJson, unmade('nothing is listed')] },
  ],
  build: [{ rest: to('site'), ends: [2, listed, unmade('no site was built')] }],
  bundle: ['whole', 'plain', 'data'].map((profile) => ({
    rest: () => ['--profile', profile, '--oci', ...to('bundle')()],
    ends: [2, listed, unmade('no bundle was made')] as const,
  })),
  kit: [{ rest: to('kit'), ends: [2, listed, unmade('no kit was made')] }],
  fit: [{ rest: () => [made.inputs.manifest, '--environment', 'il4'], ends: report }],
  drift: [{ rest: () => [made.inputs.export, '--environment', 'il4'], ends: report }],
  intake: [{ rest: () => [made.inputs.record], ends: report }],
  ready: [{ rest: () => [made.inputs.release, '--environment', 'il4'], ends: report }],
  support: [{ rest: () => [], ends: report }],
  diff: [{ rest: () => ['il2', 'il4'], ends: report }],
  changes: [{ rest: () => ['--since', made.inputs.editions], ends: report }],
  agenda: [{ rest: () => ['--environment', 'il4'], ends: report }],
}

/** Judges a bundle by the networks and the scheme alone, and asks nothing else of a workspace. */
const judging = { verify: () => [made.inputs.export] }

/** Shows an author the problems, on the page. */
const others = ['dev']

function to(name: string): () => string[] {
  return () => ['--out', join(folder, 'made', name)]
}

describe('where the workspace has an error, with a network', () => {
  it.each(
    Object.entries(table).flatMap(([verb, rows]) =>
      rows.map(({ rest, ends }, i) => ({ verb, i, rest, ends })),
    ),
  )('$verb ($i)', async ({ verb, rest, ends }) => {
    const { status, stdout, stderr } = await runVerb(
      verb,
      ...rest(),
      ...['--network', 'low', '--root', join(folder, 'ground')],
    )
    expect({ status, stdout, stderr }).toEqual({
      status: ends[0],
      stdout: expect.stringMatching(ends[1]),
      stderr: expect.stringMatching(ends[2]),
    })
    expect(existsSync(join(folder, 'made'))).toBe(false)
  })

  it('is said of every verb that takes one', async () => {
    const taking = []
    for (const [name, { load }] of Object.entries(verbs)) {
      const command = (await load()).default.configure(new Command(name))
      if (command.options.some(({ long }) => long === '--network')) taking.push(name)
    }
    expect([...Object.keys(table), ...Object.keys(judging), ...others].toSorted()).toEqual(taking.toSorted())
  })
})

const read: Record<string, () => string[]> = {
  ...Object.fromEntries(Object.entries(table).map(([verb, [row]]) => [verb, row?.rest ?? (() => [])])),
  ...judging,
}

it.each(Object.entries(read).filter(([verb]) => verb !== 'check'))(
  'where the scheme cannot be read, %s says so in one line and nothing else',
  async (verb, rest) => {
    const ran = await runVerb(verb, ...rest(), '--network', 'low', '--root', join(folder, 'unreadable'))
    expect(ran).toEqual({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^fieldbook: [^\n]*scheme\.yaml[^\n]*\n$/),
    })
  },
)
