import type { Ratio, Staffing } from '../../model/staffing.ts'
import { countOf } from '../base/words.ts'
import type { WeekLoad } from './weeks.ts'

/** Tasks that a platform team grows by. */
export type TeamTask = 'enable' | 'release' | 'run'

/** What one role has to carry at its peak, and what that takes, with the arithmetic. */
export interface RoleNeed {
  role: TeamTask
  /** Pairs of those who run environments, people of the others. */
  have: number
  needed: number
  /** The Monday of the week with the most to do; those who run have none, since environments do not come and go by week. */
  peak?: string
  /** The first week beyond what is comfortable. */
  first?: string
  weeksBeyondComfortable: number
  weeksBeyondLimit: number
  /** The same with one more. */
  withOneMore: { weeksBeyondComfortable: number; weeksBeyondLimit: number }
  /** The arithmetic in a line. */
  how: string
}

export interface TeamNeed {
  roles: RoleNeed[]
  /** Of which there are too few first, and for longest; absent where all are enough. */
  bottleneck?: RoleNeed['role']
}

/** How many pairs and people this demand takes: who runs by environments, who releases by initial releases, who enables by teams. */
export function teamFor(
  weeks: readonly WeekLoad[],
  environments: number,
  { run, release, enable }: Staffing,
): TeamNeed {
  const roles = [
    pairsFor(environments, run),
    needOf(
      'release',
      release.people,
      release.releasesAtOnce,
      weeks.map(({ week, release: load }) => ({ week, load: load + release.already })),
      (load) => `${countOf(load, 'initial release')} at once, ${release.already} of them under way already`,
    ),
    needOf(
      'enable',
      enable.people,
      enable.teamsAtOnce,
      weeks.map(({ week, enable: load }) => ({ week, load: load + enable.already })),
      (load) => `${countOf(load, 'team')} in onboarding at once, ${enable.already} of them already`,
    ),
  ]
  const short = roles.filter(({ needed, have }) => needed > have)
  const [worst] = short.toSorted((a, b) => b.needed / Math.max(1, b.have) - a.needed / Math.max(1, a.have))
  return { roles, ...(worst ? { bottleneck: worst.role } : {}) }
}

function pairsFor(environments: number, { pairs, pairsPerEnvironment }: Staffing['run']): RoleNeed {
  const needed = Math.ceil(environments * pairsPerEnvironment)
  const none = { weeksBeyondComfortable: 0, weeksBeyondLimit: 0 }
  return {
    role: 'run',
    have: pairs,
    needed,
    ...none,
    withOneMore: none,
    how: `${countOf(environments, 'environment')} × ${countOf(pairsPerEnvironment, 'pair')} = ${countOf(needed, 'pair')}; there are ${pairs}`,
  }
}

function needOf(
  role: 'release' | 'enable',
  have: number,
  { comfortable, limit }: Ratio,
  loads: readonly { week: string; load: number }[],
  words: (load: number) => string,
): RoleNeed {
  const beyond = (people: number, each: number) => loads.filter(({ load }) => load > people * each)
  const counts = (people: number) => ({
    weeksBeyondComfortable: beyond(people, comfortable).length,
    weeksBeyondLimit: beyond(people, limit).length,
  })
  const peak = loads.reduce<{ week?: string; load: number }>(
    (most, one) => (one.load > most.load ? one : most),
    { load: 0 },
  )
  const needed = Math.ceil(peak.load / comfortable)
  const first = beyond(have, comfortable)[0]?.week
  return {
    role,
    have,
    needed,
    ...(peak.week === undefined ? {} : { peak: peak.week }),
    ...(first === undefined ? {} : { first }),
    ...counts(have),
    withOneMore: counts(have + 1),
    how: `${words(peak.load)} ÷ ${comfortable} for each = ${needed}; there are ${have}`,
  }
}
