import { environmentAddress } from '../../domain/pages/address.ts'
import { signalTitle } from '../../domain/pages/reference.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { type Signal, signalSchema } from '../../model/environment.ts'
import type { Page } from './page.ts'
import { referencePage } from './reference.ts'

type Feedback = NonNullable<Entry<'environment'>['data']['feedback'][Signal]>

/** What an environment says of one signal. */
export interface FeedbackRow {
  environment: string
  name: string
  href: string
  /** Absent where it has none. */
  feedback?: Feedback
  /** Fields in which it differs from the environment it is promoted from. Places have other names everywhere. */
  differs: ReadonlySet<'who' | 'retention' | 'delay'>
}

export interface SignalGroup {
  signal: Signal
  title: string
  /** What one reads from it. */
  tells: string
  rows: FeedbackRow[]
}

const tells: Record<Signal, string> = {
  logs: 'what the app says of itself',
  metrics: 'figures over time',
  traces: 'the way of one request',
  dashboards: 'figures put together to be looked at',
  events: 'what the platform did to the app',
}

/** Where each signal of an application is found in each environment, along the promotion path. */
export function feedbackGroups(playbook: Playbook): SignalGroup[] {
  return signalSchema.options.map((signal) => ({
    signal,
    title: signalTitle(signal),
    tells: tells[signal],
    rows: playbook.environments.map((environment) => feedbackRow(playbook, environment, signal)),
  }))
}

function feedbackRow(playbook: Playbook, { id, data }: Entry<'environment'>, signal: Signal): FeedbackRow {
  const feedback = data.feedback[signal]
  const before = playbook.get('environment', data.promotesFrom ?? '')
  const was = before?.data.feedback[signal]
  const fields = ['who', 'retention', 'delay'] as const
  return {
    environment: id,
    name: data.name,
    href: `${environmentAddress(id)}#feedback`,
    ...(feedback ? { feedback } : {}),
    differs: new Set(before ? fields.filter((field) => feedback?.[field] !== was?.[field]) : []),
  }
}

/** Title, lead and facts of the page. */
export function feedbackPage(playbook: Playbook): Page {
  return referencePage(playbook, {
    lead: 'What the platform tells you about your app in each environment: where it stands, who may see it, how long it is kept, and how late it is.',
    facts: [
      {
        label: 'A bar',
        text: 'differs from the environment before',
      },
    ],
  })
}
