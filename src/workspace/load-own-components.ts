import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Entry } from '../domain/playbook/playbook.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { components as shipped } from '../domain/text/components.ts'
import type { OwnComponent } from '../model/own-component.ts'
import { loadExtension } from './load-extension.ts'

/** The folder of a base layer where its code lies. */
export const extendFolder = (base: string) => join(base, 'extend')

/**
 * The components of an organisation's own, by name. They are code, so they come from `extend/` of the base alone, from
 * files that lie there themselves, and only where the base's configuration names them. What cannot be loaded is a problem.
 */
export function loadOwnComponents(
  base: string,
  configuration: Entry<'configuration'> | undefined,
): { components: Map<string, OwnComponent>; problems: Problem[] } {
  const components = new Map<string, OwnComponent>()
  const problems: Problem[] = []
  for (const [name, { file }] of Object.entries(configuration?.data.extend?.components ?? {})) {
    const way = ['extend', 'components', name]
    const wrong = (message: string, fix: string, path: readonly string[] = [...way, 'file']) =>
      problems.push(readingProblem('own-component-file', configuration?.at(path) ?? nowhere, message, fix))
    if (shipped.has(name) || htmlNames.has(name)) {
      wrong(`<${name}> is a component that ships`, 'call yours otherwise', way)
      continue
    }
    const loaded = loadOwnComponent(extendFolder(base), file)
    if ('fault' in loaded) wrong(loaded.fault, loaded.fix)
    else components.set(name, loaded.component)
  }
  return { components, problems }
}

const nowhere = { file: '', line: 1, col: 1 }
/** What MDX takes for its own. */
const htmlNames: ReadonlySet<string> = new Set(['Fragment', 'MDXContent', 'MDXLayout'])

/** One component from a file of `extend/`, or why there is none. */
export function loadOwnComponent(
  folder: string,
  name: string,
): { component: OwnComponent } | { fault: string; fix: string } {
  const loaded = loadExtension(folder, name)
  if ('fault' in loaded) return loaded
  const { value } = loaded
  const show = typeof value === 'object' && value !== null && 'show' in value ? value.show : undefined
  if (typeof show !== 'function') {
    const fault = `extend/${name} is no component: its default export has no function show`
    return { fault, fix: 'see OwnComponent in the types of the package' }
  }
  // It goes where the content goes, also into a kit, and so it has to be whole.
  const [, other] = beside.exec(readFileSync(join(folder, name), 'utf8')) ?? []
  if (other !== undefined)
    return { fault: `extend/${name} loads ${other}`, fix: 'write a component in one file' }
  return { component: value as OwnComponent }
}

/** How a module names another file beside it; types alone are gone before it runs. */
const beside = /^(?!\s*import type\b).*?\b(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]*)['"]/m
