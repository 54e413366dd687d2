import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../bundle/bytes.ts'
import { filesBelow } from '../bundle/files-below.ts'
import { readBundleManifest, renderManifest } from '../bundle/manifest.ts'

/** The list of what a build wrote. Hidden, so that no server, bundle or proof takes it for a file of the site. */
export const siteList = '.fieldbook-site'

const firstLine = 'fieldbook site 1\n'

/** What an operating system puts into folders that somebody looks at. */
const droppings = new Set(['.DS_Store', 'Thumbs.db'])

/** Lists every file of a finished site with its digest, in the site; by that a later build knows it for its own. */
export function writeSiteList(site: string): void {
  writeFileSync(join(site, siteList), firstLine + renderManifest(filesBelow(site)))
}

/**
 * The first thing in a folder that is not as a build wrote it: a file, link or folder that its list does not have, or
 * one that was changed since; `''` where no build wrote the folder. Undefined where all of it is a build's own, or the
 * folder is empty or missing.
 */
export function foreignIn(folder: string): string | undefined {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  if (!stat) return undefined
  if (!stat.isDirectory()) return ''
  const found = everythingIn(folder)
  if (found.files.length === 0 && found.others.length === 0 && found.folders.length === 0) return undefined
  const listed = readList(join(folder, siteList))
  if (!listed) return firstOf(found.files, found.others, found.folders)
  const [odd] = found.others
  if (odd !== undefined) return odd
  for (const name of found.files) {
    if (name === siteList || droppings.has(name.slice(name.lastIndexOf('/') + 1))) continue
    if (listed.get(name) !== sha256(readFileSync(join(folder, name)))) return name
  }
  return found.folders.find((name) => ![...listed.keys()].some((file) => file.startsWith(name)))
}

const firstOf = (...lists: string[][]) => lists.flat()[0]

function readList(path: string): Map<string, string> | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return undefined
  const text = readFileSync(path, 'utf8')
  return text.startsWith(firstLine) ? readBundleManifest(text.slice(firstLine.length)) : undefined
}

/** Hidden files, links and folders with nothing in them too. */
function everythingIn(root: string) {
  const found = { files: [] as string[], others: [] as string[], folders: [] as string[] }
  const walk = (below: string) => {
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const name = `${below}${entry.name}`
      if (entry.isDirectory()) {
        found.folders.push(`${name}/`)
        walk(`${name}/`)
      } else if (entry.isFile()) found.files.push(name)
      else found.others.push(name)
    }
  }
  walk('')
  return found
}
