// Days that were to come when the edition was made: which of them is the next, and which it cannot know any more.
import { shortDay } from '../views/dates.ts'
import { liesBehind, now } from './parts/moments.ts'

const each = (selector: string, act: (element: HTMLElement) => void) =>
  document.querySelectorAll<HTMLElement>(selector).forEach(act)

/** A day is over when it is over everywhere that the playbook's days are those of. */
const isOver = (day: string | undefined) => liesBehind(`${day}T24:00Z`)

follow()
// What a page draws later is told as well.
setInterval(follow, 60_000)

function follow(): void {
  each('[data-promised]', (date) => {
    if (!isOver(date.dataset['promised'])) return
    date.append(' (passed since)')
    delete date.dataset['promised']
  })
  each('[data-by]', (words) => {
    if (isOver(words.dataset['by'])) words.textContent = words.dataset['then'] ?? ''
  })
  const today = new Date(now()).toISOString()
  each('[data-next]', (next) => {
    const [first, ...later] = next.dataset['next']?.split(' ') ?? []
    if (!isOver(first)) return
    const day = later.find((day) => !isOver(day))
    next.textContent = day ? shortDay(day, today) : 'not known to this edition'
    const row = next.closest<HTMLElement>('.dates > li')
    if (!row) return
    row.hidden = day === undefined
    if (day) next.setAttribute('datetime', day)
    putInOrder(row.parentElement)
  })
}

/** What comes again stands where its next day belongs; what has no day stays last. */
function putInOrder(list: HTMLElement | null): void {
  const dayOf = (row: Element) => row.querySelector('time')?.dateTime ?? '9'
  const rows = [...(list?.children ?? [])]
  list?.append(...rows.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b)))))
}
