import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What one whole process took, with all it started: seconds, and the most memory that one of them had, in MB. */
export interface Took {
  wall: number
  cpu: number
  memory: number
  /** What it said on standard error. */
  said: string
}

const time = '/usr/bin/time'

/** Runs a program to its end and measures it with GNU time. Throws where it fails, and where there is no GNU time. */
export function run(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Took {
  if (!existsSync(time)) throw new Error('the bench measures with GNU time: install "time"')
  const mark = 'bench-took'
  const { stderr, status, error } = spawnSync(time, ['-f', `${mark} %e %U %S %M`, command, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 2 ** 26,
  })
  if (error) throw error
  const [said = '', figures = ''] = stderr.split(`${mark} `)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${said}`)
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = figures.trim().split(' ').map(Number)
  return { wall, cpu: user + system, memory: kilobytes / 1024, said }
}

/** The middle one of several runs, by processor time. */
export function middle(runs: readonly Took[]): Took {
  const found = runs.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(runs.length / 2)]
  if (!found) throw new Error('nothing was run')
  return found
}

/** How fast `y` grows with `x`: the slope of the line through their logarithms. */
export function exponentOf(points: readonly { x: number; y: number }[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }))
  const mean = (of: 'x' | 'y') => logs.reduce((sum, point) => sum + point[of], 0) / logs.length
  const [x, y] = [mean('x'), mean('y')]
  const across = logs.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0)
  return across / logs.reduce((sum, point) => sum + (point.x - x) ** 2, 0)
}
