import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the low network's site, built from the notional playbook. */
    site: string
  }
}

/** Builds the notional playbook once for all browser tests; `FIELDBOOK_SITE` names one that is there already. */
export default function setup(project: TestProject) {
  const given = process.env['FIELDBOOK_SITE']
  if (given) {
    project.provide('site', given)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-e2e-'))
  const site = join(folder, 'site')
  const args = ['bin/fieldbook.mjs', 'build', '--out', site, '--revision', 'tests']
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  project.provide('site', site)
  return () => rmSync(folder, { recursive: true, force: true })
}
