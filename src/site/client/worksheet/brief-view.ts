import { workingDays } from '../../../domain/base/words.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import { visible } from '../../../formats/visible.ts'
import { make } from '../parts/dom.ts'
import { hrefOf, proseNodes } from '../parts/prose.ts'
import { foldedList } from './fold.ts'

/** What a team is told of its target whatever it brings; the same, in the same order, as the brief in Markdown. */
export function briefParts({ brief, environment }: IntakeAnswer): (HTMLElement | false)[] {
  const { way, differs, services, request, feedback, paths, cadence, contacts } = brief
  const item = (head: Node | string, ...rest: (Node | string | false)[]) =>
    make('li', {}, make('b', {}, head), ' ', ...rest)
  const more = (label: string, text: string | undefined) =>
    text !== undefined && ` ${label} ${visible(text)}.`
  return [
    foldedList(
      'What they are for',
      way.map(({ id, name, short, intent = short }) =>
        item(make('a', { href: hrefOf(`/environments/${id}`) }, name), ...proseNodes(intent)),
      ),
    ),
    foldedList(`What differs on the way, and why (${differs.length + services.length})`, [
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
    foldedList(`How to ask ${environment.name} for something`, [
      make(
        'li',
        {},
        ...proseNodes(request.channel),
        '. Approved by ',
        ...proseNodes(request.approver),
        `, within ${workingDays(request.leadTime)}.`,
      ),
    ]),
    foldedList(
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
    foldedList(
      'When these services break',
      paths.map(({ title, symptom, address }) =>
        item(make('a', { href: hrefOf(address) }, title), ...proseNodes(symptom)),
      ),
    ),
    foldedList(
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
    foldedList(
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
  ]
}
