import { z } from 'zod'
import { intakeSchema, intakeVersion } from '../../model/intake.ts'

/** What a record says from the beginning, and which conditions a playbook asks about. */
export interface Start {
  marking: string
  recorded: string
  environment: string
  conditions: Readonly<Record<string, { label: string }>>
}

/**
 * An empty record as YAML: what every record says, and all points as comments, each with its question. To answer
 * one is to take the `# ` from the beginning of its lines.
 */
export function blankRecord({ marking, recorded, environment, conditions }: Start): string {
  const said = {
    version: String(intakeVersion),
    marking,
    team: 'Who comes # TODO: the name of the team',
    recorded,
    'targets.environment': environment,
  }
  const lines = [...fieldsOf(intakeSchema, said, '', '')].flatMap((line) =>
    line.text === 'conditions:' ? [line, ...conditionLines(conditions)] : [line],
  )
  return lines.map(({ text, value, question }) => `${written(text, value, question)}\n`).join('')
}

interface BlankLine {
  text: string
  /** Absent where nothing is said yet; empty where what is said stands in the lines below. */
  value: string | undefined
  question: string | undefined
}

/** Where questions begin. */
const column = 24

function written(text: string, value: string | undefined, question: string | undefined): string {
  const line = value === undefined ? `# ${text}` : `${text} ${value}`.trimEnd()
  return question === undefined || value !== undefined ? line : `${line.padEnd(column)} # ${question}`
}

const conditionLines = (conditions: Start['conditions']): BlankLine[] =>
  Object.entries(conditions).map(([id, { label }]) => ({
    text: `  ${id}:`,
    value: undefined,
    question: `${label}: true or false`,
  }))

type Texts = Readonly<Record<string, string>>

/** The lines of an object's fields; `lead` stands before the first, blanks of its length before the others. */
function* fieldsOf(schema: z.ZodObject, said: Texts, path: string, lead: string): Generator<BlankLine> {
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>)
  for (const [i, [key, field]] of fields.entries()) {
    const indent = i === 0 ? lead : ' '.repeat(lead.length)
    const isAbove = Object.keys(said).some((other) => other.startsWith(`${path}${key}.`))
    const value = said[path + key] ?? (isAbove ? '' : undefined)
    const question = field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType).description : undefined
    yield { text: `${indent}${key}:`, value, question }
    const inner = bare(field)
    const below = `${' '.repeat(lead.length)}  `
    if (inner instanceof z.ZodObject) yield* fieldsOf(inner, said, `${path}${key}.`, below)
    if (inner instanceof z.ZodArray && inner.element instanceof z.ZodObject)
      yield* fieldsOf(inner.element, said, `${path}${key}.`, `${below}- `)
  }
}

const bare = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? bare(schema.unwrap() as z.ZodType)
    : schema
