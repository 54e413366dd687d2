import { readFileSync } from 'node:fs'

/** Wall-clock and processor seconds since this process began. */
export interface Clock {
  wall: number
  cpu: number
}

/** What each stage of long work took, from the beginning of the process: the first stage is what came before it. */
export class StageTimes {
  readonly #stages: { name: string; from: Clock }[] = [{ name: 'load', from: { wall: 0, cpu: 0 } }]
  readonly #now: () => Clock

  constructor(now: () => Clock = sinceStart) {
    this.#now = now
  }

  /** A stage begins; the one before it is over. */
  step(name: string): void {
    this.#stages.push({ name, from: this.#now() })
  }

  /** A line for each stage and one for all, in seconds. */
  table(): string {
    const end = this.#now()
    const rows = this.#stages.map(({ name, from }, i) => row(name, from, this.#stages[i + 1]?.from ?? end))
    return [line('stage', 'wall s', 'CPU s'), ...rows, row('all', { wall: 0, cpu: 0 }, end)].join('')
  }
}

const row = (name: string, from: Clock, to: Clock) =>
  line(name, (to.wall - from.wall).toFixed(2), (to.cpu - from.cpu).toFixed(2))

const line = (name: string, wall: string, cpu: string) =>
  `${name.padEnd(10)}${wall.padStart(8)}${cpu.padStart(8)}\n`

function sinceStart(): Clock {
  const { user, system } = process.cpuUsage()
  return { wall: performance.now() / 1000, cpu: (user + system) / 1e6 + ofEnded() }
}

/**
 * What ended children took, the indexer among them: Linux says it (proc_pid_stat(5), fields 16 and 17, in hundredths),
 * elsewhere it is not in the figures.
 */
function ofEnded(): number {
  try {
    // The second field is a name in parentheses, which may hold anything.
    const fields = (readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1) ?? '').split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return 0
  }
}
