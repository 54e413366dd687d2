import type { Markings } from '../marking/effective.ts'
import { isAtMost, type Marking, nationsOf } from '../marking/marking.ts'
import { isWithin } from '../marking/nations.ts'

/**
 * Whether data of a marking may be processed in an environment that `handles` another: by level and controls;
 * where the data may go to fewer nations than the environment's, a person has to say who reads there.
 */
export type Handling = (handles: string, data: string) => 'yes' | 'ask' | 'no'

/** Handling by the scheme of a playbook. What cannot be read is not handled. */
export const handlingBy =
  (markings: Pick<Markings, 'scheme' | 'read'>): Handling =>
  (handles, data) => {
    const { scheme } = markings
    const [whole, part] = [markings.read(handles), markings.read(data)]
    if (whole === 'unreadable' || part === 'unreadable') return 'no'
    const bare = ({ level, controls }: Marking) => ({ level, controls })
    if (!isAtMost(bare(part), bare(whole), scheme)) return 'no'
    const [readers, allowed] = [nationsOf(whole, scheme), nationsOf(part, scheme)]
    return allowed === 'all' || (readers !== 'all' && isWithin(readers, allowed)) ? 'yes' : 'ask'
  }
