import type { z } from 'zod'
import { isCloudFoundry } from '../../domain/playbook/platform.ts'
import type { Environment, environmentSchema } from '../../model/environment.ts'
import type { PlatformKind } from '../../model/foundations.ts'
import type { Path } from '../../model/walk.ts'
import type { StartFacts } from './starts.ts'
import { toDo } from './to-do.ts'

type Start = z.input<typeof environmentSchema>

/**
 * The brief of an environment that nobody has described yet, in the order in which readers need it. What the workspace
 * says of others already is taken from there; it is promoted from none unless that is said.
 */
export const environmentStart = ({
  title,
  day,
  roles,
  handles,
  promotesFrom,
  platform = 'cloud-foundry',
  hours,
  nearby,
  runs,
}: StartFacts): Start => ({
  name: title,
  short: toDo('two or three words'),
  intent: toDo('what it is for, and what it is not for'),
  status: 'building',
  handles,
  ...(promotesFrom === undefined ? {} : { promotesFrom }),
  access: [{ what: 'Account', how: toDo('whom to ask, and for what'), leadTime: 5 }],
  request: { channel: toDo('where to ask'), approver: toDo('who decides'), leadTime: 5 },
  team: Object.fromEntries(
    roles.map((role) => {
      // Whoever runs an environment does so in a pair.
      const people = role === runs ? [`first of ${title}`, `second of ${title}`] : [`who it is in ${title}`]
      const asked = hours ?? toDo('when they answer, with the time zone')
      return [
        role,
        {
          people: people.map((name) => ({ name: toDo(name) })),
          channel: toDo('where they answer'),
          hours: asked,
        },
      ]
    }),
  ),
  feedback: { logs: { where: toDo('where logs are'), who: toDo('who may read them') } },
  foundations: {
    region: toDo('where it stands'),
    platform: {
      ...(platform === 'cloud-foundry' ? {} : { kind: platform }),
      product: nearby?.platform.product ?? toDo(products[platform]),
      version: nearby?.platform.version ?? toDo('its version'),
    },
    ...(isCloudFoundry({ kind: platform })
      ? {
          stacks: nearby?.stacks.map(({ name, state }) => ({ name, state })) ?? [
            { name: toDo('what cf stacks says'), state: 'active' as const },
          ],
          features: nearby?.features ?? {
            docker: false,
            cnb: false,
            ssh: 'never' as const,
            egress: 'none' as const,
          },
        }
      : {}),
  },
  posture: {
    summary: toDo('what it protects, and what it does not'),
    controls: [
      {
        control: 'Boundary',
        here: toDo('what the platform does here'),
        assumes: toDo('what it takes for granted that the application does'),
      },
    ],
  },
  cadence: [
    {
      name: 'Platform meeting',
      kind: 'meeting',
      when: toDo('how often, on which day, and when'),
      what: 'What changed, what comes, and questions.',
      who: [roles[0]],
    },
  ],
  automation: {
    pipelines: { repository: toDo('where its pipelines are'), ref: 'main' },
    configuration: { repository: toDo('where its configuration is'), ref: 'main' },
    secrets: toDo('where secrets are kept, and who may write them'),
  },
  // Where most begin: an hour, one request in ten, apart from the others.
  ...(isCloudFoundry({ kind: platform })
    ? {
        fielding: {
          canary: {
            duration: { hours: 1 },
            share: { percent: 10 },
            where: toDo('in which organisation and space, and who pushes it'),
            watched: [
              { measure: 'error-rate', atMost: 1 },
              { measure: 'new-errors', atMost: 0 },
              { measure: 'crash-rate', atMost: 0 },
            ],
            promote: 'When the hour is over and no threshold was passed.',
            rollBack: 'As soon as one threshold is passed; nobody has to be asked.',
            approves: [roles[0]],
          },
        },
      }
    : {}),
  reviewed: day,
})

const products: Readonly<Record<PlatformKind, string>> = {
  'cloud-foundry': 'the product, such as cf-deployment',
  kubernetes: 'the distribution of Kubernetes',
  hosts: 'what runs applications there',
}

/** What of that start is an answer that somebody has to confirm. */
export function environmentToDos({ platform = 'cloud-foundry', nearby }: StartFacts): Map<Path, string> {
  const open = new Map<Path, string>([
    [['status'], 'open, limited, building or closing'],
    [['handles'], 'the marking of the data it processes'],
    [['access', 0, 'leadTime'], 'working days'],
    [['request', 'leadTime'], 'working days'],
  ])
  if (isCloudFoundry({ kind: platform }))
    open.set(['fielding', 'canary', 'watched'], 'percent, kinds, crashes; a place to begin')
  if (nearby) open.set(['foundations', 'platform'], 'confirm, another environment says so')
  if (nearby && isCloudFoundry({ kind: platform }))
    open.set(['foundations', 'stacks'], 'confirm, another environment says so')
  if (isCloudFoundry({ kind: platform }))
    open.set(['foundations', 'features'], 'what can be pushed, who may use cf ssh, and what may be called')
  return open
}

/** What another environment says, for one that is begun after it. */
export const platformKindOf = ({ foundations }: Environment): PlatformKind =>
  foundations.platform.kind ?? 'cloud-foundry'
