import { type Entry, Playbook } from '../src/domain/playbook/playbook.ts'
import { contentTypes, type DataOf, type Kind } from '../src/model/registry.ts'

/** An entry as the reader would give it: the schema fills in what is left out. */
export function entry<K extends Kind>(kind: K, id: string, data: object, environment?: string): Entry<K> {
  const file = `${kind}/${id}`
  return {
    kind,
    id,
    ...(environment === undefined ? {} : { environment }),
    data: contentTypes[kind].schema.parse(data) as DataOf<K>,
    layer: '',
    file,
    at: () => ({ file, line: 1, col: 1 }),
  }
}

/** The least that an environment has to say; a test overrides what it is about. */
export const environment = (id: string, overrides: object = {}): Entry<'environment'> =>
  entry(
    'environment',
    id,
    {
      name: id,
      short: 'Short',
      intent: 'Intent.',
      status: 'open',
      handles: 'UNCLASSIFIED',
      impactLevel: 'IL2',
      foundations: {
        region: 'east',
        zones: 1,
        platform: { product: 'Cloud Foundry', version: '57.2' },
        stacks: [{ name: 'cflinuxfs4', state: 'active' }],
        buildpacks: [],
        domains: [],
        features: { docker: false, cnb: false, ssh: 'never', egress: 'none' },
      },
      automation: {
        pipelines: { repository: 'pipelines', ref: 'v1' },
        configuration: { repository: 'configuration', ref: 'v1' },
        secrets: 'In the vault.',
      },
      posture: { summary: 'Summary.', controls: [{ control: 'C', here: 'H.', assumes: 'A.' }] },
      access: [{ what: 'Account', how: 'Ask.', leadTime: 1 }],
      request: { channel: '#platform', approver: 'PRE', leadTime: 5 },
      feedback: {},
      quotas: {},
      team: {},
      cadence: [{ name: 'Review', kind: 'review', when: 'Mondays', what: 'Review.' }],
      fielding: {
        canary: {
          duration: { hours: 1 },
          share: { percent: 5 },
          where: 'One cell.',
          watched: ['Errors.'],
          approves: ['pre'],
        },
        blueGreen: { exposure: '1 hour', keepsOld: '1 day', watched: ['Errors.'] },
      },
      reviewed: '2026-11-01',
      ...overrides,
    },
    id,
  )

/** Site settings with one role label; a test overrides what it is about. */
export const site = (overrides: object = {}): Entry<'site'> =>
  entry('site', 'site', {
    title: 'Fieldbook',
    platform: 'Platform',
    owner: 'Office',
    edition: '1',
    summary: 'Summary.',
    roleLabels: { pre: { short: 'PRE', name: 'Platform reliability engineer' } },
    feedback: 'Say it.',
    ...overrides,
  })

export const playbookOf = (...entries: Entry[]) => new Playbook(entries)
