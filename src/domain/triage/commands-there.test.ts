import { describe, expect, it } from 'vitest'
import { entry, environment, playbookOf, site } from '../../../tests/minimal-playbook.ts'
import { parseBody, parseProse } from '../../workspace/mdx.ts'
import { commandRefused } from '../checks/command-refused.ts'
import { mentioned } from '../pages/mentions.ts'
import type { Entry } from '../playbook/playbook.ts'
import { commandBlocks } from '../text/command-blocks.ts'
import { commandThere, homesAgainst } from './commands-there.ts'

const foundations = (ssh: string) => ({
  ...environment('x').data.foundations,
  features: { docker: false, cnb: false, ssh, egress: 'none' },
})
const il2 = environment('il2', { foundations: foundations('developers') })
const il6 = environment('il6', {
  foundations: foundations('never'),
  quotas: { perProcessMemoryMb: 2048 },
  instead: { 'cf logs': { says: 'Call ext. 0606.' } },
})

/** A guide whose text has one command. */
function guide(code: string): Entry {
  const text = `\n<Command effect="reads">\n\n\`\`\`sh\n${code}\n\`\`\`\n\n</Command>\n`
  const front = { title: 'G', topic: 'start', summary: 'S.', reviewed: '2026-10-01', for: ['pre'] }
  return { ...entry('guide', 'g', front), body: { text, offset: 0, tree: parseBody(text) } } as Entry
}

describe('a command in a text that environments share', () => {
  it.each([
    ['cf logs APP --recent', ['Call ext. 0606.']],
    ['$ cf logs APP --recent', ['Call ext. 0606.']],
    ['cf apps | grep cf-logs', []],
    ['cf push APP -m 4G', ['2 GB']],
    ['cf push APP -m 1G', []],
    ['cf ssh APP', ['']],
  ])('%s: says what holds elsewhere', (code, expected) => {
    const there = commandThere({ run: code }, [il2, il6])
    expect(there.map(({ refused, capped }) => refused?.says ?? capped ?? '')).toEqual(expected)
    expect(there.every(({ environment: { id } }) => id === 'il6')).toBe(true)
  })

  it('makes its page quote those environments, and no other', () => {
    const own = guide('cf logs APP')
    const playbook = playbookOf(site(), il2, il6, own)
    expect(homesAgainst(playbook, own).map(({ id }) => id)).toEqual(['il6'])
    expect(mentioned(playbook, own).quoted.map(({ entry: { id }, field }) => [id, field])).toEqual([
      ['il6', 'instead'],
    ])
    const inIl2 = { ...own, environment: 'il2' } as Entry
    expect(homesAgainst(playbook, inIl2)).toEqual([])
  })

  it('is a problem where the environment refuses it and says nothing in its place', () => {
    const found = (code: string) =>
      [
        ...commandRefused.run(playbookOf(site(), il2, il6, guide(code)), { asOf: '2026-11-16', parseProse }),
      ].map(({ message }) => message)
    expect(found('cf ssh APP')).toEqual(['il6 refuses `cf ssh`, and guide g asks for it'])
    expect(found('cf logs APP')).toEqual([])
  })

  it('says what it needs by its attributes', () => {
    const text =
      '\n<Command effect="changes" needs="role OrgManager, tool jq">\n\n```sh\ncf org ORG\n```\n\n</Command>\n'
    const own = { ...guide(''), body: { text, offset: 0, tree: parseBody(text) } } as Entry
    expect(commandBlocks(own).map(({ effect, needs }) => [effect, needs])).toEqual([
      ['changes', ['role OrgManager', 'tool jq']],
    ])
    const room = environment('room', { has: ['role OrgManager'] })
    const found = [...commandRefused.run(playbookOf(site(), room, own), { asOf: '2026-11-16', parseProse })]
    expect(found.map(({ message }) => message)).toEqual([
      'nobody in room has jq, and guide g needs it for `cf org`',
    ])
  })
})
