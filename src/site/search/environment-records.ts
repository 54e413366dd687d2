import { cadenceWhen } from '../../domain/calendar/cadence.ts'
import { zoneOf } from '../../domain/calendar/release-days.ts'
import { hoursWords } from '../../domain/calendar/rule-words.ts'
import { closedDays } from '../../domain/onboarding/working-days.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import { watchedWords } from '../../domain/releases/canary.ts'
import { runTimeWords, shareWords } from '../../domain/releases/canary-figures.ts'
import type { RecordType } from '../../domain/search/kinds.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { needWords } from '../../domain/triage/commands.ts'
import { type Signal, signalSchema } from '../../model/environment.ts'
import { roleLabel } from '../views/brief.ts'
import { dayLabel } from '../views/dates.ts'
import { releaseSentence } from '../views/release-strip.ts'
import { capital } from '../views/verdicts.ts'
import { contactRecords, type RecordPart } from './contact-records.ts'
import { foundations } from './foundation-records.ts'
import { proseOf } from './prose-text.ts'

export type EnvironmentEntry = Entry<'environment'>

/** What people ask of an environment: whom to call, how to request, where logs are, canary, stacks, limits. */
export function environmentRecords(
  playbook: Playbook,
  environment: EnvironmentEntry,
  asOf: string,
): SearchRecord[] {
  const { id } = environment
  // Those whom a playbook may have, and need not.
  const isKnown = (role: string) =>
    playbook.site?.data.roleLabels[role] !== undefined || role in environment.data.team
  return [
    ...contactRecords(playbook, environment),
    ...feedback(environment),
    ...fielding(playbook, environment),
    ...foundations(environment),
    ...commands(environment),
    ...releases(environment, asOf),
    ...dates(environment),
    ...posture(environment),
  ].map(({ anchor, entry, tasks, roles, ...part }) => ({
    ...part,
    roles: [...new Set([...rolesOf(playbook, 'build', ...(tasks ?? [])), ...(roles ?? []).filter(isKnown)])],
    address: `${environmentAddress(id)}#${anchor}`,
    entry: `${typeAt[anchor] ?? 'fact'}/${entry}`,
    kind: 'Environment',
    environment: id,
  }))
}

/** What is asked for so often that search knows it by itself, by where it stands. */
const typeAt: Readonly<Record<string, RecordType>> = {
  team: 'contact',
  quotas: 'quota',
  cadence: 'calendar',
  'release-days': 'calendar',
}

const signalNames: Record<Signal, string[]> = {
  logs: ['log', 'cf logs', 'stdout'],
  metrics: ['metric', 'monitoring', 'figures'],
  traces: ['trace', 'tracing', 'span'],
  dashboards: ['dashboard', 'graphs'],
  events: ['audit events', 'cf events'],
}

function feedback({ data }: EnvironmentEntry): RecordPart[] {
  return signalSchema.options.flatMap((signal): RecordPart[] => {
    const f = data.feedback[signal]
    if (!f) return []
    return [
      {
        anchor: 'feedback',
        entry: `feedback/${signal}`,
        title: `${signal[0]?.toUpperCase()}${signal.slice(1)}`,
        names: [...signalNames[signal], 'where to look', 'retention', 'feedback'],
        text: proseOf(
          f.where,
          `For ${f.who}`,
          f.retention && `Kept ${f.retention}`,
          f.delay && `Delay ${f.delay}`,
          f.note,
        ),
        fact: proseOf(f.where).replace(/\.$/, ''),
        tasks: ['run'],
      },
    ]
  })
}

