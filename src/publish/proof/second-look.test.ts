import { expect, it } from 'vitest'
import { guide, low, openSite, releaseOf } from '../../../tests/marked-playbook.ts'
import { entry } from '../../../tests/minimal-playbook.ts'
import { runCheck } from '../../../tests/run-check.ts'
import { markingDoubted } from '../../domain/checks/marking-doubted.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { parseProse } from '../../workspace/mdx.ts'
import { secondLook } from './second-look.ts'

const words = 'The relay has a second wooden port.'
const network = entry('network', 'low', low)
const path = 'content/guides/g.mdx'

/** The places doubted where a release lets the words go, and their file says something else. */
function doubts(text: string, said: readonly string[] = []) {
  const entries = [openSite(), network, guide('g', `Words.\n\n${words}\n`)]
  const { playbook } = releaseOf(entries)
  const files = [{ path, file: path, root: 0, text }]
  return secondLook(
    new Playbook(entries),
    () => playbook,
    network,
    files,
    () => said,
  )
}

it('what the lines of a file withhold and a release lets go is doubted, with its place', () => {
  const front = '---\ntitle: g\n---\n\nWords.\n\n'
  expect(doubts(`${front}${words}\n`)).toEqual([])
  expect(doubts(`${front}(S) ${words}\n`)).toEqual([{ network: 'low', at: { file: path, line: 7, col: 1 } }])
  expect(doubts(`---\ntitle: g\nmarking: SECRET\n---\n\n${words}\n`)).toContainEqual({
    network: 'low',
    at: { file: path, line: 6, col: 1 },
  })
})

it('what the generator says by itself is not doubted', () => {
  const own = words.toLowerCase().match(/[a-z]+/g) ?? []
  expect(doubts(`---\ntitle: g\n---\n\n(S) ${words}\n`, own)).toEqual([])
})

it('a doubt is an error of check, once for each place', () => {
  const at = { file: path, line: 7, col: 1 }
  const context = { asOf: '2026-11-16', parseProse, doubted: [{ network: 'low', at }] }
  expect([...markingDoubted.run(new Playbook([]), context)]).toMatchObject([
    { code: 'marking-doubted', severity: 'error', at, message: expect.stringContaining('low') },
  ])
  expect(runCheck(markingDoubted, [openSite()])).toEqual([])
})
