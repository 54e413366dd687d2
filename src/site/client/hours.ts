// Whether somebody answers now, by the reader's clock and the hours of the environment.
import { type Answering, answersAt } from '../../domain/calendar/answers-at.ts'
import { now } from './parts/moments.ts'

for (const place of document.querySelectorAll<HTMLElement>('[data-answers]')) {
  const isOpen = answersAt(JSON.parse(place.dataset['answers'] ?? '') as Answering, now())
  const { otherwise } = place.dataset
  place.classList.toggle('closed', !isOpen)
  place.textContent = isOpen ? 'Answers now. ' : `Closed now${otherwise ? `: ${otherwise}` : ''}. `
}
