import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readingProblem } from '../domain/checks/reading.ts'
import type { Position, Problem } from '../domain/playbook/problem.ts'
import { contentVersion } from '../model/content-version.ts'
import { type Layer, layerSchema } from '../model/layer.ts'
import { readText } from './read-text.ts'
import { parseWith } from './schema-problems.ts'
import { readYaml } from './yaml.ts'
import { isRecord } from './yaml-nodes.ts'

/** How an organisation shapes Fieldbook to itself, at the root of the base layer. */
export const configurationFile = 'fieldbook.config.yaml'

/** A folder given with `--root`, as a layer of a workspace. */
export interface LayerFolder {
  root: string
  /** The id that the layer gives itself; a base that says nothing of itself is called `base`. */
  name: string
  /** The prefix of the paths of its files: its folder, where there are several layers. */
  prefix: string
}

/** The folders are no workspace: the message says in one line what is wrong, where, and how to mend it. */
export class LayerError extends Error {}

/** A root holds neither `content/` nor `environments/`. */
export class NoWorkspaceError extends LayerError {
  constructor(root: string) {
    super(
      `${root} is no workspace: it has neither content/ nor environments/; give one with --root, or begin one: fieldbook init DIR`,
    )
  }
}

/**
 * The layers at `roots`, the base first. An overlay without a readable `layer.yaml` would be as open as the base
 * below it, and a scheme in another layer than the base would read the base's markings anew, so either is refused
 * with a {@link LayerError}; so is a layer that is given twice.
 */
export function layersAt(roots: readonly string[]): LayerFolder[] {
  const layers: LayerFolder[] = []
  const places = new Map<string, string>()
  for (const [i, root] of roots.entries()) {
    if (!isFolder(join(root, 'content')) && !isFolder(join(root, 'environments')))
      throw new NoWorkspaceError(root)
    const prefix = roots.length > 1 ? `${basename(root)}/` : ''
    const place = realpathSync(root)
    const same = places.get(place)
    if (same !== undefined)
      throw new LayerError(`--root ${root}: the same folder as --root ${same}; give each layer once`)
    places.set(place, root)
    const name = layerIn(root, prefix, i > 0)?.id ?? 'base'
    const namesake = layers.find((layer) => layer.name === name)
    if (namesake)
      throw new LayerError(
        `--root ${root}: this layer and ${namesake.root} are both called "${name}"; ` +
          'give each layer once, or another id in its layer.yaml',
      )
    refuseScheme(root, prefix, i > 0)
    if (i === 0) refuseNewer(root, prefix)
    layers.push({ root, name, prefix })
  }
  return layers
}

/** Names that were meant for `layer.yaml` and `environments/scheme.yaml`, themselves among them. */
const isLayerLike = (name: string) => /^\.?layers?\.(ya?ml|json)/i.test(name)
const isSchemeLike = (name: string) => /^\.?schemes?\.(ya?ml|json)/i.test(name)

/** Whether a path of a layer decides how its markings are read, or was meant to. */
export const isGround = (path: string): boolean =>
  path.startsWith('environments/') ? isSchemeLike(path.slice('environments/'.length)) : isLayerLike(path)

const isFolder = (path: string) => existsSync(path) && lstatSync(realpathSync(path)).isDirectory()

/** What a layer says of itself; undefined for a base that says nothing. */
function layerIn(root: string, prefix: string, isOverlay: boolean): Layer | undefined {
  const like = readdirSync(root).filter(isLayerLike)
  const file = `${prefix}layer.yaml`
  const [misnamed] = like.filter((name) => name !== 'layer.yaml')
  if (misnamed !== undefined)
    throw new LayerError(`${prefix}${misnamed}: only layer.yaml is read; call it that, or take it away`)
  if (like.length > 0) return readLayerFile(join(root, 'layer.yaml'), file)
  if (!isOverlay) return undefined
  throw new LayerError(
    `${file}: there is none, so nothing says how this layer is marked; write its id, name and marking there`,
  )
}

/** A link may lead anywhere, or nowhere; what decides on markings is a file of the layer itself. */
function refuseOther(path: string, file: string): void {
  const stat = lstatSync(path)
  if (stat.isFile()) return
  const what = stat.isSymbolicLink() ? 'a link' : stat.isDirectory() ? 'a folder' : 'no ordinary file'
  throw new LayerError(`${file}: is ${what}; put the file itself there`)
}

function readLayerFile(path: string, file: string): Layer {
  refuseOther(path, file)
  const read = readText(path, file)
  if ('problem' in read) throw lineOf(read.problem)
  const source = readYaml(read.text, file)
  const [wrong] = source.problems.filter(({ severity }) => severity === 'error')
  if (wrong) throw lineOf(wrong)
  const parsed = parseWith(layerSchema, source.value ?? {}, source, [])
  if (!('problems' in parsed)) return parsed.data
  // A misspelt key is reported as missing too; only the misspelling is the cause.
  throw lineOf(
    parsed.problems.find(({ code }) => code === 'schema-unknown-key') ??
      parsed.problems[0] ??
      readingProblem('schema-value', source.at(), 'it cannot be read'),
  )
}

const lineOf = ({ at, message, fix }: Problem) =>
  new LayerError(
    `${at.file}:${at.line}:${at.col}: ${[message, fix].filter((part) => part !== undefined).join('; ')}`,
  )

/** The number that the configuration gives of the content's form; undefined where it says none that can be read. */
export function contentVersionAt(
  root: string,
  prefix: string,
): { version: number; at: Position } | undefined {
  const path = join(root, configurationFile)
  if (!existsSync(path) || !lstatSync(path).isFile()) return undefined
  const read = readText(path, `${prefix}${configurationFile}`)
  if ('problem' in read) return undefined
  const { value, at } = readYaml(read.text, `${prefix}${configurationFile}`)
  const version = isRecord(value) ? Number(value['fieldbook'] ?? Number.NaN) : Number.NaN
  return Number.isInteger(version) ? { version, at: at(['fieldbook']) } : undefined
}

/** Content of a form that came later would be read for what it is not. */
function refuseNewer(root: string, prefix: string): void {
  const found = contentVersionAt(root, prefix)
  if (!found || found.version <= contentVersion) return
  const { at, version } = found
  throw new LayerError(
    `${at.file}:${at.line}:${at.col}: this playbook is written for version ${version} of the content's form, and this ` +
      `Fieldbook reads up to ${contentVersion}; it needs one that reads version ${version}`,
  )
}

/** The scheme is the base's and is called `scheme.yaml`: under another name it would leave the default in its place. */
function refuseScheme(root: string, prefix: string, isOverlay: boolean): void {
  const folder = join(root, 'environments')
  if (!isFolder(folder)) return
  const [found, ...more] = readdirSync(folder).filter(isSchemeLike)
  if (found === undefined) return
  const file = `${prefix}environments/${found}`
  if (isOverlay)
    throw new LayerError(
      `${file}: a later layer cannot bring a scheme, it would read the markings of those before it anew; ` +
        'put it into the base',
    )
  const [misnamed] = [found, ...more].filter((name) => name !== 'scheme.yaml')
  if (misnamed !== undefined)
    throw new LayerError(
      `${prefix}environments/${misnamed}: only scheme.yaml is read; call it that, or take it away`,
    )
  refuseOther(join(folder, found), file)
}
