/**
 * Choices that stand in the address after `#`, so that a view can be handed on: `#q=redis&status=limited`. The
 * query would do as well over HTTP, but a page from `file://` may change nothing but its fragment. A plain
 * anchor (`#postgres`) has no choices in it.
 */
export function readChoices(): URLSearchParams {
  const fragment = location.hash.slice(1)
  return new URLSearchParams(fragment.includes('=') ? fragment : '')
}

/** Puts the choices that are not empty into the address without a step in the history; gives the fragment. */
export function writeChoices(choices: Record<string, string>): string {
  const chosen = Object.entries(choices).filter(([, value]) => value !== '')
  // Commas and colons are lawful in a fragment, and a person reads it.
  const fragment = new URLSearchParams(chosen).toString().replaceAll('%3A', ':').replaceAll('%2C', ',')
  history.replaceState(history.state, '', fragment ? `#${fragment}` : location.pathname + location.search)
  return fragment
}
