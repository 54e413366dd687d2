import { describe, expect, it } from 'vitest'
import { withFixture } from '../../../tests/fixture.ts'
import { runVerb } from '../../../tests/run-verb.ts'

/** Runs `fieldbook check` over a fixture. */
const check = (fixture: string, ...args: string[]) =>
  withFixture(fixture, (root) => runVerb('check', '--root', root, ...args))

describe('fieldbook check', () => {
  it('ends with 0 where there is no problem', async () => {
    expect(await check('base')).toEqual({ status: 0, stdout: '17 entries, no problems\n', stderr: '' })
  })

  it('ends with 1 where there is an error, and tells it', async () => {
    const { status, stdout, stderr } = await check('broken-reference-term')
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toBe(`content/glossary.yaml
  content/glossary.yaml:7:9  error  there is no glossary term "canari"  reference-unknown
      fix: did you mean "canary"? (glossary terms here are canary, parity)

1 error, 0 warnings in 1 file
`)
  })

  it('lets warnings pass, unless they are to count', async () => {
    expect((await check('broken-pre-shared')).status).toBe(0)
    expect((await check('broken-pre-shared', '--strict')).status).toBe(1)
  })

  it('writes JSON', async () => {
    const { status, stdout } = await check('broken-pre-shared', '--format', 'json')
    expect(status).toBe(0)
    const { version, problems } = JSON.parse(stdout)
    expect(version).toBe(1)
    expect(problems.map(({ code }: { code: string }) => code)).toEqual(['pre-shared'])
  })

  it('writes workflow commands', async () => {
    const { stdout } = await check('broken-yaml-syntax', '--format', 'github')
    expect(stdout).toMatch(
      /^::error file=environments\/il4\/services\.yaml,line=3,col=12,title=yaml-syntax::/,
    )
  })

  it('computes for the day it is told', async () => {
    expect((await check('base', '--as-of', '2027-05-01')).stdout).toContain('postgres-18 was to come FY27 Q2')
  })

  it.each([
    [['--format', 'xml'], '--format xml: use one of text, json, github'],
    [['--as-of', 'today'], '--as-of today: write a day as YYYY-MM-DD'],
    [['--root', '/does/not/exist'], 'there is no such folder'],
    [['--strct'], "unknown option '--strct'"],
  ])('ends with 2 and one line for %j', async (args, message) => {
    const { status, stdout, stderr } = await check('base', ...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })

  it('says the same twice', async () => {
    expect(await check('broken-html-raw')).toEqual(await check('broken-html-raw'))
  })
})
