import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { grounds } from '../src/domain/look/contrast.ts'

const css = readFileSync('src/site/styles/tokens.css', 'utf8')

/** `--name: light-dark(#light, #dark); /* 14.5 / 12.3 *​/` */
const tokens = [
  ...css.matchAll(
    /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);(?: \/\* ([\d.]+) \/ ([\d.]+) \*\/)?/g,
  ),
].map(([, name, light, dark, inLight, inDark]) => ({
  name: name ?? '',
  light: light ?? '',
  dark: dark ?? '',
  stated: inLight && inDark ? { light: Number(inLight), dark: Number(inDark) } : undefined,
}))

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

const papers = tokens.filter((t) => ['paper', 'paper-2', 'paper-3', 'wash'].includes(t.name))
const inks = tokens.filter((t) => t.stated)
/** Control borders need 3, everything that is read 4.5 (WCAG 2.2, 1.4.3 and 1.4.11). */
const least = (name: string) => (name === 'rule-2' ? 3 : name === 'rule-3' ? 3 : 4.5)

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  it.each(inks.map((t) => [t.name, t] as const))(
    '%s has the contrast it states, and enough',
    (name, token) => {
      const lowest = Math.min(...papers.map((paper) => contrast(token[theme], paper[theme])))
      expect(lowest).toBeGreaterThanOrEqual(least(name))
      expect(Math.abs(lowest - (token.stated?.[theme] ?? 0))).toBeLessThanOrEqual(0.1)
    },
  )
})

it('states a contrast for every colour that is read', () => {
  expect(inks.length).toBeGreaterThanOrEqual(12)
})

it('an accent of a playbook is held against the grounds that there are', () => {
  const own = papers.filter(({ name }) => name !== 'wash')
  expect(grounds).toEqual({ light: own.map(({ light }) => light), dark: own.map(({ dark }) => dark) })
})
