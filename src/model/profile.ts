import { z } from 'zod'

/**
 * The doors that an edition goes through: `whole` is everything; `plain` has pages, styles, PNG pictures and text, and
 * nothing that could run; `data` is the release itself, without a page.
 */
export const profileSchema = z.enum(['whole', 'plain', 'data'])
export type Profile = z.infer<typeof profileSchema>

/** The profiles that are a site. */
export type SiteProfile = Exclude<Profile, 'data'>
