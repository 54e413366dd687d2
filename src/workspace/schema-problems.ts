import type { z } from 'zod'
import { dayForm, momentForm, targetForm } from '../domain/base/date-forms.ts'
import { suggest } from '../domain/base/nearest.ts'
import type { Problem } from '../domain/playbook/problem.ts'
import { targetForms } from '../model/target-forms.ts'
import { keysAt, type Path } from '../model/walk.ts'
import { article, badKey, meantKey, missing, nearestKey, unknownKey, wrongValue } from './schema-words.ts'
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
  const issues = causes(schema, result.error.issues, value)
  return { problems: issues.flatMap((issue) => toProblems(schema, issue, value, source, base)) }
}

/**
 * Without what zod says of the size of a value that is of the wrong type altogether, and of a key that is missing because
 * it is misspelt.
 */
function causes(
  schema: z.core.$ZodType,
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
): z.core.$ZodIssue[] {
  const place = (path: readonly PropertyKey[]) => path.join('.')
  const mistyped = new Set(
    issues.filter(({ code }) => code === 'invalid_type').map(({ path }) => place(path)),
  )
  const meant = new Set(
    issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return []
      const inner = issue.path as Path
      return issue.keys.flatMap((key) => {
        const near = meantKey(key, keysAt(schema, inner), valueAt(value, inner))
        return near === undefined ? [] : place([...inner, near])
      })
    }),
  )
  return issues.filter(
    ({ code, path }) =>
      (code === 'invalid_type' || !mistyped.has(place(path))) &&
      !(meant.has(place(path)) && valueAt(value, path as Path) === undefined),
  )
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
  const found = valueAt(value, inner)
  const wrong = (fix: string) => [wrongValue(source, path, inner, found, fix)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownKey(source, path, inner, key, suggestKey(key, schema, inner, found)),
      )
    case 'invalid_union': {
      const branch = nearestForm(issue)
      return branch.length === 0
        ? wrong(optionOf(issue, found))
        : causes(schema, branch, value).flatMap((nested) => toProblems(schema, nested, value, source, base))
    }
    case 'invalid_key': {
      return [badKey(source, path, inner, formOf(issue.issues))]
    }
    case 'invalid_value': {
      const options = issue.values.map(String)
      if (found === undefined) return [missing(source, base, inner, `add it: one of ${options.join(', ')}`)]
      // A schema that knows why a value is not taken says so.
      return wrong(/^Invalid /.test(issue.message) ? suggest(String(found), options) : issue.message)
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
  if (issue.message === targetForms) return targetForm(String(found))
  if (issue.code !== 'invalid_format') return issue.message
  if (issue.format === 'date') return dayForm(String(found))
  return issue.format === 'datetime' ? momentForm(String(found)) : issue.message
}

/** The problems of the form of a union that fits best, with paths from the entry; none where no form is close. */
function nearestForm(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] {
  if (issue.discriminator) return []
  // A form that has all it needs, and something besides, is meant before one that lacks something.
  const isMore = (issues: readonly z.core.$ZodIssue[]) =>
    issues.every(({ code }) => code === 'unrecognized_keys')
  const rank = (issues: readonly z.core.$ZodIssue[]) =>
    isMore(issues) ? Number.MAX_SAFE_INTEGER : depth(issues)
  const branch = (issue.errors ?? []).toSorted((a, b) => rank(b) - rank(a))[0] ?? []
  return branch.map((nested) => ({ ...nested, path: [...issue.path, ...nested.path] }))
}

function optionOf(issue: z.core.$ZodIssueInvalidUnion, found: unknown): string {
  const options = (issue as { options?: unknown[] }).options?.map(String) ?? []
  return options.length > 0 ? suggest(String(found ?? ''), options) : 'see the content type’s schema'
}

const depth = (issues: readonly { path: readonly PropertyKey[] }[]) =>
  Math.max(0, ...issues.map((i) => i.path.length))

const formOf = (issues: readonly { message: string }[]) => issues.map((i) => i.message).join('; ')

/** The keys that the strict object at `inner` has. */
const suggestKey = (key: string, schema: z.core.$ZodType, inner: Path, parent: unknown): string =>
  nearestKey(key, keysAt(schema, inner), parent)
