import { z } from 'zod'

/** A role or a tool that a command needs, or that people of an environment have: `role OrgManager`, `tool psql`. */
export const holdingSchema = z
  .string()
  .regex(/^(?:role|tool) [A-Za-z][\w.-]*$/, 'write "role OrgManager" or "tool psql"')

/**
 * What somebody must have to type a command: a shell (`ssh`), lines of the log (`logs`), events (`events`), a right to
 * change (`changes`), a role, a tool.
 */
export const needSchema = z.union([z.enum(['ssh', 'logs', 'events', 'changes']), holdingSchema])
export type Need = z.infer<typeof needSchema>
