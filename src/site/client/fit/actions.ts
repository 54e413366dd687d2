import type { FitReport } from '../../../domain/fit/judge.ts'
import { make } from '../parts/dom.ts'
import { save } from '../parts/save.ts'
import { loadMarkdown } from './load.ts'

/** What can be done with a report: files are called `name`, `printer` is the script that makes Markdown of it. */
export function actionsFor(
  fit: FitReport,
  name: string,
  printer: string,
  say: (text: string) => void,
): HTMLElement {
  const button = (text: string, act: () => void) => {
    const made = make('button', { type: 'button' }, text)
    made.addEventListener('click', act)
    return made
  }
  const markdown = async () => {
    try {
      const print = await loadMarkdown(printer)
      save(`${name}.md`, 'text/markdown', print(fit))
    } catch (error) {
      console.error(error)
      say('What prints Markdown could not be loaded. Saving as JSON works without it.')
    }
  }
  const json = () => save(`${name}.json`, 'application/json', `${JSON.stringify(fit, null, 2)}\n`)
  return make(
    'p',
    { class: 'actions controls' },
    button('Save as Markdown', markdown),
    button('Save as JSON', json),
    button('Print', () => print()),
  )
}
