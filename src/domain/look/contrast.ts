/**
 * Contrast as WCAG 2.2 counts it (1.4.3), of colours written `#rrggbb`.
 */

/** What text of an accent stands on, for each ground: as in `site/styles/tokens.css`, which a test holds. */
export const grounds = {
  light: ['#fbfbf8', '#f2f3ee', '#e8eae3'],
  dark: ['#121513', '#1a1e1b', '#242925'],
} as const
export type Ground = keyof typeof grounds

/** The least that what is read needs. */
export const enough = 4.5

const channels = (colour: string) =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number, number]

const written = (rgb: readonly number[]) =>
  `#${rgb.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const c = value / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The contrast of two colours, from 1 to 21. */
function contrastBetween(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** So much of one colour over another. */
function mix(colour: string, over: string, part: number): string {
  const below = channels(over)
  return written(channels(colour).map((value, i) => value * part + (below[i] ?? 0) * (1 - part)))
}

/** The ground of what is current or chosen, tinted with the accent. */
export const washOf = (accent: string, ground: Ground): string =>
  mix(accent, grounds[ground][0], ground === 'light' ? 0.09 : 0.16)

/** The lowest contrast of an accent with whatever it stands on, its own wash among it. */
export const lowestContrast = (accent: string, ground: Ground): number =>
  Math.min(...[...grounds[ground], washOf(accent, ground)].map((paper) => contrastBetween(accent, paper)))

/** The colour nearest to an accent that can be read on a ground: the same, or darker, or lighter by as little as it takes. */
export function nearestReadable(accent: string, ground: Ground): string {
  const towards = ground === 'light' ? '#000000' : '#ffffff'
  for (let step = 0; step <= 100; step++) {
    const tried = mix(towards, accent, step / 100)
    if (lowestContrast(tried, ground) >= enough) return tried
  }
  return towards
}
