import { bindings, described, processes, sidecars, variables } from './manifest-cases/bindings.ts'
import type { ManifestCase } from './manifest-cases/case.ts'
import { doors } from './manifest-cases/doors.ts'
import { outside, routes, versions } from './manifest-cases/places.ts'
import { dropped, forms, named, unknown, waiting } from './manifest-cases/reading.ts'
import { routing } from './manifest-cases/routing.ts'
import { checks, names, quoted, sizes } from './manifest-cases/values.ts'
import { yamlForms } from './manifest-cases/yaml.ts'

/** Manifests that stand for a kind, with the right answer of each. */
export const manifestCases: readonly ManifestCase[] = [
  ...sizes,
  ...names,
  ...routes,
  ...unknown,
  ...forms,
  ...named,
  ...dropped,
  ...quoted,
  ...checks,
  ...waiting,
  ...outside,
  ...versions,
  ...doors,
  ...bindings,
  ...described,
  ...variables,
  ...sidecars,
  ...processes,
  ...routing,
  ...yamlForms,
]
