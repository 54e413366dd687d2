/** When things happen in an environment: recurrences, working hours, days of release, freezes, holidays. */
import { z } from 'zod'
import { daySchema, line, marked, text } from './fields.ts'

/** Days of the week as RFC 5545 (3.3.10, `weekday`) writes them, Monday first. */
export const weekdaySchema = z.enum(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])
export type Weekday = z.infer<typeof weekdaySchema>

/** A time of day on a clock of 24 hours, in the zone of the environment: `15:00`. */
const clockSchema = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'write a time of day with two digits each: 08:00, 15:30')

/** A time zone of the IANA database, or UTC. Offsets such as +01:00 are not accepted: they have no summer time. */
export const zoneSchema = z
  .string()
  .refine(
    isZone,
    'there is no such time zone; write UTC or a name of the IANA database such as Europe/Berlin',
  )

function isZone(zone: string): boolean {
  if (zone === 'UTC') return true
  if (!/^[A-Z][A-Za-z_+-]+(?:\/[A-Za-z_+-]+)+$/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/**
 * The rule of a recurrence, as RFC 5545 (3.3.10) writes it after "RRULE:". It repeats by days or longer, and
 * without an end: what ends is taken out of the calendar when it has.
 */
const ruleSchema = z
  .string()
  .max(200)
  .regex(
    /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL|BYDAY|BYMONTHDAY|BYMONTH|BYSETPOS|WKST)=[A-Z0-9,+-]+)*$/,
    'write a rule without an end, such as FREQ=WEEKLY;BYDAY=WE, FREQ=MONTHLY;BYDAY=2TU or FREQ=MONTHLY;BYDAY=-1MO; what has ended is taken out',
  )

/** Something that comes again: a meeting, a window. Its words are printed from it. */
export const recurrenceSchema = z.strictObject({
  rule: ruleSchema,
  /** The day from which it holds; every second week is counted from here. */
  first: daySchema,
  from: clockSchema,
  /** On the same day, or on the next one where it is earlier than `from`. */
  until: clockSchema,
  /** Days of the rule on which it does not take place. */
  except: z.array(daySchema).optional(),
  /** Further days on which it does. */
  also: z.array(daySchema).optional(),
})
export type Recurrence = z.infer<typeof recurrenceSchema>

/** Hours on some days of the week; into the next day where they end no later than they begin. */
export const hoursSchema = z.strictObject({
  days: z.array(weekdaySchema).min(1),
  from: clockSchema,
  until: clockSchema,
})
export type Hours = z.infer<typeof hoursSchema>

/** What has to keep its distance from a window. */
const apartSchema = z.strictObject({
  what: z.enum(['release', 'exercise']),
  from: z.enum(['upgrade-window']),
  hours: z.int().min(0).max(336),
})

/** The calendar of an environment. */
export const calendarSchema = z.strictObject({
  /** The zone in which its hours are written; UTC where nothing is said. */
  zone: zoneSchema.optional(),
  /** When people work there; Monday to Friday where nothing is said. */
  working: hoursSchema.optional(),
  /** When releases may go out; on any working day where nothing is said. */
  releases: hoursSchema.optional(),
  apart: z.array(apartSchema).optional(),
  /** The last day for which holidays and freezes are written down. */
  knownUntil: daySchema.optional(),
  holidays: z.array(z.strictObject({ ...marked, day: daySchema, name: text() })).default([]),
  freezes: z.array(z.strictObject({ ...marked, from: daySchema, to: daySchema, name: text() })).default([]),
})
export type EnvironmentCalendar = z.infer<typeof calendarSchema>

/** What comes again is written as a recurrence; words alone are for what no rule can say. */
export const timesFields = {
  repeats: recurrenceSchema.optional(),
  /** In words, where there is no rule: "At the end of each exercise". */
  when: text().optional(),
  /** The next time of what has no rule. */
  next: daySchema.optional(),
  /** What the rule cannot say: "on site; minutes on the low side a week later". */
  besides: line().optional(),
}
