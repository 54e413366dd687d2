import { expect, it } from 'vitest'
import { commandHere } from '../src/domain/triage/commands.ts'
import { loadWorkspace } from '../src/workspace/load.ts'

it('each command of each path is allowed in each environment of the notional playbook, or replaced there', () => {
  const { playbook } = loadWorkspace(['.'])
  const found = playbook.environments.flatMap((home) =>
    playbook
      .triage(home.id)
      .flatMap((path) => Object.values(path.data.steps))
      .flatMap((step) => step.commands)
      .map((typed) => ({ ...typed, environment: home.id, ...commandHere(typed, home.data) })),
  )
  const refused = found.filter((command) => command.refused)
  const capped = found.filter((command) => command.capped)
  console.log(
    `commands in paths: ${found.length}, replaced ${refused.length}, with a lower limit ${capped.length}`,
  )
  expect(found.length).toBeGreaterThan(200)
  expect(refused.filter(({ refused }) => refused?.says === undefined)).toEqual([])
  // Nobody outside the room changes anything in il6, or types these.
  expect(found.filter((c) => c.environment === 'il6' && !c.refused && c.effect === 'changes')).toEqual([])
  expect(
    found.filter((c) => c.environment === 'il6' && !c.refused && /cf (?:ssh|logs)\b/.test(c.run)),
  ).toEqual([])
})
