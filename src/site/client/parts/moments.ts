/** Milliseconds. */
const [minute, day] = [60_000, 86_400_000]

const made = Date.parse(document.querySelector<HTMLTimeElement>('[data-age]')?.dateTime ?? '')

/** The reader's clock. One that stands before the edition is wrong: then the edition's own day is over, and no more. */
export const now = (): number => (Date.now() < made ? made + day : Date.now())

/** Whether a moment lies behind the reader; one that is not known does not. */
export const liesBehind = (moment: string | undefined): boolean => Date.parse(moment ?? '') < now()

/** Whole days since the edition. */
export const age = (): number => Math.floor((now() - made) / day)

/** "14 days", "3 hours", "20 minutes" since a moment, rounded down. */
export function since(moment: string | undefined): string {
  const minutes = (now() - Date.parse(moment ?? '')) / minute
  const [count, unit] =
    minutes < 120 ? [minutes, 'minute'] : minutes < 2880 ? [minutes / 60, 'hour'] : [minutes / 1440, 'day']
  return `${Math.floor(count)} ${unit}${count < 2 ? '' : 's'}`
}
