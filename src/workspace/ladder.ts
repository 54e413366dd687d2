import { oncePer } from '../domain/base/once.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'
import { ladderOf } from '../domain/portions/ladder.ts'
import { parseBody, parseProse } from './mdx.ts'

/** The ladder of a playbook with the parsers of its files; made once, however many are marked by it. */
export const ladder = oncePer((playbook: Playbook) =>
  ladderOf(playbook, { prose: parseProse, mdx: parseBody }),
)
