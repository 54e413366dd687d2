import { describe, expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import { commandHere, commandsIn, needWords } from './commands.ts'

const home = environment('il6', {
  quotas: { perProcessMemoryMb: 2048, perProcessDiskMb: 1536, perAppTasks: 0 },
  instead: { 'cf logs': { says: 'Ask the PRE on duty.' } },
}).data

describe('commandsIn', () => {
  it.each([
    ['cf events APP | grep crash', ['cf events']],
    ['cf services && cf routes', ['cf services', 'cf routes']],
    ['curl https://cf.example/cf logs', []],
    ['X=$(cf app APP --guid)\ncf curl "/v3/apps/$X"', ['cf app', 'cf curl']],
  ])('%s', (run, used) => {
    expect(commandsIn(run)).toEqual(used)
  })
})

describe('commandHere', () => {
  it('gives what stands in the place of a command that cannot be used', () => {
    expect(commandHere({ run: 'cf logs APP --recent | grep x' }, home)).toMatchObject({
      refused: { command: 'cf logs', says: 'Ask the PRE on duty.' },
    })
  })

  it('knows what the platform refuses although nobody wrote what to do then', () => {
    expect(commandHere({ run: 'cf ssh APP' }, home).refused).toEqual({ command: 'cf ssh', need: 'ssh' })
    expect(commandHere({ run: 'cf run-task APP --command x' }, home).refused).toEqual({
      command: 'cf run-task',
    })
  })

  it.each([
    ['cf scale APP -m 4G', 'cf scale APP -m 2G', '2 GB'],
    ['cf scale APP -k 2G', 'cf scale APP -k 1536M', '1536 MB'],
    ['cf scale APP -m 768M -i 3', 'cf scale APP -m 768M -i 3', undefined],
    ['cf scale APP -m 2G', 'cf scale APP -m 2G', undefined],
  ])('%s is offered as %s', (run, offered, capped) => {
    expect(commandHere({ run }, home)).toEqual({ run: offered, ...(capped === undefined ? {} : { capped }) })
  })
})

describe('what a command needs', () => {
  const room = environment('room', {
    has: ['role SpaceDeveloper'],
    instead: {
      changes: { says: 'A second person confirms it.' },
      ssh: { says: 'Call, and a PRE looks.' },
      'cf push': { says: 'Ask the RelE.', who: 'rele' },
    },
  }).data
  it.each([
    ['reads only', { run: 'cf app APP' }, undefined],
    [
      'a right to change',
      { run: 'cf set-health-check APP port', effect: 'changes' },
      ['cf set-health-check', 'changes', 'A second person confirms it.'],
    ],
    [
      'a right to change, without the command line',
      { run: 'sed -i x y', effect: 'changes' },
      ['sed', 'changes', 'A second person confirms it.'],
    ],
    [
      'what is said of the command itself, first',
      { run: 'cf push APP', effect: 'changes' },
      ['cf push', undefined, 'Ask the RelE.'],
    ],
    ['a shell, by its name', { run: 'cf ssh APP' }, ['cf ssh', 'ssh', 'Call, and a PRE looks.']],
    [
      'a shell, since it says so',
      { run: 'psql -c x', needs: ['ssh'] },
      ['psql', 'ssh', 'Call, and a PRE looks.'],
    ],
    ['a role that people have', { run: 'cf app APP', needs: ['role SpaceDeveloper'] }, undefined],
    [
      'a role that nobody has',
      { run: 'cf org ORG', needs: ['role OrgManager'] },
      ['cf org', 'role OrgManager', undefined],
    ],
    ['a tool that nobody has', { run: 'jq . x', needs: ['tool jq'] }, ['jq', 'tool jq', undefined]],
    [
      'two things, of which one says what to do',
      { run: 'cf ssh APP', needs: ['tool jq'] },
      ['cf ssh', 'ssh', 'Call, and a PRE looks.'],
    ],
  ] as const)('%s', (_, typed, expected) => {
    const { refused } = commandHere(typed, room)
    expect(refused && [refused.command, refused.need, refused.says]).toEqual(expected)
  })

  it('is not missing where an environment does not say what people have', () => {
    expect(commandHere({ run: 'jq . x', needs: ['tool jq'] }, home).refused).toBeUndefined()
  })

  it('is said in words', () => {
    expect(['changes', 'role OrgManager', 'tool psql'].map(needWords)).toEqual([
      'the right to change',
      'the role OrgManager',
      'psql',
    ])
  })
})
