import { suggest } from '../../domain/base/nearest.ts'
import { type Task, tasks } from '../../model/configuration.ts'
import { idSchema } from '../../model/fields.ts'

/** Which role does what. */
export type PlannedRoles = Partial<Record<Task, string>>

/**
 * Roles by their tasks, from `run=sre,build=builder`. Throws a RangeError whose message says what is wrong. Which tasks
 * there are the model says.
 */
export function rolesIn(said: string): PlannedRoles {
  const found: PlannedRoles = {}
  for (const part of said.split(',').map((one) => one.trim())) {
    if (part === '') continue
    const [name = '', id = '', ...more] = part.split('=').map((one) => one.trim())
    const task = tasks.find((one) => one === name)
    if (task === undefined) throw new RangeError(`"${name}" is no task: ${suggest(name, tasks)}`)
    if (more.length > 0 || !idSchema.safeParse(id).success)
      throw new RangeError(
        `"${part}": write ${task}= and the id of a role: lower-case letters, digits and "-", starting with a letter`,
      )
    if (found[task] !== undefined) throw new RangeError(`${task} stands twice: one role does it`)
    found[task] = id
  }
  return found
}
