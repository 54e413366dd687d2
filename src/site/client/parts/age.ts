import { age } from './moments.ts'

const each = (selector: string, act: (element: HTMLElement) => void) =>
  document.querySelectorAll<HTMLElement>(selector).forEach(act)

/** Says how old the edition is, and what it cannot know. */
export function announceAge(): void {
  const days = age()
  if (days <= 0) return
  each('[data-age]', (stamp) => stamp.append(`, ${days} ${days === 1 ? 'day' : 'days'} ago`))
  each('.age', (chip) => chip.classList.add('old'))
  each('.age > [hidden]', (words) => {
    words.hidden = false
  })
}
