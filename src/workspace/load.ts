import { join } from 'node:path'
import { nearest } from '../domain/base/nearest.ts'
import type { Comment, StyleFault, Unread } from '../domain/checks/check.ts'
import { readingProblem } from '../domain/checks/reading.ts'
import { withoutSwitchedOff } from '../domain/pages/switched-off.ts'
import { type Entry, keyOf, Playbook, type PublicFile } from '../domain/playbook/playbook.ts'
import { byPlace, type Problem } from '../domain/playbook/problem.ts'
import { idSchema } from '../model/fields.ts'
import { contentTypes, kinds } from '../model/registry.ts'
import { type Located, locate, placesLike } from './find-files.ts'
import { layerFiles } from './layer-files.ts'
import { type LayerFolder, layersAt } from './layers.ts'
import { type FileMemory, readContent } from './read-content.ts'
import { unreadOf } from './read-entries.ts'
import { readText } from './read-text.ts'
import { styleFaultsOf } from './style-faults.ts'

export interface Workspace {
  playbook: Playbook
  /** What is wrong with files and fields; `check` adds what is wrong between entries. */
  problems: Problem[]
  /** Files that are there and could not be read; checks must not call their entries missing. */
  unread: Unread[]
  /** Comments of YAML: no entry has them, and somebody may have meant one to mark. */
  comments: Comment[]
  /** What is wrong in the stylesheet that the configuration names. */
  styleFaults: StyleFault[]
}

/** Whether a file is to be read, by what its place says of it; of MDX perhaps the frontmatter alone. */
export type Wants = (located: Located) => boolean | 'frontmatter'

/**
 * Reads the layers at `roots`, the base first, into typed entries. Whatever can be read is in the playbook,
 * whatever cannot is a problem; it throws a {@link LayerError} where the roots make no workspace.
 * `wants` leaves out files that the caller has no use for. Of files that say what they said when `memory` was last given,
 * the entries are the same objects as then.
 */
export function loadWorkspace(
  roots: readonly string[],
  wants: Wants = () => true,
  memory: FileMemory = new Map(),
): Workspace {
  const problems: Problem[] = []
  const entries = new Map<string, Entry>()
  const files = new Map<string, PublicFile>()
  const unread: Unread[] = []
  const comments: Comment[] = []
  let zone: string | undefined
  for (const [i, folder] of layersAt(roots).entries()) {
    const layer = readLayer(folder, wants, i > 0 ? zone : undefined, i > 0, memory)
    zone ??= zoneIn(layer.entries)
    for (const problem of layer.problems) problems.push(problem)
    for (const lost of layer.unread) unread.push(lost)
    for (const comment of layer.comments) comments.push(comment)
    for (const entry of layer.entries) unite(entries, entry, problems)
    for (const file of layer.files) {
      const earlier = files.get(file.path)
      files.set(file.path, earlier ? { ...file, replaced: earlier } : file)
    }
  }
  const playbook = new Playbook(withoutSwitchedOff([...entries.values()]), [...files.values()])
  return {
    playbook,
    problems: problems.sort(byPlace),
    unread,
    comments,
    styleFaults: styleFaultsOf(playbook),
  }
}

function unite(entries: Map<string, Entry>, entry: Entry, problems: Problem[]) {
  // Each layer describes itself; the descriptions stand side by side.
  const key = entry.kind === 'layer' ? `layer:${entry.layer}` : keyOf(entry)
  const earlier = entries.get(key)
  const mayReplace =
    'replaces' in entry.data && entry.data.replaces === true && earlier?.layer !== entry.layer
  if (earlier && !mayReplace) {
    const message = `${contentTypes[entry.kind].label} "${entry.id}" is already defined`
    const fix =
      earlier.layer === entry.layer ? 'keep one of the two' : 'give it another id, or say `replaces: true`'
    const problem = readingProblem('duplicate-entry', entry.at(), message, fix)
    problems.push({ ...problem, related: [{ at: earlier.at(), note: 'defined here first' }] })
    return
  }
  if (earlier && entry.kind === 'network') {
    const message = `network "${entry.id}" is described in the layer "${earlier.layer}", and another one cannot change it`
    const problem = readingProblem(
      'network-replaced',
      entry.at(),
      message,
      'give it an id of its own, or change it there',
    )
    problems.push({ ...problem, related: [{ at: earlier.at(), note: 'described here' }] })
    return
  }
  entries.set(key, earlier ? { ...entry, replaced: earlier } : entry)
}

