import { wordQuota } from '../../domain/catalog/quota-contrasts.ts'
import { isCloudFoundry } from '../../domain/playbook/platform.ts'
import type { Features } from '../../model/foundations.ts'
import { dayLabel } from '../views/dates.ts'
import { foundationStatus } from '../views/status.ts'
import type { RecordPart } from './contact-records.ts'
import type { EnvironmentEntry } from './environment-records.ts'
import { proseOf } from './prose-text.ts'

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

const shellWords: Record<NonNullable<Features['ssh']>, string> = {
  never: 'never',
  'on-request': 'on request',
  developers: 'for developers',
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

/** The platform, stacks, buildpacks, domains and features of an environment. */
export function foundations({ data }: EnvironmentEntry): RecordPart[] {
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
            names: [
              'quota',
              'limits',
              'memory limit',
              'disk limit',
              'app instances',
              'service instances',
              'routes',
              'log rate limit',
              'how much',
              'how many may be created',
            ],
            text: proseOf(
              data.quotas.totalMemoryMb === undefined ? 'Memory without limit' : undefined,
              ...Object.entries(data.quotas).map(([id, amount]) => {
                const quota = wordQuota(id)
                return quota && `${quota.name}: ${quota.say(amount)}`
              }),
            ),
          },
        ]),
  ]
}

/** What a feature is called in the text, and what it is asked for by. */
const features: Record<keyof Features, { label: string; names: string[] }> = {
  docker: { label: 'Docker', names: ['docker', 'container images'] },
  cnb: { label: 'CNB', names: ['cnb'] },
  ssh: { label: 'SSH', names: ['ssh'] },
  egress: { label: 'egress', names: ['egress'] },
}
