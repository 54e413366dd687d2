import { make } from './dom.ts'

/** Names that stand for the reader's own in commands: `cf logs APP`. */
const names = ['APP', 'ORG', 'SPACE'] as const
const fillIn = /(^|[^\w$-])(APP|ORG|SPACE)(?![\w-])/g
const key = 'fieldbook.fill'

/**
 * Puts what is typed once into every command of this page and, as long as the visit lasts, of every other. Pages that have
 * no place for it get one before their first command that uses it.
 */
export function startFilling(): void {
  for (const pre of document.querySelectorAll('.command pre')) markFillIns(pre)
  const slots = [...document.querySelectorAll<HTMLElement>('.command var')].map((element) => ({
    element,
    name: element.textContent ?? '',
  }))
  const used = names.filter((name) => slots.some((slot) => slot.name === name))
  const [first] = slots.filter(({ name }) => used.some((own) => own === name))
  const form = document.querySelector<HTMLFormElement>('.fill') ?? (first && formBefore(first.element))
  if (!form) return
  const inputs = [...form.querySelectorAll('input')].filter((input) => {
    const isUsed = used.some((name) => name === input.name)
    const label = input.closest('label')
    if (label) label.hidden = !isUsed
    return isUsed
  })
  const kept = readKept()
  for (const input of inputs) if (input.value === '') input.value = kept[input.name] ?? ''
  const fill = () => {
    const values = new Map(inputs.map(({ name, value }) => [name, value.trim()]))
    for (const { element, name } of slots) element.textContent = quoted(values.get(name) ?? '') || name
    keep({ ...kept, ...Object.fromEntries(values) })
  }
  form.addEventListener('input', fill)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.hidden = inputs.length === 0
  if (location.protocol === 'file:')
    form.append(
      make('p', { class: 'caption' }, 'Opened from files, some browsers keep them for this page alone.'),
    )
  // Browsers put back what was typed before a reload.
  fill()
}

/** The form of triage pages, for a page whose text has commands. */
function formBefore(slot: HTMLElement): HTMLFormElement {
  const form = make(
    'form',
    { class: 'fill controls', 'aria-label': 'Your names in commands' },
    ...names.map((name) =>
      make(
        'label',
        {},
        name,
        make('input', { name, placeholder: name.toLowerCase(), autocomplete: 'off', spellcheck: 'false' }),
      ),
    ),
    make('p', { class: 'caption' }, 'Fill these once; the commands of every page use them. Nothing is sent.'),
  )
  slot.closest('.command')?.before(form)
  return form
}

function readKept(): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, string>) : {}
  } catch {
    return {}
  }
}

function keep(values: Record<string, string>): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(values))
  } catch {
    // Then they last for this page.
  }
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
