import { readChoices, writeChoices } from './parts/choices.ts'
import { make } from './parts/dom.ts'

const label = document.querySelector<HTMLLabelElement>('.narrow')
const input = label?.querySelector('input')
if (label && input) filterSymptoms(label, input)

/**
 * Narrows symptoms down to those that have every word typed; where none has, to those whose signal the typed
 * text contains, so that a whole line of a log can be pasted. The signals that it was are marked.
 */
function filterSymptoms(label: HTMLLabelElement, input: HTMLInputElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.symptoms > li')].map((element) => ({
    element,
    words: element.textContent?.toLowerCase() ?? '',
    signals: [...element.querySelectorAll('.signals code')].map((code) => ({
      code,
      text: code.textContent?.toLowerCase() ?? '',
    })),
  }))
  const none = document.querySelector<HTMLElement>('.none')
  const narrow = () => {
    const typed = input.value.trim().toLowerCase()
    const words = typed.split(/\s+/)
    const byWords = rows.filter((row) => words.every((word) => row.words.includes(word)))
    const isMatched = (signal: string) => signal.length > 2 && typed.includes(signal)
    const bySignal = rows.filter((row) => row.signals.some(({ text }) => isMatched(text)))
    const shown = new Set(byWords.length > 0 ? byWords : bySignal)
    for (const row of rows) {
      row.element.hidden = !shown.has(row)
      for (const { code, text } of row.signals) {
        const isHit = typed !== '' && (text.includes(typed) || isMatched(text))
        const [mark] = code.children
        if (isHit && !mark) code.replaceChildren(make('mark', {}, code.textContent ?? ''))
        else if (!isHit && mark) code.replaceChildren(code.textContent ?? '')
      }
    }
    for (const section of document.querySelectorAll<HTMLElement>('.text > section'))
      section.hidden = !section.querySelector('.symptoms > li:not([hidden])')
    if (none) none.hidden = shown.size > 0
  }
  const read = () => {
    input.value = readChoices().get('q') ?? ''
    narrow()
  }
  input.addEventListener('input', () => {
    narrow()
    // A word is worth handing on; a pasted line of a log may hold what should not stay in a history.
    const typed = input.value.trim()
    writeChoices({ q: typed.length > 40 ? '' : typed })
  })
  addEventListener('hashchange', read)
  label.hidden = false
  read()
}
