import { oncePer } from '../../domain/base/once.ts'
import { catalogOf } from '../../domain/catalog/catalog.ts'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { tracedCatalog } from '../trace.ts'

/** The catalog of a playbook, made once. */
export const catalogFor = oncePer((playbook: Playbook) => tracedCatalog(playbook, catalogOf))

/** A marking, where it differs from the usual one. */
export const unusual = (marking: string | undefined, usual: string | undefined) =>
  marking === usual ? undefined : marking