interface Layer {
  entries: Entry[]
  files: PublicFile[]
  problems: Problem[]
  unread: Unread[]
  comments: Comment[]
}

/** The time zone that a configuration among entries gives the playbook. */
const zoneIn = (entries: readonly Entry[]): string | undefined =>
  entries.find((entry): entry is Entry<'configuration'> => entry.kind === 'configuration')?.data.timeZone

/** `zone` is that of the base, for later layers; the base says it itself. */
function readLayer(
  { root, name, prefix }: LayerFolder,
  wants: Wants,
  zone: string | undefined,
  isOverlay: boolean,
  memory: FileMemory,
): Layer {
  const problems: Problem[] = []
  const layer: Layer = { entries: [], files: [], problems, unread: [], comments: [] }
  const found = layerFiles(root, prefix)
  problems.push(...found.problems)
  layer.unread.push(...found.lost.flatMap(lostIn))
  // The configuration says in which zone the rest is written.
  const paths = found.content.toSorted((a, b) => Number(isOfConfiguration(b)) - Number(isOfConfiguration(a)))
  for (const path of paths) {
    const file = prefix + path
    const start = { file, line: 1, col: 1 }
    const located = locate(path)
    if (!located) {
      problems.push(readingProblem('unknown-file', start, 'no content type reads this file', placeFor(path)))
      continue
    }
    const wanted = located.kind === 'configuration' || wants(located)
    if (!wanted) continue
    if (located.kind === 'configuration' && isOverlay) {
      problems.push(readingProblem('configuration-layer', start, ofBaseAlone, 'put it into the base'))
      continue
    }
    const invalid = [located.environment, located.id].find(
      (id) => id !== undefined && !idSchema.safeParse(id).success,
    )
    if (invalid !== undefined) {
      problems.push(
        readingProblem(
          'id-form',
          start,
          `"${invalid}" cannot be an id`,
          'use lower-case letters, digits and "-", starting with a letter',
        ),
      )
      continue
    }
    const read = readText(join(root, path), file)
    if ('problem' in read) {
      problems.push(read.problem)
      layer.unread.push(unreadOf(located))
      continue
    }
    const options = { file, located, layer: name, part: wanted === 'frontmatter' ? wanted : 'all' } as const
    const inZone = zone ?? zoneIn(layer.entries)
    const said = readContent(read.text, options, inZone, memory)
    for (const entry of said.entries) layer.entries.push(entry)
    for (const lost of said.unread) layer.unread.push(lost)
    for (const comment of said.comments) layer.comments.push(comment)
    for (const problem of said.problems) problems.push(problem)
  }
  for (const path of found.published) {
    layer.files.push({
      path,
      layer: name,
      source: join(root, 'public', path),
      file: `${prefix}public/${path}`,
    })
  }
  return layer
}

const isOfConfiguration = (path: string) => locate(path)?.kind === 'configuration'
const ofBaseAlone = 'a later layer cannot bring a configuration, it would decide for those before it'

/** What was to be read at a path: a file, or all that would be read below a folder. */
function lostIn(path: string): Unread[] {
  const located = locate(path)
  if (located) return [unreadOf(located)]
  const environment = /^environments\/([^/]+)/.exec(path)?.[1]
  const folder = path.replace(/^environments\/[^/]+/, 'environments/<env>')
  const below = kinds.filter((kind) => contentTypes[kind].files.some((file) => file.startsWith(`${folder}/`)))
  return below.map((kind) => {
    if (environment === undefined) return { kind }
    return kind === 'environment' ? { kind, id: environment } : { kind, environment }
  })
}

function placeFor(path: string): string {
  const places = placesLike(path)
  const near = nearest(path, places)
  return near ? `did you mean ${near}?` : `files are read from ${places.join(', ')}`
}
