import { expect, it } from 'vitest'
import { readEntries } from './read-entries.ts'

const first = `# Of the first version.
team: Berths
marking: UNCLASSIFIED
recorded: 2026-11-02
target: {environment: il4, live: 2027-02-02}
peak: Mornings
`

function read(text: string) {
  const found = { problems: [], unread: [] } as Parameters<typeof readEntries>[4]
  const located = { kind: 'intake' as const, id: 'berths' }
  const [entry] = readEntries(text, 'content/intakes/berths.yaml', located as never, '', found)
  const problems = found.problems.map(({ code, at, message }) => ({
    code,
    at: `${at.line}:${at.col}`,
    message,
  }))
  return { entry, problems, unread: found.unread.length }
}

it('reads a record of the first version as one of today, with its places, and says so', () => {
  const { entry, problems } = read(first)
  expect(entry?.data).toMatchObject({
    version: 2,
    targets: [{ environment: 'il4', live: '2027-02-02' }],
    load: { peak: 'Mornings' },
  })
  expect(entry?.at(['targets', 0, 'live'])).toMatchObject({ line: 5, col: 34 })
  expect(entry?.at(['load', 'peak'])).toMatchObject({ line: 6 })
  expect(problems.map(({ code }) => code)).toEqual(['record-earlier'])
  expect(problems[0]?.message).toContain('version 1')
})

it.each([
  ['version: 1\n', 'record-earlier', '1:1', /version 1/],
  ['version: 9\n', 'schema-value', '1:10', /version 9 .* later/],
])('that begins with %j says the version', (line, code, at, words) => {
  const { problems } = read(line + first)
  const [told] = problems
  expect({ code: told?.code, message: told?.message }).toEqual({
    code,
    message: expect.stringMatching(words),
  })
  if (code === 'schema-value') expect(told?.at).toBe(at)
})

it('may take the place of one of an earlier layer, and is refused with its faults', () => {
  expect(read(`${first}replaces: true\n`).entry?.data).toMatchObject({ replaces: true })
  const { entry, problems, unread } = read(first.replace('team: Berths', 'team: 3\ncrew: x'))
  expect([entry, unread]).toEqual([undefined, 1])
  expect(problems.map(({ code }) => code)).toContain('schema-unknown-key')
})
