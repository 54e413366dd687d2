import { countInWords, countOf, inWords } from '../../domain/base/words.ts'
import { environmentAddress } from '../../domain/pages/address.ts'
import { addressOf } from '../../domain/pages/entry-address.ts'
import { besides } from '../../domain/pages/select.ts'
import { pathGroups, severities } from '../../domain/pages/triage.ts'
import type { Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { compare } from '../../domain/playbook/problem.ts'
import { dutyIn } from '../../domain/playbook/tasks.ts'
import type { Duty } from '../../model/environment.ts'
import type { TriageStep } from '../../model/triage.ts'
import { ownerOf, roleLabel } from './brief.ts'
import { dayLabel } from './dates.ts'
import { environmentPage } from './environment.ts'
import type { Fact, Link, Page } from './page.ts'
import { referencePage } from './reference.ts'
import type { AnyStatus } from './status.ts'

type Path = Entry<'triage'>
type EnvironmentEntry = Entry<'environment'>
type Severity = Path['data']['severity']

/** Severities, in words and drawn. */
export const severityLabels: Record<Severity, { status: AnyStatus; text: string }> = {
  outage: { status: 'alert', text: 'Outage' },
  degraded: { status: 'limited', text: 'Degraded' },
  blocked: { status: 'unavailable', text: 'Blocked' },
  nuisance: { status: 'planned', text: 'Nuisance' },
}

/** A step as the page of one environment shows it. */
export interface StepView {
  id: string
  number: number
  step: TriageStep
  /** A path ends here. */
  ends: boolean
  /** What kind of thing it is, in small type under its title. */
  said: string
  /** Where one comes to from here: the words of the answer, and the step. */
  answers: { text: string; link: Link }[]
  /** Where to look in this environment, filled in from its feedback. */
  where?: {
    signal: string
    feedback?: NonNullable<EnvironmentEntry['data']['feedback']['logs']>
    href: string
  }
  /** Whom to call in this environment, filled in from its team. */
  call?: { role: string; duty?: Duty; href: string }
}

/** The steps of a path in the order they were written, resolved against one environment. */
export function stepViews(playbook: Playbook, environment: EnvironmentEntry, { data }: Path): StepView[] {
  const ids = Object.keys(data.steps)
  const number = (id: string) => ids.indexOf(id) + 1
  const linkTo = (id: string): Link => {
    const target = data.steps[id]
    const calls = target?.kind === 'escalate' ? ', call' : ''
    return { href: `#${id}`, text: `Step ${number(id)}${calls}` }
  }
  return Object.entries(data.steps).map(([id, step]) => {
    const onwards = step.kind === 'do' && step.goto !== undefined
    const ends = step.kind === 'escalate' || (step.kind === 'do' && !onwards)
    const { where } = step
    const feedback = where && environment.data.feedback[where]
    return {
      id,
      number: number(id),
      step,
      ends,
      said: step.kind === 'escalate' ? 'Escalate' : ends ? 'Ends here' : step.kind === 'do' ? 'Do' : 'Ask',
      answers:
        step.kind === 'ask'
          ? step.answers.map(({ answer, goto }) => ({ text: answer, link: linkTo(goto) }))
          : step.kind === 'do' && step.goto !== undefined
            ? [{ text: 'Then go on', link: linkTo(step.goto) }]
            : [],
      ...(where
        ? {
            where: {
              signal: where,
              ...(feedback ? { feedback } : {}),
              href: `${environmentAddress(environment.id)}#feedback`,
            },
          }
        : {}),
      ...(step.kind === 'escalate' ? { call: callOf(playbook, environment, step.to) } : {}),
    }
  })
}

function callOf(
  playbook: Playbook,
  { id, data }: EnvironmentEntry,
  role: string,
): NonNullable<StepView['call']> {
  const duty = data.team[role]
  return {
    role: roleLabel(playbook, role),
    ...(duty ? { duty } : {}),
    href: `${environmentAddress(id)}#team`,
  }
}

/** A command in pieces: text, and the names that a reader fills in. */
export function pieces(run: string): { text: string; fill?: string }[] {
  return run
    .split(/(?<![\w$-])([A-Z]{2,})(?![\w-])/)
    .map((text, i) => (i % 2 === 1 && fillIns.has(text) ? { text, fill: text } : { text }))
    .filter(({ text }) => text !== '')
}

/** Fill-ins by convention of this platform's command line; other capitals in a command mean themselves. */
const fillIns = new Set([
  'APP',
  'ORG',
  'SPACE',
  'INSTANCE',
  'HOST',
  'HOSTNAME',
  'PLAN',
  'OFFERING',
  'QUOTA',
  'DOMAIN',
])

/** Whom to call first, and whether somebody answers there by the reader's clock. */
function callNow(playbook: Playbook, environment: EnvironmentEntry): Fact {
  const { data } = environment
  const duty = dutyIn(playbook, environment)
  const text = duty?.phone ?? duty?.channel ?? data.request.channel
  return { label: 'Call first', text, ...(duty ? { duty: { duty, environment: data } } : {}) }
}

/** The list of an environment's triage paths. */
export function triageListPage(playbook: Playbook, environment: EnvironmentEntry): Page {
  const { id } = environment
  const paths = playbook.triage(id)
  const duty = dutyIn(playbook, environment)
  const own = paths.filter((p) => p.environment === id).length
  return environmentPage(playbook, environment, 'triage', {
    lead: 'What do you see? Take the path; each asks a few questions, and ends in an action or with a person.',
    facts: [
      { label: 'Paths', text: `${paths.length}${own > 0 ? `, ${own} only here` : ''}` },
      callNow(playbook, environment),
      { label: 'Hours', text: duty?.hours.split(/[;,]/)[0] ?? 'ask' },
    ],
  })
}

/** The page of one path in one environment; its neighbours are the other paths there. */
export function triagePage(playbook: Playbook, environment: EnvironmentEntry, path: Path): Page {
  const { data } = path
  const paths = pathGroups(playbook, environment.id).flatMap((group) => group.paths)
  const [before, next] = besides(paths, path)
  const link = (p: Path) => ({ href: addressOf(p, environment.id) ?? '/triage', text: p.data.title })
  const steps = Object.values(data.steps)
  const asks = steps.filter((s) => s.kind === 'ask').length
  const extent = [
    countInWords(steps.length, 'step'),
    `${inWords(asks)} of them ${asks === 1 ? 'a question' : 'questions'}`,
    ...(data.minutes ? [`about ${countOf(data.minutes, 'minute')}`] : []),
  ]
  return environmentPage(
    playbook,
    environment,
    'triage',
    {
      elsewhere: elsewhere(playbook, path.id),
      after: `in ${environment.data.name}`,
      lead: `${data.symptom} For ${environment.data.name}: ${extent.join(', ').replace(/^[A-Z]/, (c) => c.toLowerCase())}.`,
      facts: [
        { label: 'Reviewed', text: dayLabel(data.reviewed) },
        ...ownerOf(playbook, environment),
        callNow(playbook, environment),
      ],
      ...(before ? { before: link(before) } : {}),
      ...(next ? { next: link(next) } : {}),
    },
    true,
  )
}

/** The path of this id in every environment that has one. */
function elsewhere(playbook: Playbook, id: string): Record<string, string> {
  const found = playbook.environments.flatMap((environment) => {
    const path = playbook.triage(environment.id).find((p) => p.id === id)
    const address = path && addressOf(path, environment.id)
    return address ? [[environment.id, address] as const] : []
  })
  return Object.fromEntries(found)
}

/** A symptom with the environments in which there is a path for it. */
export interface Symptom {
  id: string
  title: string
  symptom: string
  signals: string[]
  severity: Severity
  marking?: string
  links: Link[]
}

/** Every symptom of the playbook, by title. Paths of one id are one symptom, told in the shared words. */
export function symptomsOf(playbook: Playbook): Symptom[] {
  const found = new Map<string, Symptom>()
  const shared = playbook.all('triage').filter((path) => path.environment === undefined)
  const add = (path: Path) => {
    const { title, symptom, signals, severity, marking } = path.data
    const known = found.get(path.id)
    if (known) {
      known.signals.push(...signals.filter((signal) => !known.signals.includes(signal)))
      return known
    }
    const fresh: Symptom = {
      id: path.id,
      title,
      symptom,
      signals: [...signals],
      severity,
      ...(marking ? { marking } : {}),
      links: [],
    }
    found.set(path.id, fresh)
    return fresh
  }
  for (const path of shared) add(path)
  for (const { id, data } of playbook.environments) {
    for (const path of playbook.triage(id))
      add(path).links.push({ href: addressOf(path, id) ?? '/triage', text: data.name })
  }
  return [...found.values()].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      compare(a.title, b.title) ||
      compare(a.id, b.id),
  )
}

/** Title, lead and facts of the list of symptoms. */
export function symptomsPage(playbook: Playbook, all: readonly Symptom[]): Page {
  return referencePage(playbook, {
    lead: 'What you see, and the path to take in each environment, with what logs, answers and commands say then.',
    facts: [
      { label: 'Symptoms', text: String(all.length) },
      { label: 'Signals', text: String(all.reduce((sum, s) => sum + s.signals.length, 0)) },
    ],
  })
}
