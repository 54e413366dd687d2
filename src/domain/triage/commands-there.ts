import type { Entry, Playbook } from '../playbook/playbook.ts'
import { commandBlocks } from '../text/command-blocks.ts'
import { type CommandHere, commandHere, type Typed } from './commands.ts'

type Home = Entry<'environment'>

/** What of a command block does not hold as it stands in an environment. */
export interface Elsewhere {
  environment: Home
  refused?: NonNullable<CommandHere['refused']>
  capped?: string
}

/** Lines as they are typed: without the prompt. */
export const typed = (code: string) => code.replace(/^\s*\$ /gm, '')

/** What the environments make of a command block: those in which all of it holds are left out. */
export function commandThere(block: Typed, environments: readonly Home[]): Elsewhere[] {
  return environments.flatMap((environment): Elsewhere[] => {
    const { refused, capped } = commandHere({ ...block, run: typed(block.run) }, environment.data)
    if (refused) return [{ environment, refused }]
    return capped === undefined ? [] : [{ environment, capped }]
  })
}

/** Where a text of its environment is read: there; one that all share, everywhere. */
const readIn = (playbook: Playbook, entry: Entry): Home[] =>
  playbook.environments.filter(({ id }) => entry.environment === undefined || entry.environment === id)

/** The environments in which a command of an entry's text does not hold as it stands. */
export const homesAgainst = (playbook: Playbook, entry: Entry): Home[] =>
  readIn(playbook, entry).filter((home) =>
    commandBlocks(entry).some((block) => commandThere(block, [home]).length > 0),
  )
