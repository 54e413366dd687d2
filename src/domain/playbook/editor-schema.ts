import { z } from 'zod'
import { fieldMeta, idSchema, type Ref, ref } from '../../model/fields.ts'
import { type OwnField, type OwnKind, ownKinds } from '../../model/own.ts'
import { contentTypes, type Kind } from '../../model/registry.ts'
import { isListName, namedIn } from './lists.ts'
import { ownFieldsOf } from './own-fields.ts'
import type { Playbook } from './playbook.ts'

/**
 * The JSON Schema (draft 7, which editors read) of a file of `kind`, for one playbook: fields say what is written
 * in them, and ids of other things are offered from what there is. `check` decides; the schema helps to write.
 */
export function editorSchema(kind: Kind, playbook: Playbook): object {
  const { schema, form, label } = contentTypes[kind]
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
  const entry = form === 'map' ? (rest as JsonSchema).additionalProperties : rest
  if (isOwnKind(kind) && typeof entry === 'object') ownFieldsInto(entry as JsonSchema, kind, playbook)
  return { $schema, title: `Fieldbook: ${label}`, ...rest }
}

type JsonSchema = z.core.JSONSchema.BaseSchema

const isOwnKind = (kind: string): kind is OwnKind => ownKinds.some((own) => own === kind)

/** The fields that the organisation gives a kind, as it declares them; where there are none, none are offered. */
function ownFieldsInto(entry: JsonSchema, kind: OwnKind, playbook: Playbook): void {
  const fields = [...ownFieldsOf(playbook, kind)]
  const { properties = {} } = entry
  if (fields.length === 0) {
    delete properties['own']
    return
  }
  const required = fields.flatMap(([name, field]) => (field.required ? [name] : []))
  properties['own'] = {
    type: 'object',
    properties: Object.fromEntries(fields.map(([name, field]) => [name, ownSchema(field)])),
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
  }
  if (required.length > 0) entry.required = [...(entry.required ?? []), 'own']
}

function ownSchema({ type, label, choices, help }: OwnField): JsonSchema {
  const item: JsonSchema = choices === undefined ? { type: 'string', minLength: 1 } : { enum: [...choices] }
  const schemas: Record<OwnField['type'], JsonSchema> = {
    text: item,
    number: { type: 'number' },
    'yes-no': { type: 'boolean' },
    date: { type: 'string', format: 'date' },
    choice: item,
    link: { type: 'string', pattern: '^\\[[^\\]]+\\]\\([^()\\s]+\\)$' },
    list: { type: 'array', items: item },
  }
  return { title: label, ...(help === undefined ? {} : { description: help }), ...schemas[type] }
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
