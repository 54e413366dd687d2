import { escapeHtml } from './compare-table.ts'

/** Days as pages write them, and durations. */
const held =
  /\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \d{4})?\b|\d+ (?:working )?(?:minute|hour|day|week|month)s?\b/g

/** Words of a narrow column as HTML, in which no day and no duration is broken between lines. */
export const unbroken = (text: string): string =>
  escapeHtml(text).replace(held, (words) => `<span class="nowrap">${words}</span>`)
