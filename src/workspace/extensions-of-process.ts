/** What came of a file of `extend/` that was loaded once more. */
export type LoadedAnew = { module: unknown } | { error: unknown }

/** Files of `extend/` by their paths: those that this process has asked for, and those that it loaded once more. */
interface Extensions {
  asked: Set<string>
  anew: Map<string, LoadedAnew>
}

const name = Symbol.for('fieldbook:extensions')

/**
 * What one process knows of `extend/`. `dev` makes pages by another copy of these modules than the one that it checks with,
 * and both have to see the same code, so it is kept where both look.
 */
export function extensionsOfProcess(): Extensions {
  const known = globalThis as { [name]?: Extensions }
  known[name] ??= { asked: new Set(), anew: new Map() }
  return known[name]
}
