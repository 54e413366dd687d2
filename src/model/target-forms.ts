/** The forms that a target may have; apart from its schema, since the browser has none. */
export const targetForms = 'write a day (2026-08-20), a month (2026-08) or a fiscal quarter (2026-Q4)'
