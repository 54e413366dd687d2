import { scheduleOf } from '../../domain/onboarding/schedule.ts'
import { drawSchedule } from './onboarding/draw-schedule.ts'
import { readPlannerInput, readRow } from './onboarding/given.ts'
import { type DrawnPlan, offerCalendar } from './onboarding/save-plan.ts'
import { readChoices, writeChoices } from './parts/choices.ts'

const form = document.querySelector<HTMLFormElement>('.yours')
const table = document.querySelector<HTMLTableElement>('.schedule')
if (form && table) planBackwards(form, table)

/** Recomputes the schedule for what a team brings, and for its day. Without it, everything is listed. */
function planBackwards(form: HTMLFormElement, table: HTMLTableElement): void {
  const one = <E extends Element>(selector: string) => document.querySelector(selector) as E
  const rows = new Map(
    [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')].map((row) => [row.id, row]),
  )
  const expectations = Object.fromEntries([...rows].map(([id, row]) => [id, readRow(row)]))
  const live = form.querySelector<HTMLInputElement>('[name="live"]') as HTMLInputElement
  const boxes = [...form.querySelectorAll<HTMLInputElement>('[name="with"]')]
  const given = readPlannerInput(form)
  const saver = one<HTMLButtonElement>('.answer button')
  let plan: DrawnPlan | undefined
  const chosen = () => new Set(boxes.filter((box) => box.checked).map((box) => box.value))

  function draw(): void {
    const schedule = scheduleOf(expectations, chosen())
    const release = /^\d{4}-/.test(live.value) ? live.value : ''
    const dates = drawSchedule({ table, rows }, schedule, release, given)
    plan = dates && { live: release, dates }
    saver.hidden = plan === undefined
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
  offerCalendar(saver, { name: given.name, rows, drawn: () => plan })
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
