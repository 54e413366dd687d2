import { workingDays } from '../../../domain/base/words.ts'
import type { IntakeAnswer } from '../../../domain/intake/answer.ts'
import { visible } from '../../../formats/visible.ts'
import { make } from '../parts/dom.ts'
import { hrefOf, prose } from '../parts/prose.ts'
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
        item(make('a', { href: hrefOf(`/environments/${id}`) }, name), ...prose(intent)),
      ),
    ),
    foldedList(`What differs on the way, and why (${differs.length + services.length})`, [
      ...services.map(({ service, from, what, why, until }) =>
        item(
          `${service}, from ${from}:`,
          ...prose(what),
          ' ',
          ...prose(why),
          ' Until then: ',
          ...prose(until),
        ),
      ),
      ...differs.map(({ environment: where, what, why }) =>
        item(`${where}: ${visible(what)}`, ...prose(why)),
      ),
    ]),
    foldedList(`How to ask ${environment.name} for something`, [
      make(
        'li',
        {},
        ...prose(request.channel),
        '. Approved by ',
        ...prose(request.approver),
        `, within ${workingDays(request.leadTime)}.`,
      ),
    ]),
    foldedList(
      'Where to look, and who may',
      feedback.map(({ signal, where, who, retention, delay, note }) =>
        item(
          `${signal}:`,
          ...prose(where),
          ' ',
          ...prose(who),
          more('Kept', retention),
          more('Delay', delay),
          ...(note === undefined ? [] : [' ', ...prose(note)]),
        ),
      ),
    ),
    foldedList(
      'When these services break',
      paths.map(({ title, symptom, address }) =>
        item(make('a', { href: hrefOf(address) }, title), ...prose(symptom)),
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
          ...prose(what),
        ),
      ),
    ),
    foldedList(
      'Whom to call',
      contacts.map(({ role, channel, phone, hours, otherwise }) =>
        item(
          `${visible(role)}:`,
          ...prose(channel),
          `${phone === undefined ? '' : `, ${visible(phone)}`}, ${visible(hours)}.`,
          otherwise !== undefined && ` Otherwise ${visible(otherwise)}.`,
        ),
      ),
    ),
  ]
}
