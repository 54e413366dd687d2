import type { Environment, Quotas } from '../../model/environment.ts'
import type { Need } from '../../model/need.ts'
import { lookUp } from '../base/look-up.ts'

type Home = Pick<Environment, 'has' | 'instead' | 'quotas' | 'foundations'>

/** A command, and what is known of it beside its words. */
export interface Typed {
  run: string
  /** Without it, it only reads. */
  effect?: 'reads' | 'changes' | undefined
  /** What it needs beyond what its name and its effect say. */
  needs?: readonly Need[] | undefined
}

/** A command as it is offered in one environment. */
export interface CommandHere {
  run: string
  /** What of it cannot be used there, and what to do in its place; then it is not to be typed. */
  refused?: { command: string; need?: Need; says?: string; who?: string }
  /** A limit that was lowered to what a process may have there: "512 MB". */
  capped?: string
}

/** A command of the platform's command line in a line that is typed: at its start, or behind `|`, `;`, `&&`, `$(`. */
const commands = /(?:^|[\n|;&(]\s*)cf\s+([a-z][a-z0-9-]*)/g

/** The commands that a line uses, each once: `cf events APP | grep crash` uses `cf events`. */
export const commandsIn = (run: string): string[] => [
  ...new Set([...run.matchAll(commands)].map(([, name = '']) => `cf ${name}`)),
]

/** What commands of the platform need, whatever is written of them. */
const needed: Readonly<Record<string, Need>> = { 'cf ssh': 'ssh', 'cf logs': 'logs', 'cf events': 'events' }

/** Everything that a command needs: by its name, by its effect, and as it says itself. */
const needsOf = ({ run, effect, needs = [] }: Typed): Need[] => [
  ...new Set([
    ...commandsIn(run).flatMap((command) => lookUp(needed, command) ?? []),
    ...(effect === 'changes' ? (['changes'] as const) : []),
    ...needs,
  ]),
]

/** What the platform itself refuses there, or nobody there has, whatever is written in its place. */
function isLacking(what: string, { foundations, quotas, has }: Home): boolean {
  if (what === 'ssh') return foundations.features.ssh === 'never'
  if (what === 'cf run-task') return quotas.perAppTasks === 0
  return has !== undefined && /^(?:role|tool) /.test(what) && !has.includes(what)
}

/** A command in one environment: as it is, with limits that hold there, or with what to do in its place. */
export function commandHere(typed: Typed, home: Home): CommandHere {
  const { run } = typed
  const used = commandsIn(run)
  const [command = run.trim().split(/\s/)[0] ?? ''] = used
  const refuse = (of: string, need?: Need): CommandHere | undefined => {
    const instead = lookUp(home.instead ?? {}, need ?? of)
    if (!instead && !isLacking(need ?? of, home)) return undefined
    const { says, who } = instead ?? {}
    const named = { command: of, ...(need === undefined ? {} : { need }) }
    return {
      run,
      refused: { ...named, ...(says === undefined ? {} : { says }), ...(who === undefined ? {} : { who }) },
    }
  }
  const found = [
    ...used.map((each) => refuse(each)),
    ...needsOf(typed).map((need) =>
      refuse(used.find((each) => lookUp(needed, each) === need) ?? command, need),
    ),
  ].filter((each) => each !== undefined)
  // What says what to do comes before what only says that it cannot be done.
  const refused = found.find((each) => each.refused?.says !== undefined) ?? found[0]
  return refused ?? capped(run, home.quotas)
}

const words: Readonly<Record<string, string>> = {
  ssh: 'a shell',
  logs: 'log lines',
  events: 'events',
  changes: 'the right to change',
}

/** A need in words: "the right to change", "the role OrgManager", "psql". */
export const needWords = (need: string): string =>
  lookUp(words, need) ?? need.replace(/^role /, 'the role ').replace(/^tool /, '')

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
