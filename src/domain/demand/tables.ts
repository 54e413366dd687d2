import { countOf } from '../base/words.ts'
import { verdictWords } from '../fit/verdict.ts'
import { type AmountName, type Amounts, amountNames } from './amounts.ts'
import type { Demand } from './demand.ts'
import type { RoleNeed, TeamTask } from './team.ts'

/** A table of a report: every report prints the same ones. */
export interface DemandTable {
  id: string
  title: string
  /** What has to be known to read it. */
  note?: string
  head: string[]
  /** Texts as they are; those in `prose` columns are Markdown. */
  rows: string[][]
}

/** What is counted, as a heading. */
const amountLabels: Record<AmountName, string> = {
  applications: 'Apps',
  instances: 'Instances',
  memoryMb: 'Memory, GB',
  diskMb: 'Disk, GB',
  users: 'Users',
  dataGb: 'Data, GB',
  growthGbPerMonth: 'Growth, GB a month',
}

/** An amount in the unit of its heading; a plus where some records leave it open. */
export function amountText({ known, open }: Amounts, name: AmountName): string {
  const value = name === 'memoryMb' || name === 'diskMb' ? known[name] / 1024 : known[name]
  const text = String(Math.round(value * 10) / 10)
  return open[name] === 0 ? text : known[name] === 0 ? '?' : `${text}+`
}

const amounts = (of: Amounts) => amountNames.map((name) => amountText(of, name))
const names = (all: readonly string[]) => all.join(', ')

/** What several records come to, as tables; one without rows is left out. */
export function demandTables(demand: Demand): DemandTable[] {
  const { environments, wanted, customBuildpacks, maturity, weeks, clashes, team } = demand
  const role = (task: TeamTask) => demand.roles[task]
  const tables: DemandTable[] = [
    {
      id: 'amounts',
      title: 'By environment and quarter',
      note: 'A plus: at least so much, since not every record says. A question mark: none says.',
      head: ['Environment', 'Quarter', ...amountNames.map((name) => amountLabels[name]), 'Teams'],
      rows: environments.flatMap(({ name, quarters, total }) => [
        ...quarters.map((quarter) => [
          name,
          quarter.label,
          ...amounts(quarter.amounts),
          names(quarter.teams),
        ]),
        ...(quarters.length > 1 ? [[name, 'Together', ...amounts(total), '']] : []),
      ]),
    },
    {
      id: 'quotas',
      title: 'Against the quota of one organisation',
      note: 'Before what is there already. A team that names no organisation is counted as one of its own.',
      head: ['Environment', 'Organisation', 'Memory, GB', 'of', 'Instances', 'of', 'Teams'],
      rows: environments.flatMap(({ name, organisations }) =>
        organisations.map(({ org, teams, memoryMb, memoryQuotaMb, instances, instanceQuota, isOver }) => [
          name,
          isOver ? `${org}: too much` : org,
          gb(memoryMb),
          memoryQuotaMb === undefined ? 'not said' : gb(memoryQuotaMb),
          String(instances),
          instanceQuota === undefined ? 'not said' : String(instanceQuota),
          names(teams),
        ]),
      ),
    },
    {
      id: 'wanted',
      title: 'Wanted, and missing or only promised',
      note: 'What most teams wait for stands first.',
      head: ['Waiting', 'What', 'Environment', 'Verdict', 'Why', 'When', 'Teams'],
      rows: wanted.map(({ name, subject, verdict, says, roadmap, waiting }) => [
        String(waiting.length),
        subject,
        name,
        verdictWords[verdict],
        says.join('; '),
        roadmap ? `${roadmap.target}: ${roadmap.title}` : '',
        names(waiting.map(({ team, live }) => (live === undefined ? team : `${team} (${live})`))),
      ]),
    },
    {
      id: 'buildpacks',
      title: 'Custom buildpacks',
      head: ['Buildpack', 'Teams'],
      rows: customBuildpacks.map(({ name, teams }) => [name, names(teams)]),
    },
    {
      id: 'maturity',
      title: 'IA maturity',
      head: ['Level', 'Teams'],
      rows: maturity.map(({ name, teams }) => [name === '?' ? 'not said' : name, names(teams)]),
    },
    {
      id: 'clashes',
      title: 'Where teams meet',
      head: ['What', 'Which', 'Teams'],
      rows: clashes.map(({ kind, what, teams }) => [kind, what, names(teams)]),
    },
    {
      id: 'weeks',
      title: 'Load by week',
      note: 'Teams in onboarding, initial releases that are looked after, steps of the pair of each environment, first releases.',
      head: [
        'Week of',
        `${role('enable')}: teams`,
        `${role('release')}: releases`,
        `${role('run')}: steps`,
        'First releases',
      ],
      rows: weeks.map(({ week, enable, release, run, releases }) => [
        week,
        String(enable),
        String(release),
        counts(run),
        counts(releases),
      ]),
    },
    ...(team ? [teamTable(team.roles, role, team.bottleneck)] : []),
  ]
  return tables.filter(({ rows }) => rows.length > 0)
}

const gb = (mb: number) => String(Math.round((mb / 1024) * 10) / 10)
const counts = (by: Readonly<Record<string, number>>) =>
  Object.entries(by)
    .map(([id, n]) => `${id} ${n}`)
    .join(', ')

/** The arithmetic of the team's size, role by role. */
function teamTable(
  roles: readonly RoleNeed[],
  label: (task: TeamTask) => string,
  bottleneck?: TeamTask,
): DemandTable {
  return {
    id: 'team',
    title: 'The team that this takes',
    note:
      bottleneck === undefined ? 'Every role is enough for it.' : `The bottleneck is ${label(bottleneck)}.`,
    head: [
      'Role',
      'Needed',
      'There',
      'How it is counted',
      'When',
      'Weeks beyond comfortable, limit',
      'With one more',
    ],
    rows: roles.map((need) => [
      need.role === 'run' ? `${label('run')} pair` : label(need.role),
      String(need.needed),
      String(need.have),
      need.how,
      whenOf(need),
      need.role === 'run' ? '' : `${need.weeksBeyondComfortable}, ${need.weeksBeyondLimit}`,
      need.role === 'run'
        ? 'room for one environment more'
        : `${need.withOneMore.weeksBeyondComfortable}, ${need.withOneMore.weeksBeyondLimit}`,
    ]),
  }
}

function whenOf({ first, peak }: RoleNeed): string {
  if (first !== undefined) return `too few from ${first}, most in the week of ${peak}`
  return peak === undefined ? '' : `most in the week of ${peak}`
}

/** What was summed, in a sentence. */
export const demandLead = ({ teams, environments }: Demand): string =>
  `${countOf(teams.length, 'team')}: ${teams.join(', ')}. ${countOf(environments.length, 'environment')} wanted.`
