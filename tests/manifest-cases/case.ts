import type { PlatformCode } from '../../src/domain/fit/rules/codes.ts'
import type { Verdict } from '../../src/domain/fit/verdict.ts'

/** A manifest that stands for a kind, with the right answer in one of two environments. */
export interface ManifestCase {
  name: string
  text: string
  services?: string
  vars?: string
  app?: string
  /** `open` lets everything out and has every limit; `closed` lets nothing out. */
  environment?: 'open' | 'closed'
  verdict: Verdict
  /** `code line` of what rests on a rule of the platform, in the order found. */
  found?: readonly `${PlatformCode} ${number}`[]
}

/** An app of which everything is said, with these lines in it from line 7 on. */
export const app = (...lines: string[]) =>
  `applications:
- name: berth
  buildpacks: [java_buildpack]
  stack: cflinuxfs4
  memory: 256M
  log-rate-limit-per-second: 1K
${lines.map((line) => `  ${line}\n`).join('')}`
export const quiet = (...lines: string[]) => app('no-route: true', ...lines)
export const refused = 'refused' as const
