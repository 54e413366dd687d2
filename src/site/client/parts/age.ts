import { isPast } from './moments.ts'

/** Says how old the edition is, and takes away what is urgent and has run out since it was made. */
export function announceAge(): void {
  const stamp = document.querySelector<HTMLTimeElement>('time[data-age]')
  const days = stamp ? Math.floor((Date.now() - Date.parse(stamp.dateTime)) / 86_400_000) : 0
  if (stamp && days > 0) stamp.append(`, ${days} ${days === 1 ? 'day' : 'days'} ago`)
  for (const notice of document.querySelectorAll<HTMLElement>(':is(.notice, .trouble)[data-until]')) {
    notice.hidden = isPast(notice.dataset['until'])
  }
}
