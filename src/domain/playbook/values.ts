import { contentTypes } from '../../model/registry.ts'
import { walk } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import type { Entry } from './playbook.ts'

/** Every value of an entry that the model gives a meaning (see `fieldMeta`); computed once. */
export const valuesOf = oncePer((entry: Entry) => walk(contentTypes[entry.kind].schema, entry.data))
