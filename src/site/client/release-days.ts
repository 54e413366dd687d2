// Days for releases by the reader's clock: weeks that are over make room for later ones, and the sentence above them
// says what is drawn.
import { shortDay } from '../views/dates.ts'
import { age, liesBehind, now } from './parts/moments.ts'

for (const place of document.querySelectorAll<HTMLElement>('[data-weeks]')) if (age() > 0) follow(place)

function follow(place: HTMLElement): void {
  const weeks = [...place.querySelectorAll<HTMLElement>('.week')]
  const ahead = weeks.filter((week) => !liesBehind(`${week.dataset['week']}T00:00Z`))
  const shown = ahead.slice(0, Number(place.dataset['weeks']))
  for (const week of weeks) week.hidden = !shown.includes(week)
  for (const week of shown)
    for (const { day, square } of daysOf(week)) square.classList.toggle('past', liesBehind(`${day}T24:00Z`))
  const next = place.querySelector('.next')
  if (next) next.textContent = say(shown)
}

/** The days of a week, Monday first, each with its square. */
function daysOf(week: HTMLElement): { day: string; square: Element }[] {
  const monday = Date.parse(`${week.dataset['week']}T00:00Z`) - 7 * 86_400_000
  return [...week.querySelectorAll(':is(i, td:not(.why))')].map((square, i) => ({
    day: new Date(monday + i * 86_400_000).toISOString().slice(0, 10),
    square,
  }))
}

function say(weeks: readonly HTMLElement[]): string {
  if (weeks.length === 0) return 'This edition draws no week that is still to come.'
  const none = weeks.filter((week) => !week.querySelector('.legal')).length
  const next = weeks.flatMap(daysOf).find(({ square }) => square.matches('.legal:not(.past)'))
  const without = none > 0 ? `None in ${none} of these ${weeks.length} weeks; the` : 'The'
  const today = new Date(now()).toISOString()
  return next ? `${without} next is ${shortDay(next.day, today)}.` : 'None is left in these weeks.'
}
