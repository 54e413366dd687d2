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
const infinite = new Map([
  ['.inf', Number.POSITIVE_INFINITY],
  ['+.inf', Number.POSITIVE_INFINITY],
  ['-.inf', Number.NEGATIVE_INFINITY],
  ['.nan', Number.NaN],
])
const nulls = new Set(['', '~', 'null', 'Null', 'NULL'])

/** Resolves a scalar as resolve.go does, and says as which text it goes on to Cloud Controller. */
export function resolve(scalar: Pick<Scalar, 'text' | 'value' | 'quoted'>): Resolved {
  const { text } = scalar
  if (scalar.quoted) return { type: 'text', text: String(scalar.value ?? text) }
  if (nulls.has(text)) return { type: 'null' }
  const truth = truths.get(text)
  if (truth !== undefined) return { type: 'truth', value: truth, text: String(truth) }
  const beyond = infinite.get(text.toLowerCase())
  if (beyond !== undefined && /^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/.test(text))
    return { type: 'fraction', value: beyond, text: String(beyond) }
  const plain = text.replaceAll('_', '')
  const whole = plain.length > maxDigits ? undefined : wholeOf(plain)
  if (whole !== undefined && whole >= -(2n ** 63n) && whole < 2n ** 64n)
    return { type: 'whole', value: Number(whole), text: String(whole) }
  // What 64 bits do not hold is a fraction to Go, and what no number of its holds is text.
  const value = fraction.test(plain) ? Number(plain) : Number.NaN
  if (Number.isFinite(value)) return { type: 'fraction', value, text: fractionText(value) }
  return { type: 'text', text: typeof scalar.value === 'string' ? scalar.value : text }
}

/**
 * A number with a fraction or an exponent as the text that an app gets: written by Go's `FormatFloat(…, 'g', -1, 64)`
 * and read by Ruby, which knows a number with an exponent by its point: `1e6` arrives as `1e+06`.
 */
function fractionText(value: number): string {
  if (value === 0) return '0'
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  const written = `${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  if (power >= -4 && power < 6) return String(value)
  if (!digits.includes('.')) return `${digits}e${written}`
  return power >= -4 && power < 16 ? rubyText(value) : `${digits}e${written}`
}

/** Ruby writes a fraction always with its point. */
const rubyText = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value))

/** More digits than any number has that is none of infinity. */
const maxDigits = 400

const fraction = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/

/** Go's `strconv.ParseInt(text, 0, 64)`: a leading 0 makes it octal. */
function wholeOf(text: string): bigint | undefined {
  const [, sign = '', digits = ''] = /^([-+]?)(\d.*)$/.exec(text) ?? []
  const forms: [RegExp, string][] = [
    [/^0x([\da-f]+)$/i, '0x'],
    [/^0b([01]+)$/i, '0b'],
    [/^0o?([0-7]+)$/i, '0o'],
    [/^(0|[1-9]\d*)$/, ''],
  ]
  for (const [form, base] of forms) {
    const found = form.exec(digits)?.[1]
    if (found !== undefined) return BigInt(base + found) * (sign === '-' ? -1n : 1n)
  }
  return undefined
}
