// What goes on by the reader's clock and nothing else, from now on.
import { liesBehind, since } from './parts/moments.ts'

const each = (selector: string, act: (element: HTMLElement) => void) =>
  document.querySelectorAll<HTMLElement>(selector).forEach(act)

follow()
// What a page draws later is told as well.
setInterval(follow, 60_000)

/** What begins, ends, comes into doubt or is counted by the reader's clock. */
function follow(): void {
  each(':is(.notice, .trouble)', (notice) => {
    notice.hidden = !liesBehind(notice.dataset['from']) || liesBehind(notice.dataset['until'])
  })
  each('[data-gone]', (date) => {
    date.hidden = liesBehind(date.dataset['gone'])
  })
  each('[data-due]', (word) => {
    const due = word.dataset['due']
    if (liesBehind(due))
      word.textContent = `The next word was due ${since(due)} ago; nobody knows here what came since.`
  })
  each('[data-word]', (words) => {
    const due = words.dataset['word']
    if (liesBehind(due)) words.textContent = `; its next word was due ${since(due)} ago`
  })
  each('[data-spans]', (count) => {
    const open = count.dataset['spans']?.split(' ').filter((span) => {
      const [from, until] = span.split('/')
      return liesBehind(from) && !liesBehind(until)
    })
    count.textContent = open?.length ? `${open.length} open` : (count.dataset['none'] ?? '')
  })
}
