/** What a browser may refuse to do, as it does to storage; undefined where it does. */
export function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
