import { contentTypes } from '../../model/registry.ts'
import { walk } from '../../model/walk.ts'
import { oncePer } from '../base/once.ts'
import type { Entry } from './playbook.ts'

/** Every value of an entry of which the model says what it means, found once however many checks ask. */
export const valuesOf = oncePer((entry: Entry) => walk(contentTypes[entry.kind].schema, entry.data))
