import type { App, Process } from './app.ts'
import type { FitTarget } from './playbook.ts'
import { size } from './size.ts'
import type { Finding } from './verdict.ts'

/**
 * Whether the sidecars of each process leave it any memory: all of them count together, as in
 * `SidecarMemoryLessThanProcessMemoryPolicy`. `silent` is what a process has that does not say.
 */
export function judgeSidecars(app: App, target: FitTarget, silent: number): Finding[] {
  return app.processes.flatMap((process) => judgeHost(process, app, target, silent))
}

function judgeHost(process: Process, app: App, target: FitTarget, silent: number): Finding[] {
  const room = process.memoryMb ? process.memoryMb.value : silent
  if (room === undefined || process.wrong?.includes('memory')) return []
  let taken = 0
  for (const { name, memoryMb, processes } of app.sidecars) {
    const types = processes.length > 0 ? processes : ['web']
    if (memoryMb?.value === undefined || !types.includes(process.type)) continue
    const before = taken
    taken += memoryMb.value
    if (taken < room) continue
    const together = before === 0 ? 'its' : 'with the sidecars before it, its'
    const says = `${together} ${size(memoryMb.value)} do not leave ${process.type} anything of its ${size(room)}`
    const playbook = target.at('quotas', 'perProcessMemoryMb')
    const fix = 'give the process more, or the sidecar less'
    return [
      {
        kind: 'sidecar',
        subject: name,
        code: 'sidecar-room',
        verdict: 'refused',
        says,
        fix,
        at: memoryMb.at,
        playbook,
      },
    ]
  }
  return []
}
