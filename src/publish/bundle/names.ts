/**
 * The names a bundle may hold: taken alike by every file system, archive tool and guard on the way. The same
 * rules hold when one is written and when one is checked.
 */

/** Longest name in an archive, in characters: what a plain tar header holds. */
const maxName = 99

const segment = /^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** What is wrong with a name, relative to the archive's root; undefined where it is safe everywhere. */
export function nameFault(name: string): string | undefined {
  if (name === '') return 'has no name'
  // First what an attacker would try, so that the message says so.
  if (/^[/\\]|^[A-Za-z]:/.test(name)) return 'is an absolute name'
  const segments = name.split('/')
  if (segments.includes('..')) return 'leads out of its folder'
  if (!/^[\x21-\x7e]+$/.test(name)) return 'has characters other than printable ASCII'
  if (name.length > maxName) return `is longer than ${maxName} characters`
  if (segments.some((s) => !segment.test(s)))
    return 'may use letters, digits, ".", "_" and "-" only, and no part may begin or end with "."'
  if (segments.some((s) => device.test(s))) return 'is the name of a device on Windows'
  return undefined
}

export interface Clash {
  first: string
  second: string
}

/** Pairs that could not stand side by side where case does not count: equal names, or a file and a folder. */
export function nameClashes(names: Iterable<string>): Clash[] {
  const all = [...names]
  const files = new Map<string, string>()
  const clashes: Clash[] = []
  for (const name of all) {
    const first = files.get(name.toLowerCase())
    if (first !== undefined) clashes.push({ first, second: name })
    else files.set(name.toLowerCase(), name)
  }
  const folders = new Map<string, string>()
  for (const name of all) {
    for (let end = name.indexOf('/'); end !== -1; end = name.indexOf('/', end + 1)) {
      const folder = name.slice(0, end)
      const key = folder.toLowerCase()
      const file = files.get(key)
      if (file !== undefined) clashes.push({ first: file, second: name })
      const first = folders.get(key)
      if (first === undefined) folders.set(key, folder)
      else if (first !== folder) clashes.push({ first, second: folder })
    }
  }
  return clashes
}
