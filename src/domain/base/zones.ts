/** Clocks of time zones, by what the runtime knows of the IANA database. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
export function offsetAt(time: number, zone: string): number {
  let format = formats.get(zone)
  if (!format) {
    const two = '2-digit' as const
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
    formats.set(zone, format)
  }
  const at = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]))
  const { year, month, day, hour, minute, second } = at
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(time / 1000) * 1000
}

const minute = (time: number) => new Date(time).toISOString().slice(0, 16)

/** The moments, in UTC, at which clocks of a zone show `2026-03-16T07:40`: none or two of them where clocks are changed. */
function momentsShown(local: string, zone: string): string[] {
  const shown = Date.parse(`${local}:00Z`)
  if (zone === 'UTC') return [`${minute(shown)}Z`]
  // Changes of the clocks lie further apart than a day.
  const offsets = new Set([offsetAt(shown - 86_400_000, zone), offsetAt(shown + 86_400_000, zone)])
  return [...offsets]
    .map((offset) => shown - offset)
    .filter((time) => time + offsetAt(time, zone) === shown)
    .sort((a, b) => a - b)
    .map((time) => `${minute(time)}Z`)
}

/** What clocks of a zone show at a moment in UTC: `2026-03-16T08:40`. */
export function clockIn(zone: string, moment: string): string {
  const time = Date.parse(moment)
  return minute(zone === 'UTC' ? time : time + offsetAt(time, zone))
}

/** A zone as people read it: `Europe/Berlin` is the time of Berlin. */
export const zoneWords = (zone: string): string =>
  zone === 'UTC' ? zone : `${(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')} time`

/** A moment in UTC by the clocks of a zone, for reports: "2026-11-16 08:40 Berlin time". */
export const momentWords = (moment: string, zone: string): string =>
  `${clockIn(zone, moment).slice(0, 16).replace('T', ' ')} ${zoneWords(zone)}`

/** What stands on one side of a change: a moment by the clocks of a zone, and all else as it is. */
export const sideWords = (side: string, zone: string): string =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/.test(side) ? momentWords(side, zone) : side

/** A moment in UTC as people of a zone write it: `2026-11-16T08:40+01:00`. */
export function withOffset(moment: string, zone: string): string {
  if (zone === 'UTC') return moment
  const minutes = Math.round(offsetAt(Date.parse(moment), zone) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${clockIn(zone, moment)}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

/**
 * A moment as it is written, in UTC: with an offset, or by the clocks of `zone`. Where there is no such zone, or its
 * clocks never show that time or show it twice, what is wrong and what would be right.
 */
export function readMoment(
  text: string,
  zone: string | undefined,
): { moment: string } | { message: string; fix: string } {
  if (text.endsWith('Z')) return { moment: text }
  if (/[+-]\d\d:\d\d$/.test(text)) return { moment: `${minute(Date.parse(text))}Z` }
  if (zone === undefined) {
    const fix = `say that it is UTC: ${text}Z; or add its offset, as ${text}+01:00; or set timeZone in fieldbook.config.yaml`
    return { message: 'without a time zone', fix }
  }
  const [moment, second] = momentsShown(text, zone)
  if (moment === undefined)
    return {
      message: `which clocks in ${zone} never show`,
      fix: 'they are put forward then; write the hour after',
    }
  if (second !== undefined)
    return { message: `which clocks in ${zone} show twice`, fix: `write ${moment} or ${second}` }
  return { moment }
}
