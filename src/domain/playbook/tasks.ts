import type { Task } from '../../model/configuration.ts'
import type { Environment } from '../../model/environment.ts'
import type { Entry, Playbook } from './playbook.ts'

/**
 * Which role does what, where the configuration says nothing of roles. Nothing else of the code names a role: pages,
 * search and checks ask here. Where it does say so, a task that it leaves out has nobody.
 */
const usual: Readonly<Record<Task, string>> = {
  build: 'developer',
  enable: 'devee',
  release: 'rele',
  run: 'pre',
}

type Asked = Pick<Playbook, 'configuration' | 'site'>

/** The id of the role with a task; undefined where there is none. */
export function roleOf({ configuration }: Asked, task: Task): string | undefined {
  const said = configuration?.data.roles
  return said === undefined ? usual[task] : said[task]
}

/** The ids of the roles with these tasks, each once. */
export const rolesOf = (playbook: Asked, ...tasks: readonly Task[]): string[] => [
  ...new Set(tasks.flatMap((task) => roleOf(playbook, task) ?? [])),
]

/**
 * Whether the home page has a door for those with a task: where the configuration gives them a role, and without one,
 * for whoever builds or runs, and for others that the site has a label for.
 */
export function hasDoor(playbook: Asked, task: Task): boolean {
  if (playbook.configuration?.data.roles !== undefined) return roleOf(playbook, task) !== undefined
  return task === 'build' || task === 'run' || playbook.site?.data.roleLabels[usual[task]] !== undefined
}

/** The id and the short label of the role with each task; where the playbook has no word for them, a plain one. */
export function duties(playbook: Asked): Record<Task, { id: string | undefined; label: string }> {
  const dutyOf = (task: Task) => {
    const id = roleOf(playbook, task)
    const isNamed =
      id !== undefined &&
      (playbook.configuration?.data.roles !== undefined || playbook.site?.data.roleLabels[id] !== undefined)
    return { id, label: isNamed ? shortOfRole(playbook, id) : plainly[task] }
  }
  return {
    build: dutyOf('build'),
    enable: dutyOf('enable'),
    release: dutyOf('release'),
    run: dutyOf('run'),
  }
}

/** What somebody with a task is called where the playbook has no word for them. */
const plainly: Record<Task, string> = {
  build: 'builder',
  enable: 'coach',
  release: 'releaser',
  run: 'operator',
}

/** What a role is called in short; its id where nobody has given it a label. */
export const shortOfRole = ({ site }: Asked, role: string): string =>
  site?.data.roleLabels[role]?.short ?? role

/** Those who run an environment, as its team has them; nobody where no role does, or where they are not named. */
export const dutyIn = (
  playbook: Asked,
  { data }: Pick<Entry<'environment'>, 'data'>,
): Environment['team'][string] | undefined => data.team[roleOf(playbook, 'run') ?? '']

/**
 * The role that runs an environment, for checks: none where nobody does, where the configuration could not be read, or
 * where it names a role that there is not, which is told there.
 */
export function runningRole(playbook: Playbook, isUnread: boolean): string | undefined {
  const role = roleOf(playbook, 'run')
  const isSaid = playbook.configuration?.data.roles !== undefined
  return role === undefined || isUnread || (isSaid && !playbook.get('role', role)) ? undefined : role
}
