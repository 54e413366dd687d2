/**
 * Says how old the edition is, takes away urgent notices that have run out since it was made, and moves what is
 * over on a page of notices to what is past.
 */
export function announceAge(): void {
  const stamp = document.querySelector<HTMLTimeElement>('time[data-age]')
  const days = stamp ? Math.floor((Date.now() - Date.parse(stamp.dateTime)) / 86_400_000) : 0
  if (stamp && days > 0) stamp.append(`, ${days} ${days === 1 ? 'day' : 'days'} ago`)
  for (const notice of document.querySelectorAll<HTMLElement>('.notice[data-until]')) {
    notice.hidden = isOver(notice)
  }
  for (const notice of document.querySelectorAll<HTMLElement>('.notices:not(.past) > [data-until]')) {
    if (isOver(notice)) document.querySelector('.notices.past')?.prepend(notice)
  }
}

function isOver({ dataset }: HTMLElement): boolean {
  return Date.parse(dataset['until'] ?? '') < Date.now()
}
