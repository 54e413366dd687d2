import { age, isPast, since } from './moments.ts'

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector)

/** Says how old the edition is, shows what goes on by now and nothing else, and doubts what is overdue; from now on. */
export function announceAge(): void {
  const days = age()
  for (const stamp of all('[data-age]')) {
    stamp.dataset['age'] ||= stamp.textContent ?? ''
    if (days > 0) stamp.textContent = `${stamp.dataset['age']}, ${days} ${days === 1 ? 'day' : 'days'} ago`
  }
  // How old it is, and what it cannot know.
  for (const chip of all('.age')) {
    chip.classList.toggle('old', days > 0)
    for (const words of chip.querySelectorAll('span')) words.hidden = days < 1
  }
  for (const notice of all(':is(.notice, .trouble)[data-from]')) {
    const { from, until } = notice.dataset
    notice.hidden = !isPast(from) || isPast(until)
  }
  for (const date of all('[data-gone]')) date.hidden = isPast(date.dataset['gone'])
  for (const word of all('[data-due]')) {
    const due = word.dataset['due'] ?? ''
    if (isPast(due))
      word.textContent = `The next word was due ${since(due)} ago; nobody knows here what came since.`
  }
  for (const count of all('[data-spans]')) {
    const spans = (count.dataset['spans'] ?? '').split(' ').map((span) => span.split('/'))
    const open = spans.filter(([from, until]) => isPast(from) && !isPast(until)).length
    count.textContent = open > 0 ? `${open} open` : ''
  }
  setTimeout(announceAge, 60_000)
}
