import { cadenceWhen } from '../../domain/calendar/cadence.ts'
import { zoneOf } from '../../domain/calendar/release-days.ts'
import { hoursWords } from '../../domain/calendar/rule-words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { isCloudFoundry } from '../../domain/playbook/platform.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { rolesOf } from '../../domain/playbook/tasks.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import { needWords } from '../../domain/triage/commands.ts'
import { type Features, type Signal, signalSchema } from '../../model/environment.ts'
import { roleLabel } from '../views/brief.ts'
import { dayLabel } from '../views/dates.ts'
import { releaseSentence } from '../views/release-strip.ts'
import { foundationStatus } from '../views/status.ts'
import { capital } from '../views/verdicts.ts'
import { contactRecords, type RecordPart } from './contact-records.ts'
import { proseOf } from './prose-text.ts'

type EnvironmentEntry = Entry<'environment'>

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
    entry: `fact/${entry}`,
    kind: 'Environment',
    environment: id,
  }))
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
    const approves = canary.approves.map((role) => roleLabel(playbook, role)).join(' and ')
    parts.push({
      anchor: 'fielding',
      entry: 'canary',
      title: 'Canary',
      names: ['canary release', 'canary deployment', 'gradual', 'rollout'],
      text: proseOf(
        `${canary.share}, ${canary.duration}`,
        canary.where,
        `${approves} approve`,
        ...canary.watched,
      ),
      fact: `${canary.share}, ${canary.duration}`,
      tasks: ['release', 'run'],
    })
  }
  if (blueGreen)
    parts.push({
      anchor: 'fielding',
      entry: 'blue-green',
      title: 'Blue/green',
      names: ['blue-green deployment', 'blue green', 'cutover', 'roll back', 'rollback', 'zero downtime'],
      text: proseOf(blueGreen.exposure, `Keeps the old version ${blueGreen.keepsOld}`, ...blueGreen.watched),
      fact: blueGreen.exposure,
      tasks: ['release', 'run'],
    })
  return parts
}

/** What a feature is called in the text, and what it is asked for by. */
const features: Record<keyof Features, { label: string; names: string[] }> = {
  docker: { label: 'Docker', names: ['docker', 'container images'] },
  cnb: { label: 'CNB', names: ['cnb'] },
  ssh: { label: 'SSH', names: ['ssh'] },
  egress: { label: 'egress', names: ['egress'] },
}

function foundations({ data }: EnvironmentEntry): RecordPart[] {
  const { platform, stacks, buildpacks, domains } = data.foundations
  const until = (day?: string) => (day ? `until ${dayLabel(day)}` : undefined)
  const { ssh } = data.foundations.features
  return [
    {
      anchor: 'foundations',
      entry: 'platform',
      title: 'Platform version',
      names: [
        platform.product,
        'foundation',
        ...(isCloudFoundry(platform) ? ['cloud foundry version', 'capi'] : []),
        ...Object.values(features).flatMap(({ names }) => names),
      ],
      text: proseOf(
        `${platform.product} ${platform.version}${platform.capi ? `, CAPI ${platform.capi}` : ''}`,
        sayFeatures(data.foundations.features),
      ),
      fact: `${platform.product} ${platform.version}`,
    },
    ...(ssh === undefined || data.instead?.['cf ssh'] || data.instead?.['ssh'] ? [] : [shell(ssh)]),
    ...stacks.map((stack) => ({
      anchor: 'foundations',
      entry: `stack/${stack.name}`,
      title: stack.name,
      names: ['stack', 'root file system'],
      text: proseOf(`Stack, ${stack.state}`, until(stack.until), stack.note),
      fact: [stack.state, until(stack.until)].filter(Boolean).join(' '),
      status: foundationStatus[stack.state],
    })),
    ...buildpacks.map((b) => ({
      anchor: 'foundations',
      entry: `buildpack/${b.name}/${b.stack}/${b.lifecycle}`,
      title: b.name,
      names: ['buildpack', b.name.replaceAll(/[_-]/g, ' '), b.stack],
      text: proseOf(`Version ${b.version} on ${b.stack}, ${b.state}`, until(b.until), b.note),
      fact: [b.version, `on ${b.stack}`, until(b.until)].filter(Boolean).join(' '),
      status: foundationStatus[b.state],
    })),
    ...(domains.length === 0
      ? []
      : [
          {
            anchor: 'foundations',
            entry: 'domains',
            title: 'Domains',
            names: ['domain', 'host name', 'URL', 'route'],
            text: proseOf(...domains.flatMap((d) => [`\`${d.name}\`, ${d.kind}`, d.note])),
          },
        ]),
    ...(!isCloudFoundry(platform) && Object.keys(data.quotas).length === 0
      ? []
      : [
          {
            anchor: 'quotas',
            entry: 'quotas',
            title: 'Quotas',
            names: ['quota', 'limits', 'memory limit', 'disk limit', 'instances', 'routes'],
            text: proseOf(
              data.quotas.totalMemoryMb ? `Memory ${data.quotas.totalMemoryMb} MB` : 'Memory without limit',
            ),
          },
        ]),
  ]
}

/** Whether one may look into a container, asked for by its command. */
const shell = (ssh: NonNullable<Features['ssh']>): RecordPart => ({
  anchor: 'foundations',
  entry: 'instead/cf ssh',
  title: 'Shell into containers',
  names: ['cf ssh', 'ssh', 'shell'],
  text: proseOf(`cf ssh: ${shellWords[ssh]}`),
  fact: shellWords[ssh],
})

const shellWords: Record<NonNullable<Features['ssh']>, string> = {
  never: 'never',
  'on-request': 'on request',
  developers: 'for developers',
}

/** "Docker on, SSH never" */
function sayFeatures(here: Features): string {
  const say = (value: NonNullable<Features[keyof Features]>) =>
    typeof value === 'boolean' ? (value ? 'on' : 'off') : value
  return (Object.keys(features) as (keyof Features)[])
    .flatMap((id) => {
      const value = here[id]
      return value === undefined ? [] : [`${features[id].label} ${say(value)}`]
    })
    .join(', ')
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
      names: ['release days', 'release day', 'release window', 'when can I release', 'legal days', 'deploy'],
      text: proseOf(`Releases go out ${words}`, sentence.usual, sentence.next),
      fact: words,
      tasks: ['release'],
      roles: ['mission-owner'],
    },
  ]
}

function dates({ data }: EnvironmentEntry): RecordPart[] {
  const freezes = data.calendar?.freezes ?? []
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
    ...(freezes.length === 0
      ? []
      : [
          {
            anchor: 'cadence',
            entry: 'freezes',
            title: 'Freezes',
            names: ['change freeze', 'freeze', 'moratorium', 'blackout', 'holidays', 'calendar'],
            text: proseOf(...freezes.map((f) => `${f.name}, ${dayLabel(f.from)} to ${dayLabel(f.to)}`)),
          },
        ]),
  ]
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
