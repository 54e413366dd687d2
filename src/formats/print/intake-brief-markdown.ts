import type { RootContent } from 'mdast'
import { workingDays } from '../../domain/base/words.ts'
import type { IntakeAnswer } from '../../domain/intake/answer.ts'
import { visible } from '../visible.ts'
import { code, heading, type Inline, inline, list, paragraph, strong, table } from './markdown-report.ts'

/** What each environment of the way is for, and what differs there and why. */
export function purpose({ brief }: IntakeAnswer): RootContent[] {
  const differs = [
    ...brief.differs.map(({ environment, what, why }): Inline[] => [
      environment,
      visible(what),
      inline(why),
      '',
    ]),
    ...brief.services.map(({ service, from, what, why, until }): Inline[] => [
      service,
      [`from ${from}: `, ...inline(what)],
      inline(why),
      inline(until),
    ]),
  ]
  return [
    heading(2, 'What they are for'),
    list(brief.way.map(({ name, short, intent = short }): Inline => [strong(name), ': ', ...inline(intent)])),
    ...(differs.length === 0
      ? []
      : [
          heading(2, 'What differs on the way, and why'),
          table(['Where', 'What', 'Why', 'Until then'], differs),
        ]),
  ]
}

/** How to ask, where to look, which way to go when it breaks, when to meet, and whom to call. */
export function briefSections({ brief, environment }: IntakeAnswer): RootContent[] {
  const { request, feedback, paths, cadence, contacts } = brief
  return [
    heading(2, `How to ask ${environment.name} for something`),
    paragraph([
      ...inline(request.channel),
      '. Approved by ',
      ...inline(request.approver),
      `, within ${workingDays(request.leadTime)}.`,
    ]),
    ...part(
      'Where to look, and who may',
      ['Signal', 'Where', 'Who', 'Kept', 'Delay', 'Besides'],
      feedback.map(({ signal, where, who, retention = '', delay = '', note = '' }) => [
        signal,
        inline(where),
        inline(who),
        visible(retention),
        visible(delay),
        inline(note),
      ]),
    ),
    ...part(
      'When these services break',
      ['Path', 'What one sees', 'Page'],
      paths.map(({ title, symptom, address }) => [visible(title), inline(symptom), code(address)]),
    ),
    ...part(
      'What comes again, and when next',
      ['Next', 'What', 'When', 'About'],
      cadence.map(({ next = '', name, when, what }) => [next, visible(name), visible(when), inline(what)]),
    ),
    ...part(
      'Whom to call',
      ['Role', 'Where', 'Phone', 'Hours', 'Otherwise'],
      contacts.map(({ role, channel, phone = '', hours, otherwise = '' }) => [
        visible(role),
        inline(channel),
        visible(phone),
        visible(hours),
        visible(otherwise),
      ]),
    ),
  ]
}

const part = (title: string, head: readonly string[], rows: readonly (readonly Inline[])[]): RootContent[] =>
  rows.length === 0 ? [] : [heading(2, title), table(head, rows)]
