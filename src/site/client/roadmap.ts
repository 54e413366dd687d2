import { readChoices, writeChoices } from './parts/choices.ts'

const form = document.querySelector<HTMLFormElement>('.filters')
const table = document.querySelector<HTMLTableElement>('.promises')
if (form && table) filterRoadmap(form, table)

/** Filters of the promises; what is chosen stands in the address. */
function filterRoadmap(form: HTMLFormElement, table: HTMLTableElement): void {
  const selects = [...form.querySelectorAll('select')]
  const slipped = form.querySelector('[name="slipped"]') as HTMLInputElement
  const rows = [...table.querySelectorAll<HTMLTableRowElement>('tbody tr')]
  const output = form.querySelector('output') as HTMLOutputElement
  const link = form.querySelector('.result a') as HTMLAnchorElement
  const all = form.querySelector('button') as HTMLButtonElement
  const none = document.querySelector<HTMLElement>('.none')
  const total = output.textContent?.replace(/^\d+/, '') ?? ''

  function filter(): void {
    let shown = 0
    for (const row of rows) {
      const { dataset } = row
      row.hidden =
        (slipped.checked && dataset['slipped'] === undefined) ||
        selects.some(({ name, value }) => value !== '' && dataset[name] !== value)
      if (!row.hidden) shown++
    }
    output.textContent = `${shown}${total}`
    if (none) none.hidden = shown > 0
    const chosen = slipped.checked || selects.some(({ value }) => value !== '')
    link.hidden = !chosen
    all.hidden = !chosen
  }

  function write(): void {
    filter()
    const fragment = writeChoices({
      ...Object.fromEntries(selects.map(({ name, value }) => [name, value])),
      slipped: slipped.checked ? 'yes' : '',
    })
    link.href = `#${fragment}`
  }

  function read(): void {
    const choices = readChoices()
    for (const select of selects) {
      const value = choices.get(select.name) ?? ''
      select.value = [...select.options].some((option) => option.value === value) ? value : ''
    }
    slipped.checked = choices.has('slipped')
    filter()
    link.href = location.hash
  }

  function reset(): void {
    for (const select of selects) select.value = ''
    slipped.checked = false
    write()
  }

  form.addEventListener('change', write)
  form.addEventListener('submit', (event) => event.preventDefault())
  all.addEventListener('click', reset)
  none?.querySelector('button')?.addEventListener('click', reset)
  addEventListener('hashchange', read)
  form.hidden = false
  read()
}
