import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { RawFile } from './raw-parts.ts'

const read = /\.(ya?ml|mdx?)$/i

/** The text of every file of the layers at `roots` that could say something, as it lies on disk. Throws where one may not be read. */
export function readRawFiles(roots: readonly string[]): RawFile[] {
  return filesOf(roots, (path) => readFileSync(path, 'utf8'))
}

/** The same of those that may be read; the others have a problem of their own. */
export function readableRawFiles(roots: readonly string[]): RawFile[] {
  return filesOf(roots, (path) => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  })
}

function filesOf(roots: readonly string[], textOf: (path: string) => string): RawFile[] {
  return roots.flatMap((folder, root) => {
    const prefix = roots.length > 1 ? `${basename(folder)}/` : ''
    const tops = readdirSync(folder, { withFileTypes: true })
    const own = tops.filter(
      (entry) => !entry.isDirectory() && /^(?:layer|fieldbook\.config)\.ya?ml$/i.test(entry.name),
    )
    const paths = [
      ...own.map(({ name }) => name.toLowerCase().replace(/\.yml$/, '.yaml')),
      ...tops
        .filter(({ name }) => name === 'environments' || name === 'content')
        .flatMap(({ name }) =>
          readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' }).map(
            (path) => `${name}/${path.replaceAll('\\', '/')}`,
          ),
        ),
    ]
    return paths
      .filter((path) => read.test(path) && statSync(join(folder, path), { throwIfNoEntry: false })?.isFile())
      .sort()
      .map((path) => ({ path, root, file: prefix + path, text: textOf(join(folder, path)) }))
  })
}
