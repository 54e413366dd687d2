// How long ago a day was, by the reader's clock, and whether that is too long to rely on what was seen then.
import { liesBehind, now, since } from './parts/moments.ts'

for (const date of document.querySelectorAll<HTMLElement>('[data-since]')) {
  const { since: day, limit } = date.dataset
  if (!liesBehind(day)) continue
  const isAged = limit !== undefined && now() - Date.parse(day ?? '') > Number(limit) * 86_400_000
  date.append(`, ${since(day)} ago${isAged ? ': too long to rely on' : ''}`)
}
