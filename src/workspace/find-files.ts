import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../domain/playbook/problem.ts'
import { contentTypes, type Kind, kinds } from '../model/registry.ts'

/** A file of a layer and what its place says of it. */
export interface Located {
  kind: Kind
  environment?: string
  /** The file's base name, for types that keep one entry a file. */
  id: string
}

const patterns = kinds.flatMap((kind) =>
  contentTypes[kind].files.map((path) => ({ kind, path, pattern: toPattern(path) })),
)

function toPattern(path: string): RegExp {
  const source = path
    .replace(/[.]/g, '\\.')
    .replace('**/', '(?:.+/)?')
    .replace('<env>', '(?<environment>[^/]+)')
    .replace('<id>', '(?<id>[^/]+)')
  return new RegExp(`^${source}$`)
}

/** Which content type a path inside a layer belongs to, if any. */
export function locate(path: string): Located | undefined {
  for (const { kind, pattern } of patterns) {
    const match = pattern.exec(path)
    if (!match) continue
    const { environment, id }: { environment?: string; id?: string } = match.groups ?? {}
    const own = id ?? environment ?? kind
    return environment === undefined ? { kind, id: own } : { kind, environment, id: own }
  }
  return undefined
}

/** Every place a content file may have; with the folder and name of `path`, for suggestions. */
export function placesLike(path: string): string[] {
  const [, environment = '<env>'] = /^environments\/([^/]+)\//.exec(path) ?? []
  const [, folder = '', name = ''] = /^(.*?)([^/]*?)(?:\.[a-z]+)?$/.exec(path) ?? []
  return patterns.map(({ path: place }) => {
    const [above, below] = place.split('**/')
    const within = below !== undefined && above !== undefined && folder.startsWith(above)
    return (within ? folder + below : place).replace('<env>', environment).replace('<id>', name || '<id>')
  })
}

/** All files below `folder`, as `/`-separated paths relative to it, sorted; hidden ones and links left out. */
export function listFiles(folder: string): string[] {
  const found: string[] = []
  const walk = (below: string) => {
    const entries = readdirSync(join(folder, below), { withFileTypes: true })
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) found.push(path)
    }
  }
  try {
    walk('')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return found.sort(compare)
}
