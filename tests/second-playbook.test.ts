import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runVerb } from './run-verb.ts'
import { wordsOfTheFirst } from './words-of-the-first.ts'

const root = 'examples/tallow-coast'
const at = ['--root', root]

describe('a playbook as unlike the first as can be', () => {
  it.each([[], ['--network', 'web'], ['--network', 'office'], ['--network', 'control']])(
    'passes check %s %s with nothing to say',
    async (...network) => {
      const { status, stdout } = await runVerb('check', '--strict', ...network, ...at)
      expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/no problems\n$/) })
    },
  )

  it('keeps the island from the public web, and shows the fork there', async () => {
    const { stdout } = await runVerb('release', '--network', 'web', '--format', 'json', ...at)
    const { goes, withheld } = JSON.parse(stdout) as Record<
      'goes' | 'withheld',
      { id?: string; what?: string }[]
    >
    expect(JSON.stringify(goes)).not.toMatch(/cabin|sealed-crate/)
    expect(JSON.stringify(goes)).toMatch(/concourse.*depot|depot.*concourse/)
    expect(JSON.stringify(withheld)).toMatch(/cabin/)
  })

  it('compares both ends of a fork, of which one is no Cloud Foundry', async () => {
    const { status, stdout } = await runVerb('diff', 'concourse', 'depot', ...at)
    expect(status).toBe(1)
    expect(stdout).toMatch(/cf-deployment 57\.2\.0.*RKE2 1\.33\.5/)
  })

  it.each([
    ['departures-concourse', 'concourse'],
    ['work-orders-depot', 'depot'],
  ])('answers the record %s', async (record, environment) => {
    const { stdout, stderr } = await runVerb(
      'intake',
      `${root}/records/${record}.yaml`,
      '--format',
      'json',
      ...at,
    )
    expect(stderr).toBe('')
    const answers = JSON.parse(stdout) as { environment: { id: string } }[]
    expect(answers.map((answer) => answer.environment.id)).toEqual([environment])
  })

  it('says no word of the first', () => {
    // But for what a build keeps there.
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.parentPath.includes('.fieldbook'),
    )
    expect(files.length).toBeGreaterThan(60)
    const said = files.flatMap(({ parentPath, name }) => {
      const words = readFileSync(join(parentPath, name), 'utf8').match(wordsOfTheFirst)
      return words ? [`${name}: ${words.join(', ')}`] : []
    })
    expect(said).toEqual([])
  })
})
