import { describe, expect, it } from 'vitest'
import { environment } from '../../../tests/minimal-playbook.ts'
import { commandHere, commandsIn } from './commands.ts'

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
    expect(commandHere('cf logs APP --recent | grep x', home)).toMatchObject({
      refused: { command: 'cf logs', says: 'Ask the PRE on duty.' },
    })
  })

  it('knows what the platform refuses although nobody wrote what to do then', () => {
    expect(commandHere('cf ssh APP', home).refused).toEqual({ command: 'cf ssh' })
    expect(commandHere('cf run-task APP --command x', home).refused).toEqual({ command: 'cf run-task' })
  })

  it.each([
    ['cf scale APP -m 4G', 'cf scale APP -m 2G', '2 GB'],
    ['cf scale APP -k 2G', 'cf scale APP -k 1536M', '1536 MB'],
    ['cf scale APP -m 768M -i 3', 'cf scale APP -m 768M -i 3', undefined],
    ['cf scale APP -m 2G', 'cf scale APP -m 2G', undefined],
  ])('%s is offered as %s', (run, offered, capped) => {
    expect(commandHere(run, home)).toEqual({ run: offered, ...(capped === undefined ? {} : { capped }) })
  })
})
