import type { FitInput } from '../../domain/fit/judge.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { readManifest } from './manifest.ts'
import { readInstances } from './service-instances.ts'
import type { Reading, Source } from './source.ts'
import { readVariables } from './variables.ts'

export interface FitSources {
  manifest: Source
  /** In order; later ones win. */
  varsFiles?: readonly Source[]
  vars?: readonly { name: string; value: string }[]
  /** What the bound instances are: services manifests, API pages, maps. */
  services?: readonly Source[]
  /** The NAME of `cf push NAME`. */
  name?: string
}

/**
 * Reads everything a verdict needs besides the playbook: text in, values and problems out. The command line and
 * the page call this alike. One unreadable file makes the whole unreadable.
 */
export function readFit(sources: FitSources): Reading<Pick<FitInput, 'manifest' | 'instances'>> {
  const variables = readVariables(sources.varsFiles ?? [], sources.vars ?? [])
  const manifest = readManifest(sources.manifest, { variables: variables.value, name: sources.name })
  const instances = readInstances(sources.services ?? [], variables.value)
  const problems: Problem[] = [...manifest.problems, ...variables.problems, ...instances.problems]
  if (!manifest.value || !variables.value || !instances.value) return { problems }
  // What is given with the services has the last word on a name.
  const all = new Map([...manifest.value.instances, ...instances.value].map((each) => [each.name, each]))
  return { value: { manifest: manifest.value.manifest, instances: [...all.values()] }, problems }
}
