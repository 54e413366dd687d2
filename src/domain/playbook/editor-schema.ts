import { z } from 'zod'
import { fieldMeta, idSchema, type Ref, ref } from '../../model/fields.ts'
import { intakeSchema } from '../../model/intake.ts'
import { contentTypes, kinds } from '../../model/registry.ts'
import { isListName, namedIn } from './lists.ts'
import type { Playbook } from './playbook.ts'

/** What people write by hand: every content type, and the record of an onboarding meeting, which stands outside. */
const writtenTypes = {
  ...contentTypes,
  intake: { schema: intakeSchema, form: 'document', label: 'intake record' },
} as const
export type WrittenKind = keyof typeof writtenTypes
export const writtenKinds: readonly WrittenKind[] = [...kinds, 'intake']

/**
 * The JSON Schema (draft 7, which editors read) of a file of `kind`, for one playbook: fields say what is written
 * in them, and ids of other things are offered from what there is. `check` decides; the schema helps to write.
 */
export function editorSchema(kind: WrittenKind, playbook: Playbook): object {
  const { schema, form, label } = writtenTypes[kind]
  const key = kind === 'availability' ? ref('service') : idSchema
  const { $schema, ...rest } = z.toJSONSchema(form === 'map' ? z.record(key, schema) : schema, {
    target: 'draft-7',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      const meta = fieldMeta.get(zodSchema as z.core.$ZodType as z.ZodType)
      if (meta?.ref) offer(jsonSchema, meta.ref, idsOf(meta.ref, playbook))
      else if (
        jsonSchema.type === 'string' &&
        jsonSchema.enum === undefined &&
        jsonSchema.const === undefined
      )
        // A version such as 5.10 stands without quotes, and is read as it is written.
        Object.assign(jsonSchema, { type: ['string', 'number', 'boolean'] })
      if (meta?.prose) jsonSchema.description ??= says[meta.prose]
      if (meta?.marking) jsonSchema.description ??= says.marking
    },
  })
  return { $schema, title: `Fieldbook: ${label}`, ...rest }
}

const says = {
  inline: 'One line of Markdown: emphasis, code, links.',
  block: 'Paragraphs of Markdown.',
  marking: 'A marking in banner form, as the scheme of the playbook has it.',
}

/** Existing ids are offered, others are accepted: an author may write the reference first. */
function offer(schema: z.core.JSONSchema.BaseSchema, kind: Ref, ids: readonly string[]): void {
  const { type, pattern, maxLength } = schema
  schema.description ??= `The id of ${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}.`
  if (ids.length === 0) return
  for (const key of ['type', 'pattern', 'maxLength'] as const) delete schema[key]
  schema.anyOf = [
    { enum: [...ids] },
    { ...(type ? { type } : {}), ...(pattern ? { pattern } : {}), ...(maxLength ? { maxLength } : {}) },
  ]
}

/** Everything that may be referred to as `kind`, by id; things of several environments once. */
function idsOf(kind: Ref, playbook: Playbook): string[] {
  const ids =
    kind === 'condition'
      ? Object.keys(playbook.site?.data.conditions ?? {})
      : kind === 'expectation'
        ? playbook.all('onboarding').flatMap(({ data }) => Object.keys(data.expectations))
        : isListName(kind)
          ? [...namedIn(playbook, kind).keys()]
          : playbook.all(kind).map(({ id }) => id)
  return isListName(kind) ? ids : [...new Set(ids)].sort()
}
