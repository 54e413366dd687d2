import type { z } from 'zod'
import { type environmentSchema, signalSchema } from '../../model/environment.ts'
import type { StartFacts } from './starts.ts'

/** The brief of an environment that nobody has described yet. It is promoted from none: that is for a person to say. */
export const environmentStart = ({
  id,
  title,
  day,
  later,
  roles,
}: StartFacts): z.input<typeof environmentSchema> => ({
  name: title,
  short: 'Two or three words',
  intent: 'What this environment is for, and what it is not for.',
  status: 'building',
  handles: 'UNCLASSIFIED',
  impactLevel: 'What it is accredited for',
  foundations: {
    region: 'Where it stands',
    zones: 1,
    platform: { product: 'cf-deployment', version: '0.0.0' },
    stacks: [{ name: 'cflinuxfs4', state: 'active' }],
    buildpacks: [],
    domains: [{ name: `apps.${id}.example`, kind: 'external' }],
    features: { docker: false, cnb: false, ssh: 'on-request', egress: 'none' },
  },
  automation: {
    pipelines: { repository: 'Where its pipelines are', ref: 'main' },
    configuration: { repository: 'Where its configuration is', ref: 'main' },
    secrets: 'Where secrets are kept, and who may write them.',
  },
  posture: {
    summary: 'What it protects, and what it does not.',
    controls: [
      {
        control: 'Boundary',
        here: 'What the platform does here.',
        assumes: 'What it takes for granted that the application does.',
      },
    ],
  },
  access: [{ what: 'Account', how: 'Whom to ask, and for what.', leadTime: 5 }],
  request: { channel: `#${id}-platform`, approver: 'Who decides', leadTime: 5 },
  feedback: Object.fromEntries(
    signalSchema.options.map((signal) => [
      signal,
      { where: `Where ${signal} are`, who: 'Who may read them' },
    ]),
  ),
  quotas: { totalMemoryMb: 10_240, totalInstances: 20 },
  team: Object.fromEntries(
    roles.map((role) => {
      // Platform reliability engineers come in pairs.
      const people = role === 'pre' ? ['First of the pair', 'Second of the pair'] : ['Who it is']
      const hours = 'Mon to Fri, 13:00 to 21:00 UTC'
      return [role, { people: people.map((name) => ({ name })), channel: `#${id}-platform`, hours }]
    }),
  ),
  cadence: [
    {
      name: 'Platform meeting',
      kind: 'meeting',
      when: 'Every second Wednesday, 16:00 UTC',
      next: later,
      what: 'What changed, what comes, and questions.',
      who: [roles[0]],
    },
  ],
  fielding: {
    canary: {
      duration: '1 hour',
      share: '1 instance',
      where: 'Where it runs first',
      watched: ['What is looked at meanwhile'],
      approves: [roles[0]],
    },
    blueGreen: {
      exposure: 'Who sees the new version, and when.',
      keepsOld: 'How long the old one stays',
      watched: ['What is looked at meanwhile'],
    },
  },
  reviewed: day,
})
