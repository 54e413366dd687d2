import type { Entry } from '../playbook/playbook.ts'
import type { Position } from '../playbook/problem.ts'

/** A file of `public/` that the look of a site is made of. */
export interface LookFile {
  path: string
  at: () => Position
  /** What its name may end with. */
  endings: readonly string[]
}

const pictures = ['.svg', '.png']

/** The files that a configuration names, by their paths below `public/`. */
export function filesOfLook(configuration: Entry<'configuration'>): LookFile[] {
  const { logo, stylesheet } = configuration.data.look ?? {}
  const file = (path: string, at: readonly string[], endings: readonly string[]): LookFile => ({
    path,
    at: () => configuration.at(['look', ...at]),
    endings,
  })
  return [
    ...(logo
      ? [file(logo.light, ['logo', 'light'], pictures), file(logo.dark, ['logo', 'dark'], pictures)]
      : []),
    ...(stylesheet === undefined ? [] : [file(stylesheet, ['stylesheet'], ['.css'])]),
  ]
}
