/** Milliseconds. */
const day = 86_400_000

const made = Date.parse(document.querySelector<HTMLTimeElement>('[data-age]')?.dateTime ?? '')

/** The reader's clock. One that stands before the edition is wrong: then the edition's own day is over, and no more. */
export const now = (): number => (Date.now() < made ? made + day : Date.now())

/** Whether a moment lies behind the reader; one that is not known does not. */
export const isPast = (moment: string | undefined): boolean => Date.parse(moment ?? '') < now()

/** Whole days since the edition. */
export const age = (): number => Math.floor((now() - made) / day)

/** "14 days", "3 hours", "20 minutes" since a moment. */
export function since(moment: string): string {
  const minutes = Math.floor((now() - Date.parse(moment)) / 60_000)
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1440), 'day']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
