/** Names that stand for the reader's own in commands: `cf logs APP`. */
const fillIn = /(^|[^\w$-])(APP|ORG|SPACE)(?![\w-])/g
const form = document.querySelector<HTMLFormElement>('.fill')
if (form) start(form)

/** Puts what is typed once into every command of the page. */
function start(form: HTMLFormElement): void {
  for (const pre of document.querySelectorAll('.command pre')) markFillIns(pre)
  const slots = [...document.querySelectorAll<HTMLElement>('.command var')].map((element) => ({
    element,
    name: element.textContent ?? '',
  }))
  const inputs = [...form.querySelectorAll('input')].filter((input) => {
    const used = slots.some(({ name }) => name === input.name)
    const label = input.closest('label')
    if (label) label.hidden = !used
    return used
  })
  const fill = () => {
    const values = new Map(inputs.map(({ name, value }) => [name, value.trim()]))
    for (const { element, name } of slots) element.textContent = quoted(values.get(name) ?? '') || name
  }
  form.addEventListener('input', fill)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.hidden = inputs.length === 0
  // Browsers put back what was typed before a reload.
  fill()
}

/** A name that the shell would take apart stands in quotes. */
function quoted(value: string): string {
  return /^[\w.@/-]*$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`
}

/** Commands in an author's text have no marked fill-ins yet. */
function markFillIns(pre: Element): void {
  const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (!text.parentElement?.closest('var, samp')) texts.push(text)
  }
  for (const text of texts) {
    const pieces: (string | Node)[] = []
    let from = 0
    for (const match of text.data.matchAll(fillIn)) {
      const slot = document.createElement('var')
      slot.textContent = match[2] ?? ''
      const at = match.index + (match[1]?.length ?? 0)
      pieces.push(text.data.slice(from, at), slot)
      from = at + slot.textContent.length
    }
    if (pieces.length > 0) text.replaceWith(...pieces, text.data.slice(from))
  }
}
