import { existsSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../../domain/playbook/problem.ts'
import { isForRunning, productionPackages } from './packages.ts'

/** A file of the kit: where it lies here, and what it is called there. */
export interface KitFile {
  path: string
  source: string
  bytes: number
  executable: boolean
}

/** What of the generator's folder goes along, beside its packages. */
const own = [
  'bin',
  'src',
  'host',
  'presets',
  'examples',
  'astro.config.mjs',
  'tsconfig.json',
  'package.json',
  'LICENSE',
]

/** What makes a workspace. */
const workspaceParts = ['content', 'environments', 'public', 'layer.yaml', 'fieldbook.config.yaml']

/** Node for this platform, from the package that pins it; undefined on a platform that none is pinned for. */
export function pinnedNode(generator: string): string | undefined {
  const { platform, arch } = process
  return [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`]
    .map((name) => join(generator, 'node_modules', name, 'bin', 'node'))
    .find((path) => existsSync(path))
}

/**
 * All files of a kit that lie on disk here: generator, packages, the Node at `node`, and the workspace in the folder
 * `workspace` if there is one to go along, with what is `kept` there of the edition before.
 */
export function kitFiles(generator: string, node: string, workspace?: string, kept?: string): KitFile[] {
  const files: KitFile[] = []
  const add = (source: string, path: string, take: (name: string) => boolean) => {
    const stat = lstatSync(source, { throwIfNoEntry: false })
    if (stat?.isFile()) {
      if (take(path)) files.push({ path, source, bytes: stat.size, executable: (stat.mode & 0o111) !== 0 })
      return
    }
    // A link would lead out of the kit; packages and sources have none.
    if (!stat?.isDirectory()) return
    for (const name of readdirSync(source)) {
      if (name !== 'node_modules') add(join(source, name), `${path}/${name}`, take)
    }
  }
  for (const name of own) add(join(generator, name), name, (path) => !/\.test\.ts$/.test(path))
  for (const path of productionPackages(generator)) add(join(generator, path), path, isForRunning)
  add(node, 'runtime/node', () => true)
  add(join(node, '..', '..', 'LICENSE'), 'runtime/LICENSE', () => true)
  if (workspace !== undefined) {
    for (const name of [...workspaceParts, ...(kept === undefined ? [] : [kept])])
      add(join(workspace, name), name, () => true)
  }
  return files.sort((a, b) => compare(a.path, b.path))
}
