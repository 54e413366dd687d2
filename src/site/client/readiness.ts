// Keeps what is ticked on a readiness list, in this browser alone; says where it cannot. Nothing is sent.
import { isReleaseDay } from '../../domain/calendar/plan-calendar.ts'
import { isWorkingDay } from '../../domain/onboarding/working-days.ts'
import { dayLabel, shortDay } from '../views/dates.ts'
import { readPlannerInput } from './onboarding/given.ts'
import { attempt } from './parts/attempt.ts'
import { copy } from './parts/copy.ts'
import { now } from './parts/moments.ts'
import { save } from './parts/save.ts'
import {
  beyond,
  type ListedLine,
  noTicks,
  staysWithin,
  stillTicked,
  type TickedList,
  tickedFrom,
  tickedMarkdown,
} from './readiness/record.ts'

const form = document.querySelector<HTMLFormElement>('form.release')
if (form) keepTicks(form)

interface Row extends ListedLine {
  box: HTMLInputElement
  signed: HTMLElement | null
}

function keepTicks(form: HTMLFormElement): void {
  // With its whole path: copies of the site for other networks lie side by side on a share.
  const key = `fieldbook.readiness ${location.pathname}`
  const state = document.querySelector('.kept .state')
  const rows = rowsOfPage()
  const inputs = [...form.querySelectorAll('input')]
  const figures = [...document.querySelectorAll<HTMLInputElement>('[data-measure] input')]
  const today = () => {
    const clock = new Date(now())
    const pad = (part: number) => String(part).padStart(2, '0')
    return `${clock.getFullYear()}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`
  }

  const kept = attempt(() => tickedFrom(localStorage.getItem(key)))
  let { ticked, lost } = stillTicked(kept ?? noTicks, rows)

  function change(next: TickedList, words: string): void {
    ticked = next
    const isKept =
      attempt(() => {
        localStorage.setItem(key, JSON.stringify(ticked))
        return true
      }) ?? false
    show(
      `${words} ${isKept ? 'Kept in this browser until you discard it; nothing is sent.' : 'This browser keeps nothing for this page: print, copy or save it before you leave.'}`,
    )
  }

  function show(words: string): void {
    const done = rows.filter(({ id }) => ticked.ticks[id] !== undefined).length
    if (state) state.textContent = `${done} of ${rows.length} ticked. ${words}`
    for (const { id, box, signed } of rows) {
      const tick = ticked.ticks[id]
      box.checked = tick !== undefined
      if (signed) signed.textContent = tick ? [tick.by, dayLabel(tick.on)].filter(Boolean).join(', ') : ''
    }
    for (const input of inputs) {
      if (input !== document.activeElement) input.value = ticked.fields[input.name] ?? ''
      // On paper the pattern of a date is no room to write one.
      input.classList.toggle('empty', input.value === '')
    }
    for (const input of figures) {
      const { measure = '' } = input.closest<HTMLElement>('[data-measure]')?.dataset ?? {}
      const { side = '' } = input.dataset
      if (input !== document.activeElement) input.value = ticked.seen[measure] ?? ''
      const within = staysWithin(ticked.seen[measure] ?? '', input.dataset['limit'] ?? '', side)
      const output = input.parentElement?.querySelector('output')
      if (output)
        output.textContent = within === undefined ? '' : within ? '✓ within' : `✗ ${beyond(side)}: goes back`
      input.closest('tr')?.classList.toggle('over', within === false)
    }
    const legal = document.querySelector('.legal')
    if (legal) legal.textContent = dayWords(form, ticked.fields['day'] ?? '')
  }

  for (const row of rows)
    row.box.addEventListener('change', () => {
      const { [row.id]: _, ...others } = ticked.ticks
      const by = ticked.fields['by'] ?? ''
      const ticks = row.box.checked ? { ...others, [row.id]: { asks: row.asks, by, on: today() } } : others
      const nameless =
        row.box.checked && by === '' ? ' Say who you are above, so that the tick has a name.' : ''
      change({ ...ticked, ticks }, `${row.title}: ${row.box.checked ? 'ticked' : 'open again'}.${nameless}`)
    })
  for (const input of inputs)
    input.addEventListener('change', () =>
      change({ ...ticked, fields: { ...ticked.fields, [input.name]: input.value } }, ''),
    )
  for (const input of figures)
    input.addEventListener('input', () => {
      const { measure = '' } = input.closest<HTMLElement>('[data-measure]')?.dataset ?? {}
      change({ ...ticked, seen: { ...ticked.seen, [measure]: input.value } }, '')
    })
  form.addEventListener('submit', (event) => event.preventDefault())

  const markdown = () => tickedMarkdown(ticked, aboutPage(form, rows))
  const act: Record<string, () => void> = {
    copy: () => {
      void copy(markdown()).then((isDone) =>
        show(isDone ? 'Copied.' : 'It could not be copied; save it as a file.'),
      )
    },
    save: () => save(`readiness-${form.dataset['environment']}.md`, 'text/markdown', markdown()),
    print: () => print(),
    discard: () => {
      attempt(() => localStorage.removeItem(key))
      ticked = noTicks
      show('Discarded: nothing of it is kept.')
    },
  }
  const buttons = document.querySelector<HTMLElement>('.kept .buttons')
  for (const button of buttons?.querySelectorAll<HTMLButtonElement>('button[data-act]') ?? [])
    button.addEventListener('click', () => act[button.dataset['act'] ?? '']?.())
  if (buttons) buttons.hidden = false
  const isEmpty = kept === undefined
  const changed =
    lost.length === 0 ? '' : `What is asked has changed since, so these are open again: ${lost.join(', ')}.`
  lost = []
  show(
    isEmpty
      ? 'What you tick is kept in this browser; nothing is sent.'
      : `Still here from before. ${changed}`,
  )
}

