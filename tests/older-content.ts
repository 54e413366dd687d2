import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const cadence = `cadence:
  # Ours.
  - name: Meeting
    kind: meeting
    when: Every Wednesday, 16:00 UTC, 30 minutes
    next: 2026-11-18
    what: News.
`

/** Makes of a playbook one of a version that knew no configuration, and wrote times of meetings as words. */
export function writeOlder(root: string, environment: string): void {
  rmSync(join(root, 'fieldbook.config.yaml'), { force: true })
  const file = join(root, 'environments', environment, 'environment.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^cadence:\n(?:[ -].*\n|#.*\n)*/m, cadence))
}
