import type { Environment, Quotas } from '../../model/environment.ts'
import { lookUp } from '../base/look-up.ts'

type Home = Pick<Environment, 'instead' | 'quotas' | 'foundations'>

/** A command as it is offered in one environment. */
export interface CommandHere {
  run: string
  /** What of it cannot be used there, and what to do in its place; then it is not to be typed. */
  refused?: { command: string; says?: string; who?: string }
  /** A limit that was lowered to what a process may have there: "512 MB". */
  capped?: string
}

/** A command of the platform's command line in a line that is typed: at its start, or behind `|`, `;`, `&&`, `$(`. */
const commands = /(?:^|[\n|;&(]\s*)cf\s+([a-z][a-z0-9-]*)/g

/** The commands that a line uses, each once: `cf events APP | grep crash` uses `cf events`. */
export const commandsIn = (run: string): string[] => [
  ...new Set([...run.matchAll(commands)].map(([, name = '']) => `cf ${name}`)),
]

/** Whether the platform itself refuses a command there, whatever is written of it. */
export function isForbidden(command: string, { foundations, quotas }: Home): boolean {
  if (command === 'cf ssh') return foundations.features.ssh === 'never'
  return command === 'cf run-task' && quotas.perAppTasks === 0
}

/** A command in one environment: as it is, with limits that hold there, or with what to do in its place. */
export function commandHere(run: string, home: Home): CommandHere {
  for (const command of commandsIn(run)) {
    const instead = lookUp(home.instead ?? {}, command)
    if (instead) {
      const { says, who } = instead
      return { run, refused: { command, says, ...(who === undefined ? {} : { who }) } }
    }
    if (isForbidden(command, home)) return { run, refused: { command } }
  }
  return capped(run, home.quotas)
}

const sizes: Record<string, number> = { M: 1, MB: 1, G: 1024, GB: 1024 }

/** `-m 4G` becomes the most that a process may have, where that is less; `-k` likewise for its disk. */
function capped(run: string, { perProcessMemoryMb, perProcessDiskMb }: Quotas): CommandHere {
  let said: string | undefined
  const fitting = run.replace(
    /(?<=\s)(-[mk]) (\d+)([MG]B?)\b/g,
    (whole, flag: string, count: string, unit: string) => {
      const most = flag === '-m' ? perProcessMemoryMb : perProcessDiskMb
      if (most === undefined || Number(count) * (sizes[unit] ?? 1) <= most) return whole
      said = most % 1024 === 0 ? `${most / 1024} GB` : `${most} MB`
      return `${flag} ${most % 1024 === 0 ? `${most / 1024}G` : `${most}M`}`
    },
  )
  return said === undefined ? { run } : { run: fitting, capped: said }
}
