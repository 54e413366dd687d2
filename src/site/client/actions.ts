// An action is late by the reader's clock; what is chosen stands in the address.
import { countOf } from '../../domain/base/words.ts'
import { readChoices, writeChoices } from './parts/choices.ts'
import { now } from './parts/moments.ts'

const rows = [...document.querySelectorAll<HTMLTableRowElement>('.register tbody tr')]
countLate(rows)
const form = document.querySelector<HTMLFormElement>('.filters')
if (form) filterActions(form, rows)

/** Marks what is late today, on the day of the place where it is read, and says how many there are. */
function countLate(rows: readonly HTMLTableRowElement[]): void {
  const clock = new Date(now())
  const pad = (part: number) => String(part).padStart(2, '0')
  const today = `${clock.getFullYear()}-${pad(clock.getMonth() + 1)}-${pad(clock.getDate())}`
  let late = 0
  for (const row of rows) {
    const due = row.dataset['lateAfter']
    const mark = row.querySelector<HTMLElement>('.lateness')
    if (due === undefined || !mark) continue
    const isLate = due < today
    if (isLate) late += 1
    row.classList.toggle('late', isLate)
    mark.hidden = !isLate
    mark.textContent = 'late'
  }
  const label = [...document.querySelectorAll('.facts dt')].find((dt) => dt.textContent === 'Late')
  if (label?.nextElementSibling) label.nextElementSibling.textContent = String(late)
}

function filterActions(form: HTMLFormElement, rows: readonly HTMLTableRowElement[]): void {
  const selects = [...form.querySelectorAll('select')]
  const late = form.querySelector<HTMLInputElement>('[name="late"]')
  const output = form.querySelector('output')
  const all = form.querySelector('button')
  const none = document.querySelector<HTMLElement>('.none')
  const isChosen = () => late?.checked === true || selects.some(({ value }) => value !== '')

  function filter(): void {
    let shown = 0
    for (const row of rows) {
      row.hidden =
        (late?.checked === true && !row.classList.contains('late')) ||
        selects.some(({ name, value }) => value !== '' && row.dataset[name] !== value)
      if (!row.hidden) shown += 1
    }
    if (output) output.textContent = countOf(shown, 'action')
    if (none) none.hidden = shown > 0
    if (all) all.hidden = !isChosen()
  }

  function write(): void {
    filter()
    writeChoices({
      ...Object.fromEntries(selects.map(({ name, value }) => [name, value])),
      late: late?.checked === true ? 'yes' : '',
    })
  }

  function read(): void {
    const choices = readChoices()
    for (const select of selects) {
      const value = choices.get(select.name) ?? ''
      select.value = [...select.options].some((option) => option.value === value) ? value : ''
    }
    if (late) late.checked = choices.has('late')
    filter()
  }

  function reset(): void {
    for (const select of selects) select.value = ''
    if (late) late.checked = false
    write()
  }

  form.addEventListener('change', write)
  form.addEventListener('submit', (event) => event.preventDefault())
  all?.addEventListener('click', reset)
  none?.querySelector('button')?.addEventListener('click', reset)
  addEventListener('hashchange', read)
  form.hidden = false
  read()
}
