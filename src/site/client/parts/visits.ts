/** What is kept of what a reader read, on this machine alone and never sent anywhere. */
export interface Visits {
  /** The day of the edition that was read last. */
  edition?: string
  /** The day of the one read before it, where it was another. */
  before?: string
  /** How many pages of each environment were read. */
  in: Record<string, number>
}

const key = 'fieldbook.visits'

/** What is known of earlier visits; nothing where storage is refused, or what is there is not ours. */
export function readVisits(): Visits {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (typeof kept === 'object' && kept !== null) return { in: {}, ...kept }
  } catch {
    // A file share may refuse storage, and then nothing is kept.
  }
  return { in: {} }
}

/** Keeps which edition is read, and of which environment. */
export function rememberVisit(): void {
  const edition = document.querySelector<HTMLTimeElement>('time[data-age]')?.dateTime
  const { in: environment } = document.documentElement.dataset
  const visits = readVisits()
  if (edition !== undefined && visits.edition !== edition) {
    if (visits.edition !== undefined) visits.before = visits.edition
    visits.edition = edition
  }
  if (environment !== undefined) visits.in[environment] = (visits.in[environment] ?? 0) + 1
  try {
    localStorage.setItem(key, JSON.stringify(visits))
  } catch {
    // Then every visit is the first.
  }
}
