import { isReleaseDay, type PlanCalendar } from '../../domain/calendar/plan-calendar.ts'
import { datesOf, earliestRelease, type Span } from '../../domain/onboarding/dates.ts'
import { type Dated, type Schedule, type Scheduled, scheduleOf } from '../../domain/onboarding/schedule.ts'
import { isWorkingDay, workingDaysBetween } from '../../domain/onboarding/working-days.ts'
import { countOf, listOf, workingDays } from '../../domain/words.ts'
import { dayLabel, daysBetween, shortDay } from '../views/dates.ts'
import { type Axis, barOf, calendar, countdown, gridMarkup, scaleMarkup } from '../views/schedule-axis.ts'
import { readChoices, writeChoices } from './parts/choices.ts'
import { markAsPage } from './parts/portions.ts'

interface Closure {
  from: string
  to: string
  name: string
}

const form = document.querySelector<HTMLFormElement>('.yours')
const table = document.querySelector<HTMLTableElement>('.schedule')
if (form && table) start(form, table)

/** Recomputes the schedule for what a team brings, and for its day. Without it, everything is listed. */
function start(form: HTMLFormElement, table: HTMLTableElement): void {
  const one = <E extends Element>(selector: string) => document.querySelector(selector) as E
  const rows = new Map(
    [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => [row.id, row]),
  )
  const expectations = Object.fromEntries([...rows].map(([id, row]) => [id, readRow(row)]))
  const live = form.querySelector<HTMLInputElement>('[name="live"]') as HTMLInputElement
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="with"]')]
  const closed = [...document.querySelectorAll<HTMLElement>('.closed li')].map(
    ({ dataset, lastElementChild }): Closure => ({
      from: dataset['from'] ?? '',
      to: dataset['to'] ?? '',
      name: lastElementChild?.textContent ?? '',
    }),
  )
  const { environment: name = '', releases, releasesUntil, knownUntil } = form.dataset
  const days: PlanCalendar = {
    closed,
    ...(releases === undefined || releasesUntil === undefined
      ? {}
      : { releases: releases.split(' ').map(readStretch), releasesUntil }),
    ...(knownUntil === undefined ? {} : { knownUntil }),
  }
  const chosen = () => new Set(boxes.filter((box) => box.checked).map((box) => box.value))

  function draw(): void {
    const schedule = scheduleOf(expectations, chosen())
    const release = /^\d{4}-/.test(live.value) ? live.value : ''
    const dates = release ? datesOf(schedule, release, days) : undefined
    const first = dates && [...dates.values()].map((span) => span.start).sort()[0]
    const axis = first
      ? calendar(first, release, closed, (day) => dayLabel(day).slice(0, -5))
      : countdown(schedule.length)
    one('#grid').innerHTML = gridMarkup(axis)
    one('thead svg > g').innerHTML = scaleMarkup(axis, first ? dayLabel(release).slice(0, -5) : 'live')
    for (const sub of table.querySelectorAll('thead .unit')) sub.textContent = first ? 'by' : 'days before'
    one<HTMLElement>('.off').hidden = axis.closed.length === 0
    for (const row of rows.values()) row.hidden = true
    for (const [i, item] of schedule.items.entries()) {
      const row = rows.get(item.id)
      if (!row) continue
      drawRow(row, i + 1, item, axis, dates?.get(item.id), release)
      row.parentElement?.append(row)
    }
    for (const link of table.querySelectorAll<HTMLAnchorElement>('.after a')) {
      const to = rows.get(link.hash.slice(1))
      link.hidden = to?.hidden ?? true
      link.textContent = to?.querySelector('.n')?.textContent ?? ''
    }
    say(schedule, first, release)
    for (const line of ['.start', '.counted']) markAsPage(one(line))
  }

  function say(schedule: Schedule<Dated>, first: string | undefined, release: string): void {
    const tight = schedule.items.filter((item) => item.slack === 0).length
    const steps = `${countOf(schedule.items.length, 'step')}; the ${tight} that have no slack are drawn in colour.`
    const [answer, counted] = [one('.start'), one('.counted')]
    if (!first) {
      answer.innerHTML = `<b>Start ${workingDays(schedule.length)} before.</b>`
      counted.textContent = release ? `The calendar of ${name} has too few days before that one.` : steps
      return
    }
    // The reader's own day: how much time is left is the one thing that the edition's day cannot say.
    const today = new Date().toISOString().slice(0, 10)
    const inHand = workingDaysBetween(today, first, closed)
    const earliest = inHand < 0 ? earliestRelease(schedule, today, days) : undefined
    const hand = earliest
      ? `That is ${workingDays(-inHand)} ago. Begun today, you are live on ${shortDay(earliest, release)}.`
      : `You have ${workingDays(inHand)} in hand.`
    answer.innerHTML = `<b>Start by ${shortDay(first, release)}.</b> ${hand}`
    const within = closed
      .filter(({ from, to }) => to >= first && from < release)
      .map((c) => c.name.split(';')[0])
    const off = closed.find(({ from, to }) => from <= release && release <= to)
    const none = isReleaseDay(release, days)
      ? ''
      : `Nothing is released on ${shortDay(release, release)}: ${off?.name ?? (isWorkingDay(release, closed) ? 'no day for releases' : 'a weekend')}. `
    const beyond =
      knownUntil !== undefined && release > knownUntil
        ? ` The calendar of ${name} is known to ${dayLabel(knownUntil)}; later holidays and freezes are not counted.`
        : ''
    const left =
      within.length > 0 ? ` Besides weekends these do not count: ${listOf(within as string[])}.` : ''
    counted.textContent = `${none}Counted back from ${shortDay(release, '')} in working days of ${name}.${left}${beyond} ${steps}`
  }

  function read(): void {
    const choices = readChoices()
    if (choices.has('live') || choices.has('with')) {
      live.value = choices.get('live') ?? ''
      const wanted = (choices.get('with') ?? '').split(',')
      for (const box of boxes) box.checked = wanted.includes(box.value)
    }
    draw()
    // Who comes for a step that does not apply yet gets the condition with it.
    const row = rows.get(decodeURIComponent(location.hash.slice(1)))
    const box = row?.hidden && boxes.find(({ value }) => row.dataset['when']?.split(' ').includes(value))
    if (box) {
      box.checked = true
      draw()
    }
    if (row) {
      const details = row.querySelector('details')
      if (details) details.open = true
      row.scrollIntoView()
    }
  }

  form.addEventListener('input', () => {
    draw()
    writeChoices({ live: live.value, with: [...chosen()].join() })
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  const opener = one<HTMLButtonElement>('.key button')
  opener.addEventListener('click', () => {
    const all = [...table.querySelectorAll('details')]
    const open = all.some((details) => !details.open)
    for (const details of all) details.open = open
    opener.textContent = open ? 'Close all steps' : 'Open all steps'
  })
  addEventListener('hashchange', read)
  // On paper every step is open: by the stylesheet where that can open one, by this where it cannot.
  addEventListener('beforeprint', () => {
    for (const details of table.querySelectorAll('details')) details.open = true
  })
  for (const element of [live.closest('label'), opener, ...boxes]) if (element) element.hidden = false
  form.classList.add('ready')
  read()
}

function readStretch(text: string) {
  const [from = '', to = from] = text.split('/')
  return { from, to }
}

function readRow({ dataset }: HTMLElement): Dated {
  return {
    ...(dataset['unbroken'] === undefined ? {} : { unbroken: true }),
    ...(dataset['on'] === 'release-days' ? { on: 'release-days' } : {}),
    leadTime: Number(dataset['days']),
    after: dataset['after']?.split(' ') ?? [],
    when: dataset['when']?.split(' ') ?? 'always',
  }
}

function drawRow(
  row: HTMLTableRowElement,
  number: number,
  { startBefore, endBefore, slack }: Scheduled<Dated>,
  axis: Axis,
  span: Span | undefined,
  release: string,
): void {
  row.hidden = false
  row.classList.toggle('tight', slack === 0)
  const put = (selector: string, text: string) => {
    const element = row.querySelector(selector)
    if (element) element.textContent = text
  }
  put('.n', `${number}`)
  put('.from', span ? shortDay(span.start, release) : `${startBefore}`)
  put('.until', span ? shortDay(span.done, release) : `${endBefore}`)
  put('.slack', slack === 0 ? 'no slack' : `${slack} to spare`)
  const { at, width } = span
    ? barOf(axis, daysBetween(span.start, release), Math.max(0, daysBetween(span.done, release) - 1))
    : barOf(axis, startBefore, endBefore)
  const bar = row.querySelector('rect')
  bar?.setAttribute('x', `${at}%`)
  bar?.setAttribute('width', `${width}%`)
}
