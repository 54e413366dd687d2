import { workingDays } from '../../domain/base/words.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import type { SearchRecord } from '../../domain/search/source.ts'
import type { Task } from '../../model/configuration.ts'
import { roleLabel } from '../views/brief.ts'
import { proseOf } from './prose-text.ts'

type EnvironmentEntry = Entry<'environment'>

/** A record of an environment before it is put in its place. */
export type RecordPart = Pick<SearchRecord, 'entry' | 'title' | 'names' | 'text'> &
  Partial<Pick<SearchRecord, 'fact' | 'roles' | 'status'>> & {
    anchor: string
    /** Whom it is for besides those who build. */
    tasks?: readonly Task[]
  }

/** Whom to call, how to request, and how to get access. */
export const contactRecords = (playbook: Playbook, environment: EnvironmentEntry): RecordPart[] => [
  ...people(playbook, environment),
  ...requests(environment),
]

function people(playbook: Playbook, { data }: EnvironmentEntry): RecordPart[] {
  return Object.entries(data.team).map(([role, duty], i) => {
    const full = playbook.site?.data.roleLabels[role]?.name ?? role
    return {
      anchor: 'team',
      entry: `team/${role}`,
      title: `${roleLabel(playbook, role)} on duty`,
      names: [
        full,
        'contact',
        'office hours',
        'channel',
        'owner',
        'team',
        // Of several who may be called, the one named first is.
        ...(i === 0 ? callNames : []),
        ...(duty.people.length === 2 ? ['pair'] : []),
      ],
      text: proseOf(
        i === 0 ? 'Call first' : undefined,
        `${full}: ${duty.people.map((p) => p.name).join(', ')}`,
        duty.hours,
        `${duty.channel}${duty.phone ? `, phone ${duty.phone}` : ''}`,
      ),
      fact: [duty.channel, duty.phone].filter(Boolean).join(', '),
      roles: [role],
    }
  })
}

/** By what one asks for somebody at night. */
const callNames = [
  'who to call',
  'who answers',
  'phone number',
  'on call',
  'on-call rota',
  'help',
  'support',
  'escalate',
  'escalation',
  'emergency number',
  'reach the platform team',
  'when it is down',
  'weekend',
  'saturday',
  'night',
]

function requests({ data }: EnvironmentEntry): RecordPart[] {
  const { channel, approver, leadTime, how } = data.request
  return [
    {
      anchor: 'request',
      entry: 'request',
      title: 'Request a capability',
      names: ['how to request', 'ask for', 'new service', 'approval', 'lead time', 'ticket', 'order'],
      text: proseOf(`Through ${channel}`, `${approver} decides`, how),
      fact: workingDays(leadTime),
    },
    ...data.access.map((access) => ({
      anchor: 'access',
      entry: `access/${access.what}`,
      title: proseOf(access.what).replace(/\.$/, ''),
      names: ['access', 'how to get', 'login', 'lead time'],
      text: proseOf(access.how, access.clearance && `Clearance: ${access.clearance}`),
      fact: workingDays(access.leadTime),
    })),
  ]
}