function fielding(playbook: Playbook, { data }: EnvironmentEntry): RecordPart[] {
  const { canary, blueGreen } = data.fielding
  const parts: RecordPart[] = []
  if (canary) {
    const practice = `${shareWords(canary.share)}, ${runTimeWords(canary.duration)}`
    const approves = canary.approves.map((role) => roleLabel(playbook, role)).join(' and ')
    parts.push({
      anchor: 'fielding',
      entry: 'canary',
      title: 'Canary',
      names: ['canary release', 'canary deployment', 'gradual', 'rollout'],
      text: proseOf(practice, canary.where, `${approves} approve`, ...watchedWords(canary)),
      fact: practice,
      tasks: ['release', 'run'],
    })
  }
  if (blueGreen)
    parts.push({
      anchor: 'fielding',
      entry: 'blue-green',
      title: 'Blue/green',
      names: [
        'blue-green deployment',
        'blue green',
        'cutover',
        'roll back',
        'rollback',
        'take back a release',
        'zero downtime',
      ],
      text: proseOf(blueGreen.exposure, `Keeps the old version ${blueGreen.keepsOld}`, ...blueGreen.watched),
      fact: blueGreen.exposure,
      tasks: ['release', 'run'],
    })
  return parts
}

/** What stands in place of a command that is not typed there. */
function commands({ data }: EnvironmentEntry): RecordPart[] {
  return Object.entries(data.instead ?? {}).map(([command, { says }]) => ({
    anchor: 'instead',
    entry: `instead/${command}`,
    title: /^cf /.test(command) ? command : capital(needWords(command)),
    names: [
      command,
      command.replace(/^cf /, ''),
      ...(command === 'ssh' ? ['cf ssh', 'shell'] : []),
      'command',
      'instead',
      'not allowed',
    ],
    text: proseOf(says),
    fact: /^cf /.test(command) ? 'is not typed here' : 'is not given here',
  }))
}

function releases({ data }: EnvironmentEntry, asOf: string): RecordPart[] {
  const { releases: hours } = data.calendar ?? {}
  const words = hours ? hoursWords(hours, zoneOf(data)) : 'any working day'
  const sentence = releaseSentence(data, asOf)
  return [
    {
      anchor: 'release-days',
      entry: 'release-days',
      title: 'Days for releases',
      names: [
        'release days',
        'release day',
        'release window',
        'when can I release',
        'legal days',
        'deploy',
        'calendar',
      ],
      text: proseOf(`Releases go out ${words}`, sentence.usual, sentence.next),
      fact: words,
      tasks: ['release'],
      roles: ['mission-owner'],
    },
  ]
}

function dates({ data }: EnvironmentEntry): RecordPart[] {
  const { freezes = [], holidays = [] } = data.calendar ?? {}
  const closed = closedDays(data)
  const days = closed.flatMap(({ from, to }) => [from, to])
  return [
    ...data.cadence.map((c) => ({
      anchor: 'cadence',
      entry: `cadence/${c.name}`,
      title: c.name,
      names: [c.kind.replace('-', ' '), 'cadence', 'calendar'],
      text: proseOf(cadenceWhen(c, data), c.what),
      fact: cadenceWhen(c, data),
      roles: c.who,
    })),
    ...(closed.length === 0
      ? []
      : [
          {
            anchor: 'cadence',
            entry: 'freezes',
            title:
              holidays.length === 0 ? 'Freezes' : freezes.length === 0 ? 'Holidays' : 'Freezes and holidays',
            names: [
              'change freeze',
              'freeze',
              'moratorium',
              'blackout',
              'holidays',
              'calendar',
              'deploy',
              'christmas',
              ...new Set(days.flatMap((day) => [monthOf(day), day.slice(0, 4)])),
            ],
            text: proseOf(
              ...closed.map(({ name, from, to }) =>
                from === to ? `${name}, ${dayLabel(from)}` : `${name}, ${dayLabel(from)} to ${dayLabel(to)}`,
              ),
            ),
          },
        ]),
  ]
}

/** The month of a day as one asks for it. */
function monthOf(day: string): string {
  const names = 'January February March April May June July August September October November December'.split(
    ' ',
  )
  return names[Number(day.slice(5, 7)) - 1] ?? ''
}

function posture({ data }: EnvironmentEntry): RecordPart[] {
  return data.posture.controls.map((c) => ({
    anchor: 'posture',
    entry: `posture/${c.control}`,
    title: c.control,
    names: ['security', 'posture', 'control'],
    text: proseOf(c.here, `We assume: ${c.assumes}`),
    roles: ['security-officer'],
  }))
}
