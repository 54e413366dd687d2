import { release } from '../src/domain/marking/release.ts'
import type { Playbook } from '../src/domain/playbook/playbook.ts'
import { low, parsers } from './marked-playbook.ts'

/** Everything that pages, index and data can be made of, in one text. */
export const contentOf = ({ entries, files }: Playbook): string =>
  JSON.stringify([
    entries.map(({ kind, id, environment, data, body }) => [kind, id, environment, data, body?.text]),
    files.map(({ path, source }) => [path, source]),
  ])

/** What the low side gets of a playbook. */
export const saidBelow = (playbook: Playbook, network = low): string =>
  contentOf(release(playbook, network, parsers).playbook)
