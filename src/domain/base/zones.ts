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
export function momentsShown(local: string, zone: string): string[] {
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