/** The lines of the page that have a box, with the words that a tick says yes to. */
function rowsOfPage(): Row[] {
  return [...document.querySelectorAll<HTMLTableRowElement>('tr[data-line]')].flatMap((row): Row[] => {
    const box = row.querySelector<HTMLInputElement>('input[type="checkbox"]')
    if (!box) return []
    const title = textOf(row.querySelector('.what'))
    const asks = `${title}: ${textOf(row.querySelector('.asks'))}`
    return [{ id: row.dataset['line'] ?? '', title, asks, box, signed: row.querySelector('.signed') }]
  })
}

function aboutPage({ dataset }: HTMLFormElement, lines: readonly ListedLine[]) {
  return {
    environment: dataset['title'] ?? '',
    marking: textOf(document.querySelector('.banner')),
    edition: dataset['edition'] ?? '',
    command: `fieldbook ready RELEASE.yaml --environment ${dataset['environment']} --evidence DIR`,
    lines,
    measures: [...document.querySelectorAll<HTMLElement>('[data-measure]')].map((row) => ({
      measure: row.dataset['measure'] ?? '',
      name: textOf(row.querySelector('.what')),
      limit: row.querySelector('input')?.dataset['limit'] ?? '',
      side: row.querySelector('input')?.dataset['side'] ?? '',
    })),
  }
}

function textOf(element: Element | null): string {
  return element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

/** Whether the environment releases on a day, in words; nothing without a day. */
function dayWords(form: HTMLFormElement, day: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return ''
  const given = readPlannerInput(form)
  const name = form.dataset['title'] ?? ''
  const label = shortDay(day, '')
  if (given.knownUntil !== undefined && day > given.knownUntil)
    return `? ${label}: the calendar of ${name} is known to ${dayLabel(given.knownUntil)}; nobody can tell yet.`
  if (isReleaseDay(day, given)) return `✓ ${label} is a day for releases in ${name}.`
  const why = given.releases || isWorkingDay(day, []) ? 'no day for releases' : 'a weekend'
  const next = given.releases?.find(({ to }) => to > day)
  const from = next && (next.from > day ? next.from : day)
  return `✗ Nothing is released in ${name} on ${label}: ${why}.${from ? ` The next is ${shortDay(from, '')}.` : ''}`
}
