import type { Catalog } from '../../model/catalog.ts'
import type { Staffing } from '../../model/staffing.ts'
import { present } from '../base/present.ts'
import type { Amounts } from './amounts.ts'
import { type Answered, answeredInOrder } from './answered.ts'
import { type Brought, customBuildpacks, maturities } from './brought.ts'
import { byQuarter, type EnvironmentDemand, sumOf, teamsIn } from './by-quarter.ts'
import { clashesOf, type TeamClash } from './clashes.ts'
import { type TeamNeed, type TeamTask, teamFor } from './team.ts'
import { type MissingThing, wantedOf } from './wanted.ts'
import { type WeekLoad, weeksOf } from './weeks.ts'

/** What several records come to. Plain data: what the JSON report prints. */
export interface Demand {
  kind: 'fieldbook-demand'
  version: 1
  marking?: string
  caution?: string
  network?: string
  asOf?: string
  /** What those are called who bring teams in, release and run. */
  roles: Record<TeamTask, string>
  teams: string[]
  environments: EnvironmentDemand[]
  /** Of all environments: what a team brings to two of them is there twice. */
  total: Amounts
  wanted: MissingThing[]
  customBuildpacks: Brought[]
  maturity: Brought[]
  weeks: WeekLoad[]
  clashes: TeamClash[]
  team?: TeamNeed
}

interface Frame extends Pick<Demand, 'marking' | 'caution' | 'network'> {
  catalog: Catalog
  staffing: Staffing | undefined
  /** Who does what, by task. */
  duties: Readonly<Record<TeamTask, { id: string | undefined; label: string }>>
}

/** Adds up the answers to records. It does not depend on their order, nor on which file they came from. */
export function demandOf(answered: readonly Answered[], frame: Frame): Demand {
  const { catalog, staffing, duties, marking, caution, network } = frame
  const all = answeredInOrder(answered)
  const weeks = weeksOf(all, staffing, duties.run.id)
  const environments = Object.keys(catalog.environments).length
  return {
    kind: 'fieldbook-demand',
    version: 1,
    ...present({ marking, caution, network, asOf: catalog.asOf }),
    roles: { enable: duties.enable.label, release: duties.release.label, run: duties.run.label },
    teams: teamsIn(all),
    environments: byQuarter(all, catalog),
    total: sumOf(all),
    wanted: wantedOf(all),
    customBuildpacks: customBuildpacks(all),
    maturity: maturities(all),
    weeks,
    clashes: clashesOf(all),
    ...(staffing ? { team: teamFor(weeks, environments, staffing) } : {}),
  }
}
