// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The Node that a package brings along: beside the generator, or in a folder above it where that is itself a package.
 * A `.cmd` is a script of npm's that names the program; it is read rather than run, since running it takes a shell.
 * @param {string} generator the generator's own folder
 * @param {string} platform as `process.platform` says it
 * @param {string} arch as `process.arch` says it
 * @returns {string | undefined} the program's path; nothing where none was brought
 */
export function pinnedNode(generator, platform, arch) {
  const windows = platform === 'win32'
  for (let at = generator; ; at = dirname(at)) {
    const packages = join(at, 'node_modules')
    const program = windows ? 'bin/node.exe' : 'bin/node'
    const own = [`node-${windows ? 'win' : platform}-${arch}`, `node-bin-${platform}-${arch}`]
    const places = [
      ...own.map((name) => join(packages, name, program)),
      join(packages, '.bin', windows ? 'node.exe' : 'node'),
    ]
    const found = places.find((place) => existsSync(place)) ?? (windows ? namedByScript(packages) : undefined)
    if (found || dirname(at) === at) return found
  }
}

/**
 * @param {string} packages a folder `node_modules`
 * @returns {string | undefined} what its `node.cmd` runs
 */
function namedByScript(packages) {
  const script = join(packages, '.bin', 'node.cmd')
  if (!existsSync(script)) return undefined
  const [, way] = /"%~?dp0%?\\([^"%]+\.exe)"/i.exec(readFileSync(script, 'utf8')) ?? []
  const program = way && join(packages, '.bin', ...way.split('\\'))
  return program && existsSync(program) ? program : undefined
}
