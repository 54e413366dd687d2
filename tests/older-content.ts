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

const canary = `    duration: 1 hour
    share: 10 %
    limits: { error-rate: 1 }
`

/** Makes of a playbook one of a version that knew no configuration, and wrote times of meetings and canaries as words. */
export function writeOlder(root: string, environment: string): void {
  rmSync(join(root, 'fieldbook.config.yaml'), { force: true })
  const file = join(root, 'environments', environment, 'environment.yaml')
  const before = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    before
      .replace(/^cadence:\n(?:[ -].*\n|#.*\n)*/m, cadence)
      .replace(/^ {4}duration:(?:.*\n)+? {4}share:(?:.*\n)+?(?= {4}\w)/m, canary),
  )
}
