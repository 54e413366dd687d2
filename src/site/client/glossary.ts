// Narrows the glossary down as one types; without it all terms are there, by their letters.
const form = document.querySelector<HTMLFormElement>('.filters')
const input = form?.querySelector('input')
const output = form?.querySelector('output')
const none = document.querySelector<HTMLElement>('.none')
const letters = [...document.querySelectorAll<HTMLAnchorElement>('.letters a')]
const sections = [...document.querySelectorAll<HTMLElement>('section:has(> .terms)')]

interface Term {
  element: HTMLElement
  /** What it is called: its word and its other words. */
  name: string
  text: string
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
/** Its word and its other words stand in elements of their own, without a blank between them. */
const wordsIn = (dt: Element | null) => [...(dt?.childNodes ?? [])].map((node) => node.textContent).join(' ')
const terms = sections.flatMap((section) =>
  [...section.querySelectorAll<HTMLElement>('.terms > div')].map(
    (element): Term => ({
      element,
      name: ` ${plain(wordsIn(element.querySelector('dt')))}`,
      text: ` ${plain(`${wordsIn(element.querySelector('dt'))} ${element.querySelector('dd')?.textContent}`)}`,
    }),
  ),
)

if (form && input && output) {
  const narrow = () => {
    const words = plain(input.value).split(' ').filter(Boolean)
    // What is called so is meant; where nothing is, what speaks of it.
    const has = (text: string) => words.every((word) => text.includes(` ${word}`))
    const named = terms.filter(({ name }) => has(name))
    const shown = new Set(named.length > 0 ? named : terms.filter(({ text }) => has(text)))
    for (const term of terms) term.element.hidden = !shown.has(term)
    for (const section of sections) section.hidden = !section.querySelector('.terms > div:not([hidden])')
    for (const link of letters) {
      const section = document.getElementById(link.hash.slice(1))?.closest('section')
      link.hidden = section?.hidden === true
    }
    output.textContent =
      shown.size === terms.length ? `${terms.length} terms` : `${shown.size} of ${terms.length} terms`
    if (none) none.hidden = shown.size > 0
  }
  input.addEventListener('input', narrow)
  form.addEventListener('submit', (event) => event.preventDefault())
  // Where a link leads to has to be there.
  addEventListener('hashchange', () => {
    input.value = ''
    narrow()
  })
  form.hidden = false
  if (input.value !== '') narrow()
}
