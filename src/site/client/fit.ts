import { Judging } from './fit/judging.ts'
import { readChoices } from './parts/choices.ts'

const form = document.querySelector<HTMLFormElement>('.fit-form')
const said = document.querySelector<HTMLElement>('.fit-said')
const result = document.querySelector<HTMLElement>('.fit-result')
if (form && said && result) judgeHere(form, said, result)

/** Judges what is given in the form, here and now; nothing is stored and nothing is sent. */
function judgeHere(form: HTMLFormElement, said: HTMLElement, result: HTMLElement): void {
  const judging = new Judging({ form, said, result })
  const { environment, org, name } = judging.given
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    judging.judge()
  })
  form.addEventListener('reset', () => judging.clear())
  for (const choice of [environment, org, name])
    choice.addEventListener('change', () => judging.isJudged && judging.judge(false))
  form.querySelector('.example')?.addEventListener('click', () => judging.showExample())
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  // A file that misses its box must not take the reader away from the page.
  for (const type of ['dragover', 'drop'])
    addEventListener(type, (event) => {
      if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault()
    })
  const wanted = readChoices().get('in')
  if (wanted && [...environment.options].some(({ value }) => value === wanted)) environment.value = wanted
  form.hidden = false
}
