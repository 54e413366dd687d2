import { enough, type Ground, lowestContrast, nearestReadable } from '../look/contrast.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'look-contrast',
  severity: 'error',
  title: 'An accent that cannot be read',
  why: 'Links and what is current are written in the accent. Below a contrast of 4.5 with the ground (WCAG 2.2, AA) many people cannot read them.',
  wrong: "look: {accent: {light: '#6fb1e0', dark: '#1b4f72'}}",
  right: "look: {accent: {light: '#1b5f8c', dark: '#8cc4ec'}}",
} as const

/** Found in the accent of the configuration, for each ground. */
export const lookContrast: Check = {
  rule,
  *run({ configuration }) {
    const accent = configuration?.data.look?.accent
    if (configuration === undefined || accent === undefined) return
    for (const ground of ['light', 'dark'] as const satisfies readonly Ground[]) {
      const colour = accent[ground]
      const ratio = lowestContrast(colour, ground)
      if (ratio >= enough) continue
      const at = configuration.at(['look', 'accent', ground])
      // Rounded down: 4.49 is not enough.
      const said = (Math.floor(ratio * 10) / 10).toFixed(1)
      const message = `${colour} has a contrast of ${said} on the ${ground} ground, and needs ${enough}`
      yield finding(rule, at, message, `the nearest that has it is '${nearestReadable(colour, ground)}'`)
    }
  },
}
