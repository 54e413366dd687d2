import { workingDays } from '../../../domain/base/words.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import { visible } from '../../../formats/visible.ts'
import { make } from '../parts/dom.ts'
import { hrefOf, proseNodes } from '../parts/prose.ts'
import { foldedList } from './fold.ts'

/** A part of the brief. Whoever signs has the record; the brief is a document of its own. */
const part = (title: string, items: readonly HTMLElement[]) => foldedList(title, items, 'brief')

/** What a team is told of its target whatever it brings; the same, in the same order, as the brief in Markdown. */
export function briefParts({ brief, environment }: IntakeAnswer): (HTMLElement | false)[] {
  const { way, differs, services, request, feedback, paths, cadence, contacts } = brief
  const item = (head: Node | string, ...rest: (Node | string | false)[]) =>
    make('li', {}, make('b', {}, head), ' ', ...rest)
  const more = (label: string, text: string | undefined) =>
    text !== undefined && ` ${label} ${visible(text)}.`
  return [
    part(
      'What they are for',
      way.map(({ id, name, short, intent = short }) =>
        item(make('a', { href: hrefOf(`/environments/${id}`) }, name), ...proseNodes(intent)),
      ),
    ),
    part(`What differs on the way, and why (${differs.length + services.length})`, [
      ...services.map(({ service, from, what, why, until }) =>
        item(
          `${service}, from ${from}:`,
          ...proseNodes(what),
          ' ',
          ...proseNodes(why),
          ' Until then: ',
          ...proseNodes(until),
        ),
      ),
      ...differs.map(({ environment: where, what, why }) =>
        item(`${where}: ${visible(what)}`, ...proseNodes(why)),
      ),
    ]),
    part(`How to ask ${environment.name} for something`, [
      make(
        'li',
        {},
        ...proseNodes(request.channel),
        '. Approved by ',
        ...proseNodes(request.approver),
        `, within ${workingDays(request.leadTime)}.`,
      ),
    ]),
    part(
      'Where to look, and who may',
      feedback.map(({ signal, where, who, retention, delay, note }) =>
        item(
          `${signal}:`,
          ...proseNodes(where),
          ' ',
          ...proseNodes(who),
          more('Kept', retention),
          more('Delay', delay),
          ...(note === undefined ? [] : [' ', ...proseNodes(note)]),
        ),
      ),
    ),
    part(
      'When these services break',
      paths.map(({ title, symptom, address }) =>
        item(make('a', { href: hrefOf(address) }, title), ...proseNodes(symptom)),
      ),
    ),
    part(
      'What comes again, and when next',
      cadence.map(({ name, when, next, what }) =>
        item(
          next ?? name,
          next === undefined ? '' : `${visible(name)}: `,
          visible(when),
          '. ',
          ...proseNodes(what),
        ),
      ),
    ),
    part(
      'Whom to call',
      contacts.map(({ role, channel, phone, hours, otherwise }) =>
        item(
          `${visible(role)}:`,
          ...proseNodes(channel),
          `${phone === undefined ? '' : `, ${visible(phone)}`}, ${visible(hours)}.`,
          otherwise !== undefined && ` Otherwise ${visible(otherwise)}.`,
        ),
      ),
    ),
    make(
      'p',
      { class: 'ws-apart' },
      `What ${environment.name} is for, what differs, where to look and whom to call stands in the brief, which is saved by itself.`,
    ),
  ]
}
