import { lstatSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import type { OwnCheck } from '../model/own-check.ts'

/** A check with where the configuration names it. */
export interface LoadedCheck {
  check: OwnCheck
  at: Problem['at']
}

const require = createRequire(import.meta.url)

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
    const file = join(base, 'extend', name)
    const fault = faultOf(join(base, 'extend'), file)
    if (fault !== undefined) {
      wrong(`extend/${name} ${fault}`, 'put the file itself into extend/, or take it out here')
      continue
    }
    const loaded = load(file)
    if (typeof loaded === 'string') {
      wrong(`extend/${name} cannot be loaded: ${loaded}`, 'run it with node to see where')
      continue
    }
    const missing = lacks(loaded)
    if (missing !== undefined) {
      wrong(`extend/${name} is no check: ${missing}`, 'see OwnCheck in the types of the package')
      continue
    }
    const check = loaded as OwnCheck
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

function faultOf(folder: string, file: string): string | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false })
  if (!stat) return 'is not there'
  if (!stat.isFile()) return stat.isSymbolicLink() ? 'is a link' : 'is no file'
  // A folder on the way may be a link.
  return realpathSync(file).startsWith(realpathSync(folder) + sep) ? undefined : 'lies elsewhere'
}

/** The default export of a module, or in one line why there is none. */
function load(file: string): unknown {
  try {
    const module = require(file) as { default?: unknown }
    return module.default ?? module
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    return line === '' ? 'it failed' : line
  }
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
