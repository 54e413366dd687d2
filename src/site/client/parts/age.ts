import { countOf } from '../../../domain/base/words.ts'

/**
 * Says how old the edition is, and lets notices begin and end by the reader's clock: urgent ones that have run out since
 * it was made go away, on a page of notices each stands in the list where it belongs by now, and what counts them
 * counts what is listed.
 */
export function announceAge(): void {
  const stamp = document.querySelector<HTMLTimeElement>('time[data-age]')
  const days = stamp ? Math.floor((Date.now() - Date.parse(stamp.dateTime)) / 86_400_000) : 0
  if (stamp && days > 0) stamp.append(`, ${days} ${days === 1 ? 'day' : 'days'} ago`)
  for (const notice of document.querySelectorAll<HTMLElement>(':is(.notice, .trouble)[data-until]')) {
    notice.hidden = isPast(notice.dataset['until'])
  }
  const [open, announced, past] = ['open', 'announced', 'past'].map((id) =>
    document.querySelector(`.notices.${id}`),
  )
  if (open && announced && past) settle({ open, announced, past })
}

const isPast = (moment: string | undefined) => Date.parse(moment ?? '') < Date.now()

function settle({ open, announced, past }: Record<'open' | 'announced' | 'past', Element>): void {
  let hasMoved = false
  for (const notice of document.querySelectorAll<HTMLElement>('.notices > article')) {
    const { from, until } = notice.dataset
    const home = isPast(until) ? past : isPast(from) ? open : announced
    if (notice.parentElement === home) continue
    home.prepend(notice)
    hasMoved = true
  }
  if (!hasMoved) return
  const count = (list: Element) => list.querySelectorAll(':scope > article').length
  const counted: Record<string, Element> = { Open: open, Announced: announced, Over: past }
  for (const label of document.querySelectorAll('.facts dt')) {
    const list = counted[label.textContent ?? '']
    if (list && label.nextElementSibling) label.nextElementSibling.textContent = `${count(list)}`
  }
  const lead = [...(document.querySelector('.lead p')?.childNodes ?? [])].find(
    (node) => node.nodeType === Node.TEXT_NODE && / open, /.test(node.textContent ?? ''),
  )
  if (lead)
    lead.textContent = (lead.textContent ?? '').replace(
      /^.*? announced\./,
      `${countOf(count(open), 'notice')} open, ${count(announced)} announced.`,
    )
  const rail = document.querySelector('[aria-current="page"] .count')
  if (rail) rail.textContent = `${count(open) + count(announced)} open`
}
