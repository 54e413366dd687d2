import { countOf } from '../../domain/base/words.ts'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import type { Amounts } from '../../domain/demand/amounts.ts'
import { type Demand, demandOf } from '../../domain/demand/demand.ts'
import { amountText } from '../../domain/demand/tables.ts'
import { fitData } from '../../domain/fit/fit-data.ts'
import { answerIntake } from '../../domain/intake/answer.ts'
import { briefsOf } from '../../domain/intake/brief-data.ts'
import { handlingBy } from '../../domain/intake/handling.ts'
import { aimed } from '../../domain/intake/judge-record.ts'
import { Markings } from '../../domain/marking/effective.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { duties } from '../../domain/playbook/tasks.ts'
import { intakeShape } from '../../model/intake.ts'
import { tracedCatalog } from '../trace.ts'
import { dayLabel } from './dates.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

/** What the records of a playbook come to, answered by what the page may show. */
export function demandIn(playbook: Playbook, asOf: string): Demand {
  const catalog = tracedCatalog(playbook, (held) => catalogOf(held, { asOf }))
  const held = fitData(playbook, catalog)
  const briefs = briefsOf(playbook, asOf)
  const handling = handlingBy(new Markings(playbook))
  const answered = playbook.all('intake').flatMap(({ id, data }) => {
    // Where it stands in its file is of no use to readers.
    const at = () => ({ file: id, line: 1, col: 1 })
    return aimed({ record: data, file: id, at })
      .filter(({ target }) => target.environment in catalog.environments)
      .map((given) => ({
        given,
        answer: answerIntake(given, { playbook: held, briefs, handling, shape: intakeShape }),
      }))
  })
  return demandOf(answered, { catalog, staffing: playbook.site?.data.staffing, duties: duties(playbook) })
}

/** Bars of one quarter, in per cent of the widest. */
export interface QuarterBar {
  label: string
  /** What was there before it, and what it adds. */
  before: number
  width: number
  text: string
}

/** The growth of memory in an environment, quarter by quarter, each on top of those before. */
export function memoryBars({ environments }: Demand): { name: string; says: string; bars: QuarterBar[] }[] {
  const most = Math.max(1, ...environments.map(({ total }) => total.known.memoryMb))
  const share = (mb: number) => Math.round((mb / most) * 1000) / 10
  const gb = (amounts: Amounts) => `${amountText(amounts, 'memoryMb')} GB`
  return environments.map(({ name, quarters, total }) => ({
    name,
    says: `${gb(total)} of memory in all: ${quarters.map((q) => `${gb(q.amounts)} in ${q.label}`).join(', ')}`,
    bars: quarters.map(({ label, amounts, sofar }) => ({
      label,
      before: share(sofar.known.memoryMb - amounts.known.memoryMb),
      width: share(amounts.known.memoryMb),
      text: gb(amounts),
    })),
  }))
}

/** A step line over weeks, with the lines of what is comfortable and of the limit. */
export interface LoadPlot {
  role: 'release' | 'enable'
  title: string
  says: string
  width: number
  height: number
  /** The outline of the load, as a path. */
  d: string
  comfortable: number
  limit: number
  months: { at: number; text: string }[]
  top: string
}

const step = 8
const high = 96
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The load on RelEs and DevEEs, drawn week by week; none where the playbook does not say how the team grows. */
export function loadPlots(demand: Demand, playbook: Playbook): LoadPlot[] {
  const staffing = playbook.site?.data.staffing
  const { weeks, roles } = demand
  if (!staffing || weeks.length === 0) return []
  const { release, enable } = staffing
  const plots = [
    {
      role: 'enable' as const,
      people: enable.people,
      ratio: enable.teamsAtOnce,
      already: enable.already,
      what: 'team',
    },
    {
      role: 'release' as const,
      people: release.people,
      ratio: release.releasesAtOnce,
      already: release.already,
      what: 'initial release',
    },
  ]
  return plots.map(({ role, people, ratio, already, what }) => {
    const loads = weeks.map((week) => week[role] + already)
    const [comfortable, limit] = [ratio.comfortable * people, ratio.limit * people]
    const most = Math.max(...loads, limit) * 1.1
    const y = (load: number) => Math.round((1 - load / most) * high * 10) / 10
    const d = loads
      .map((load, i) => `${i === 0 ? 'M0' : `H${i * step}`} ${i === 0 ? y(load) : `V${y(load)}`}`)
      .join('')
    const peak = Math.max(...loads)
    const when = weeks[loads.indexOf(peak)]?.week
    return {
      role,
      title: `${roles[role]}: ${what}s at once`,
      says: `${countOf(peak, what)} at most, in the week of ${when === undefined ? 'none' : dayLabel(when)}; ${comfortable} are comfortable for ${people}, ${limit} the limit.`,
      width: weeks.length * step,
      height: high,
      d: `${d}H${weeks.length * step}`,
      comfortable: y(comfortable),
      limit: y(limit),
      months: weeks.flatMap(({ week }, i) =>
        i === 0 || week.slice(5, 7) !== weeks[i - 1]?.week.slice(5, 7)
          ? [{ at: i * step, text: months[Number(week.slice(5, 7)) - 1] ?? '' }]
          : [],
      ),
      top: String(Math.floor(most)),
    }
  })
}

/** Title, lead and facts of the page. */
export function demandPage(playbook: Playbook, demand: Demand): Page {
  const { teams, environments, wanted } = demand
  return referencePage(playbook, {
    lead: 'What the teams bring that have a record here, added up: how much, where and when, what they wait for, and the team that it takes.',
    facts: [
      { label: 'Records', text: countOf(playbook.all('intake').length, 'record') },
      { label: 'Teams', text: String(teams.length) },
      { label: 'Environments', text: String(environments.length) },
      { label: 'Missing', text: countOf(wanted.length, 'thing') },
    ],
  })
}
