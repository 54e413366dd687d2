// Notices begin and end by the reader's clock: each stands in the list where it belongs by now, and what counts them
// counts what is listed.
import { countOf } from '../../domain/base/words.ts'
import { liesBehind } from './parts/moments.ts'

const [open, announced, past] = ['open', 'announced', 'past'].map((id) =>
  document.querySelector(`.notices.${id}`),
)
if (open && announced && past && settle(open, announced, past)) tell(open, announced, past)

/** Moves each notice to its list; whether any had to move. */
function settle(open: Element, announced: Element, past: Element): boolean {
  let hasMoved = false
  for (const notice of document.querySelectorAll<HTMLElement>('.notices > article')) {
    const { from, until } = notice.dataset
    const home = liesBehind(until) ? past : liesBehind(from) ? open : announced
    if (notice.parentElement === home) continue
    home.prepend(notice)
    hasMoved = true
  }
  return hasMoved
}

/** Says in the facts and the lead how many there are in each list. */
function tell(open: Element, announced: Element, past: Element): void {
  const count = (list: Element) => list.querySelectorAll(':scope > article').length
  const counted: Record<string, Element> = { Open: open, Announced: announced, Over: past }
  for (const label of document.querySelectorAll('.facts dt')) {
    const list = counted[label.textContent ?? '']
    if (list && label.nextElementSibling) label.nextElementSibling.textContent = `${count(list)}`
  }
  // A portion mark may stand before the words.
  const lead = [...(document.querySelector('.lead p')?.childNodes ?? [])].find(
    (node) => node.nodeType === Node.TEXT_NODE && / open, /.test(node.textContent ?? ''),
  )
  const urgent = open.querySelector(':scope > .urgent h3')?.textContent?.trim()
  if (lead)
    lead.textContent = `${countOf(count(open), 'notice')} open, ${count(announced)} announced.${urgent ? ` Urgent: ${urgent}.` : ''}`
}
