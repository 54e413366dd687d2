import { compare } from '../playbook/problem.ts'

/** A version taken apart: `v16.6-rc.1+7` is numbers [16, 6] and suffix `rc.1`. */
interface Version {
  /** Release numbers, as many as are written. Digits, not numbers: dates and builds outgrow 2^53. */
  numbers: string[]
  suffix: string
}

/** Words that make a version earlier than the one without them; any other suffix (`fips`, `r2`) later. */
const earlier = /^(?:a|alpha|b|beta|c|dev|m|milestone|pre|preview|rc|snapshot)(?![a-z])/

/**
 * Reads what owners write: `16.6`, `v4`, `2026.11`, `1.16.0.5`, `8.0.2-rc.1`, `PostgreSQL 16`. Build metadata
 * (after `+`) says nothing about order and is left out, as in semver. Nothing numeric gives no numbers.
 */
function parse(version: string): Version {
  const again = known.get(version)
  if (again) return again
  if (known.size >= mostKnown) known.clear()
  const parsed = takeApart(version)
  known.set(version, parsed)
  return parsed
}
/** The same few versions are compared again and again. */
const known = new Map<string, Version>()
const mostKnown = 10_000

function takeApart(version: string): Version {
  const found = /\d+(?:\.\d+)*/.exec(version)
  if (!found) return { numbers: [], suffix: version.trim().toLowerCase() }
  const rest = version.slice(found.index + found[0].length).replace(/\+.*$/s, '')
  const numbers = found[0].split('.').map((digits) => digits.replace(/^0+(?=\d)/, ''))
  return {
    numbers,
    suffix: rest
      .replace(/^[\s._-]+/, '')
      .trimEnd()
      .toLowerCase(),
  }
}

const byNumber = (a: string, b: string) => a.length - b.length || compare(a, b)

/** `rc.2` before `rc.10`: runs of digits as numbers, the rest as text, the shorter first. */
function bySuffix(a: string, b: string): number {
  const [left, right] = [a.match(/\d+|\D+/g) ?? [], b.match(/\d+|\D+/g) ?? []]
  for (const [i, one] of left.entries()) {
    const other = right[i]
    if (other === undefined) return 1
    const numeric = /^\d/.test(one) && /^\d/.test(other)
    const d = numeric
      ? byNumber(one.replace(/^0+(?=\d)/, ''), other.replace(/^0+(?=\d)/, ''))
      : compare(one, other)
    if (d !== 0) return d
  }
  return left.length - right.length
}

/** Earlier than, the same as, or later than the plain release. */
const rank = ({ suffix }: Version) => (suffix === '' ? 0 : earlier.test(suffix) ? -1 : 1)

/**
 * Orders versions as versions: 5.9 before 5.10, a missing number is zero, `-rc.1` comes before the release.
 * What has no numbers (`latest`) comes before all that has, by text.
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)]
  if (left.numbers.length === 0 || right.numbers.length === 0) {
    return (
      Math.min(left.numbers.length, 1) - Math.min(right.numbers.length, 1) ||
      compare(left.suffix, right.suffix)
    )
  }
  for (let i = 0; i < Math.max(left.numbers.length, right.numbers.length); i++) {
    const d = byNumber(left.numbers[i] ?? '0', right.numbers[i] ?? '0')
    if (d !== 0) return Math.sign(d)
  }
  return Math.sign(rank(left) - rank(right) || bySuffix(left.suffix, right.suffix))
}

/** Whether two versions agree to the given count of numbers: 1 is the same major, 2 the same major.minor. */
function agree(a: string, b: string, places: number): boolean {
  if (a === b) return true
  const [left, right] = [parse(a).numbers, parse(b).numbers]
  if (left.length === 0 || right.length === 0) return compareVersions(a, b) === 0
  return Array.from({ length: places }, (_, i) => i).every((i) => (left[i] ?? '0') === (right[i] ?? '0'))
}

/** Whether two versions have the same major number: 16.6 and 16.10 have, 15.10 and 16.6 have not. */
export const sameMajor = (a: string, b: string) => agree(a, b, 1)

/** Whether two versions agree in major.minor, which is what parity between environments asks. */
export const sameMinor = (a: string, b: string) => agree(a, b, 2)
