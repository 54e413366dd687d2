import { join } from 'node:path'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { OwnCheck } from '../model/own-check.ts'
import { loadExtension } from './load-extension.ts'

/** A check with where the configuration names it. */
export interface LoadedCheck {
  check: OwnCheck
  at: Problem['at']
}

/**
 * The checks of an organisation's own. They are code, so they come from `extend/` of the base alone, from a file that
 * lies there itself, and only where the base's configuration names it; no layer above and no content can bring one.
 * What cannot be loaded is a problem, since nothing would find what it was to find.
 */
export function loadOwnChecks(
  base: string,
  configuration: Entry<'configuration'> | undefined,
): { checks: LoadedCheck[]; problems: Problem[] } {
  const checks: LoadedCheck[] = []
  const problems: Problem[] = []
  const taken = new Map<string, string>()
  for (const [i, name] of (configuration?.data.extend?.checks ?? []).entries()) {
    const at = configuration?.at(['extend', 'checks', i]) ?? { file: '', line: 1, col: 1 }
    const wrong = (message: string, fix: string) =>
      problems.push(readingProblem('own-check-file', at, message, fix))
    const loaded = loadExtension(join(base, 'extend'), name)
    if ('fault' in loaded) {
      wrong(loaded.fault, loaded.fix)
      continue
    }
    const missing = lacks(loaded.value)
    if (missing !== undefined) {
      wrong(`extend/${name} is no check: ${missing}`, 'see OwnCheck in the types of the package')
      continue
    }
    const check = loaded.value as OwnCheck
    const other = taken.get(check.code)
    if (other !== undefined) {
      wrong(`extend/${name} has the code ${check.code}, as extend/${other}`, 'give each its own')
      continue
    }
    taken.set(check.code, name)
    checks.push({ check, at })
  }
  return { checks, problems }
}

const form = /^own-[a-z0-9]+(?:-[a-z0-9]+)*$/
const ours = /^own-(?:field|check)-/

/** What keeps a value from being a check; undefined where nothing does. */
function lacks(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'its default export is no object'
  const { code, severity, title, run } = value as { [K in keyof OwnCheck]?: unknown }
  if (typeof code !== 'string' || !form.test(code)) return 'its code has to begin with own-'
  if (ours.test(code)) return `codes that begin with ${/^own-\w+-/.exec(code)?.[0]} are Fieldbook's`
  if (severity !== 'error' && severity !== 'warning') return 'its severity is error or warning'
  if (typeof title !== 'string' || title === '') return 'it has no title'
  return typeof run === 'function' ? undefined : 'it has no function run'
}
