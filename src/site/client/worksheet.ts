import { WorksheetForm } from './worksheet/form.ts'
import { loadWorksheet } from './worksheet/load.ts'
import { Session } from './worksheet/session.ts'

const form = document.querySelector<HTMLFormElement>('.ws-form')
const answer = document.querySelector<HTMLElement>('.ws-answer')
if (form && answer) begin(form, answer)

/** Makes the printed form one that is answered while it is filled in. */
async function begin(element: HTMLFormElement, answer: HTMLElement): Promise<void> {
  const said = answer.querySelector('.ws-said') as HTMLElement
  said.textContent = 'Getting what answers ready…'
  const sources = [element, answer, answer.querySelector<HTMLElement>('.ws-result')]
  const today = new Date().toISOString().slice(0, 10)
  try {
    const loaded = await loadWorksheet(
      sources.map((each) => each?.dataset['src'] ?? ''),
      today,
    )
    let session: Session | undefined
    const form = new WorksheetForm(element, () => session?.changed())
    session = new Session(loaded, form, today)
  } catch (error) {
    console.error(error)
    said.textContent =
      'What answers could not be loaded, or failed. The form can be printed; the command below answers the same record.'
  }
}
