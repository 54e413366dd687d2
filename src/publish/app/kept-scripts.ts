import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleScripts } from '../scripts.ts'
import { clientFolder } from './make-app.ts'

const listFile = 'scripts.json'

/** Puts the scripts that pages run beside the stylesheets that a program's pages have, and a list of them into it. */
export function writeScripts(app: string): void {
  const scripts = bundleScripts(join(app, clientFolder, 'assets'))
  writeFileSync(join(app, listFile), JSON.stringify(scripts))
}

/** The site addresses of those scripts, by name. */
export const keptScripts = (app: string) =>
  JSON.parse(readFileSync(join(app, listFile), 'utf8')) as Record<string, string>
