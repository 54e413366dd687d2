import type { Scalar } from './tree.ts'

/** What a scalar is to gopkg.in/yaml.v2, with which cf reads manifests: YAML 1.1, without sexagesimal numbers. */
export type Resolved =
  | { type: 'null' }
  | { type: 'truth'; value: boolean; text: string }
  | { type: 'whole'; value: number; text: string }
  | { type: 'fraction'; value: number; text: string }
  | { type: 'text'; text: string }

const truths = new Map<string, boolean>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((w) => [w, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (w) => [w, false] as const,
  ),
])
const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])

/** Resolves a scalar as resolve.go does, and says as which text it goes on to Cloud Controller. */
export function resolve(scalar: Scalar): Resolved {
  const { text } = scalar
  if (scalar.quoted) return { type: 'text', text: String(scalar.value ?? text) }
  if (nulls.has(text)) return { type: 'null' }
  const truth = truths.get(text)
  if (truth !== undefined) return { type: 'truth', value: truth, text: String(truth) }
  const whole = wholeOf(text.replaceAll('_', ''))
  // Beyond 2^53 a number of its own would lose digits that Go keeps.
  if (whole !== undefined)
    return { type: 'whole', value: whole, text: /^-?(?:0|[1-9]\d*)$/.test(text) ? text : String(whole) }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text.replaceAll('_', ''))) {
    const value = Number(text.replaceAll('_', ''))
    return { type: 'fraction', value, text: String(value) }
  }
  return { type: 'text', text: typeof scalar.value === 'string' ? scalar.value : text }
}

/** Go's `strconv.ParseInt(text, 0, 64)`: a leading 0 makes it octal. */
function wholeOf(text: string): number | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(\d.*)$/.exec(text) ?? []
  const forms: [RegExp, number][] = [
    [/^0x([\da-f]+)$/i, 16],
    [/^0b([01]+)$/i, 2],
    [/^0o?([0-7]+)$/i, 8],
    [/^(0|[1-9]\d*)$/, 10],
  ]
  for (const [form, base] of forms) {
    const found = form.exec(digits)?.[1]
    if (found !== undefined) return Number.parseInt(found, base) * (sign === '-' ? -1 : 1)
  }
  return undefined
}
