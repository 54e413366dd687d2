import { by } from './ways.ts'

/** The words for values that still wait for variables. */
export const names = (missing: readonly string[]) => missing.map((name) => `((${name}))`).join(', ')

/** What to give where variables are missing: "a value for ((name)), with …". */
export const giveVariables = (missing: readonly string[]) =>
  `a value for ${missing.join(', ')}, ${by.variables}`
