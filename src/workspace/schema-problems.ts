import type { z } from 'zod'
import { suggest } from '../domain/base/nearest.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { keysAt, type Path } from '../model/walk.ts'
import { dayForm, momentForm } from './date-forms.ts'
import type { ReadYaml } from './yaml.ts'

/**
 * Parses `value`, the part of `source` below `base`, with a schema. Scalars that YAML took for numbers or
 * booleans where the schema wants text are read again from their source, so `version: 5.10` is "5.10".
 */
export function parseWith<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: ReadYaml,
  base: Path,
): { data: z.infer<S> } | { problems: Problem[] } {
  let result = schema.safeParse(value)
  if (!result.success) {
    const restored = restoreText(value, result.error.issues, source, base)
    if (restored !== undefined) result = schema.safeParse(restored)
  }
  if (result.success) return { data: result.data }
  return { problems: result.error.issues.flatMap((issue) => toProblems(schema, issue, value, source, base)) }
}

function restoreText(
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
  source: ReadYaml,
  base: Path,
): unknown {
  let copy: unknown
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue
    const path = issue.path as Path
    const found = valueAt(value, path)
    if (typeof found !== 'number' && typeof found !== 'boolean') continue
    const text = source.sourceOf([...base, ...path])
    if (text === undefined) continue
    copy ??= structuredClone(value)
    const parent = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
    parent[path.at(-1) as string] = text
  }
  return copy
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((v, step) => (v as Record<string | number, unknown> | undefined)?.[step], value)

/** What zod says of one place, in the playbook's words: as a rule one problem, of a union those of its nearest form. */
function toProblems(
  schema: z.core.$ZodType,
  issue: z.core.$ZodIssue,
  value: unknown,
  source: ReadYaml,
  base: Path,
): Problem[] {
  const inner = issue.path as Path
  const path = [...base, ...inner]
  const name = inner.length > 0 ? `\`${inner.join('.')}\`` : 'the entry'
  const found = valueAt(value, inner)
  const wrong = (fix: string) => [
    readingProblem('schema-value', source.at(path), `${name} is ${describe(found)}`, fix),
  ]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        readingProblem(
          'schema-unknown-key',
          source.at([...path, key], 'key'),
          `unknown key \`${key}\`${inner.length > 0 ? ` in ${name}` : ''}`,
          suggestKey(key, schema, inner, found),
        ),
      )
    case 'invalid_union': {
      const branch = nearestForm(issue)
      return branch.length === 0
        ? wrong(optionOf(issue, found))
        : branch.flatMap((nested) => toProblems(schema, nested, value, source, base))
    }
    case 'invalid_key': {
      const message = `the key ${name} is not a valid id`
      return [readingProblem('schema-value', source.at(path, 'key'), message, formOf(issue.issues))]
    }
    case 'invalid_value': {
      const options = issue.values.map(String)
      if (found === undefined) return [missing(source, base, inner, `add it: one of ${options.join(', ')}`)]
      return wrong(suggest(String(found), options))
    }
    case 'invalid_type': {
      const wanted = article(issue.expected)
      return found === undefined
        ? [missing(source, base, inner, `add it; it is ${wanted}`)]
        : wrong(`make it ${wanted}`)
    }
    default:
      return wrong(fixOf(issue, found))
  }
}

function fixOf(issue: z.core.$ZodIssue, found: unknown): string {
  if (issue.code !== 'invalid_format') return issue.message
  if (issue.format === 'date') return dayForm(String(found))
  return issue.format === 'datetime' ? momentForm(String(found)) : issue.message
}

/** The problems of the form of a union that fits best, with paths from the entry; none where no form is close. */
function nearestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  if (issue.discriminator) return []
  const branch = (issue.errors ?? []).toSorted((a, b) => depth(b) - depth(a))[0] ?? []
  return branch.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] }))
}

function optionOf(issue: z.core.$ZodIssueInvalidUnion, found: unknown): string {
  const options = (issue as { options?: unknown[] }).options?.map(String) ?? []
  return options.length > 0 ? suggest(String(found ?? ''), options) : 'see the content type’s schema'
}

function missing(source: ReadYaml, base: Path, inner: Path, fix: string): Problem {
  const owner = inner.length > 1 ? ` in \`${inner.slice(0, -1).join('.')}\`` : ''
  const at = source.at([...base, ...inner], 'key')
  return readingProblem('schema-missing', at, `\`${inner.at(-1)}\` is missing${owner}`, fix)
}

const depth = (issues: readonly { path: readonly PropertyKey[] }[]) =>
  Math.max(0, ...issues.map((i) => i.path.length))

const formOf = (issues: readonly { message: string }[]) => issues.map((i) => i.message).join('; ')

/** The nearest key that the strict object at `inner` has and that is not used yet. */
function suggestKey(key: string, schema: z.core.$ZodType, inner: Path, parent: unknown): string {
  const present = Object.keys((parent as object | undefined) ?? {})
  return suggest(
    key,
    keysAt(schema, inner).filter((k) => !present.includes(k)),
  )
}

function describe(value: unknown): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  const text = String(value)
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`
}

function article(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    object: 'a map',
    array: 'a list',
    record: 'a map',
    boolean: 'true or false',
    int: 'a whole number',
  }
  return names[expected] ?? `a ${expected}`
}
