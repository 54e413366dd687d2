/** Says how old the edition is, and takes away urgent notices that have run out since it was made. */
export function announceAge(): void {
  const stamp = document.querySelector<HTMLTimeElement>('time[data-age]')
  const days = stamp ? Math.floor((Date.now() - Date.parse(stamp.dateTime)) / 86_400_000) : 0
  if (stamp && days > 0) stamp.append(`, ${days} ${days === 1 ? 'day' : 'days'} ago`)
  for (const notice of document.querySelectorAll<HTMLElement>('.notice[data-until]')) {
    notice.hidden = Date.parse(notice.dataset['until'] ?? '') < Date.now()
  }
}
