import {
  accessSync,
  constants,
  type Dirent,
  lstatSync,
  readdirSync,
  readlinkSync,
  realpathSync,
} from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { readingProblem } from '../domain/checks/reading.ts'
import { compare, type Problem } from '../domain/playbook/problem.ts'
import { faultOfName, foldName } from './file-names.ts'

/** The files of a layer that may be read, by `/`-separated paths from its root, and what is wrong with the rest. */
export interface LayerFiles {
  /** Below `environments/` and `content/`, `layer.yaml`, and the configuration. */
  content: string[]
  /** Below `public/`. */
  published: string[]
  /** What stands where content would, and cannot be read. */
  lost: string[]
  problems: Problem[]
}

const configuration = 'fieldbook.config.yaml'
const isConfigurationLike = (name: string) =>
  /^\.?fieldbook(?:[._-]?config(?:uration)?)?\.(?:ya?ml|json|[cm]?[jt]s)$/i.test(name)

const folders = ['environments', 'content', 'public']

/**
 * Lists what lies in a layer. Only files and folders of the layer itself count: a link may lead anywhere, is a text
 * file where a file system has none, and differs from host to host, so each is a problem, wherever it leads; so is
 * what is no file, cannot be read, or has a name that another system does not take. `prefix` stands before the paths
 * of problems.
 */
export function layerFiles(root: string, prefix: string): LayerFiles {
  const found: LayerFiles = { content: [], published: [], lost: [], problems: [] }
  const lister = new Lister(root, prefix, found)
  lister.file('layer.yaml', true)
  lister.file(configuration, true)
  lister.misnamed()
  for (const folder of folders) lister.top(folder)
  found.content.sort(compare)
  found.published.sort(compare)
  return found
}

/** Files that systems and editors leave behind; they are ignored. */
const litter =
  /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.directory|\.git(?:keep|ignore|attributes)|\.keep|\.editorconfig|\.localized|\._.*|\.#.*|\..*\.sw[a-p])$/i

class Lister {
  readonly #root: string
  readonly #prefix: string
  readonly #found: LayerFiles

  constructor(root: string, prefix: string, found: LayerFiles) {
    this.#root = root
    this.#prefix = prefix
    this.#found = found
  }

  /** A folder at the root; it may be missing. */
  top(name: string): void {
    const stat = lstatSync(join(this.#root, name), { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isSymbolicLink()) this.#link(name)
    else if (stat.isDirectory()) this.#folder(name)
    else this.#problem('file-kind', name, `${name} is no folder`, `make it a folder, or take it away`)
  }

  /** A file by its path; no problem where an optional one is missing. */
  file(path: string, isOptional = false): void {
    const stat = lstatSync(join(this.#root, path), { throwIfNoEntry: false })
    if (!stat && isOptional) return
    if (stat?.isSymbolicLink()) this.#link(path)
    else if (!stat?.isFile()) {
      const what = stat?.isDirectory() ? 'a folder, where a file is read' : 'no ordinary file'
      this.#problem('file-kind', path, `this is ${what}`, 'put a file there, or take it away')
    } else if (this.#mayRead(path)) {
      const isPublished = path.startsWith('public/')
      if (isPublished) this.#found.published.push(path.slice('public/'.length))
      else this.#found.content.push(path)
    }
  }

  /** What was meant for the configuration, under a name that nobody reads. */
  misnamed(): void {
    const names = readdirSync(this.#root).filter(
      (name) => isConfigurationLike(name) && name !== configuration,
    )
    for (const name of names.sort(compare))
      this.#report('unknown-file', name, `only ${configuration} is read`, 'call it that, or take it away')
  }

  #folder(folder: string): void {
    let entries: Dirent[]
    try {
      entries = readdirSync(join(this.#root, folder), { withFileTypes: true })
    } catch (error) {
      this.#unreadable(folder, error)
      return
    }
    const names = new Map<string, string>()
    for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
      if (litter.test(entry.name)) continue
      const path = `${folder}/${entry.name}`
      const fault = faultOfName(entry.name)
      const twin = names.get(foldName(entry.name))
      names.set(foldName(entry.name), entry.name)
      if (fault) this.#problem('file-name', path, fault.message, fault.fix)
      else if (twin !== undefined) {
        const message = `${entry.name} and ${twin} are one name where capitals do not count`
        this.#problem('file-clash', path, message, 'give one of them another name')
      } else if (entry.name.startsWith('.')) this.#hidden(path)
      else if (entry.isDirectory() && !isContentName(path)) this.#folder(path)
      else this.file(path)
    }
  }

  #hidden(path: string): void {
    const fix = 'take the dot away from the beginning of its name, or put it elsewhere'
    this.#report('unknown-file', path, 'what begins with a dot is not read', fix)
  }

  #link(path: string): void {
    const message = `this is a link ${this.#target(join(this.#root, path))}`
    this.#problem('file-link', path, message, 'put the file or folder itself there')
  }

  /** Where a link leads, in words that name nothing outside of the workspace but what the link itself says. */
  #target(place: string): string {
    const said = readlinkSync(place)
    try {
      const inside = relative(realpathSync(this.#root), realpathSync(place))
      const isOut = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)
      return isOut
        ? `that leads out of the workspace, to ${said}`
        : `to ${inside === '' ? 'the workspace' : inside}`
    } catch {
      return `that leads nowhere: there is no ${said}`
    }
  }

  #mayRead(path: string): boolean {
    try {
      accessSync(join(this.#root, path), constants.R_OK)
      return true
    } catch (error) {
      this.#unreadable(path, error)
      return false
    }
  }

  #unreadable(path: string, error: unknown): void {
    const { code = 'it failed' } = error as NodeJS.ErrnoException
    this.#problem('file-unreadable', path, `this cannot be read (${code})`, 'let whoever runs this read it')
  }

  #problem(code: Parameters<typeof readingProblem>[0], path: string, message: string, fix: string): void {
    this.#found.lost.push(path)
    this.#report(code, path, message, fix)
  }

  #report(code: Parameters<typeof readingProblem>[0], path: string, message: string, fix: string): void {
    const at = { file: this.#prefix + path, line: 1, col: 1 }
    this.#found.problems.push(readingProblem(code, at, message, fix))
  }
}

/** Whether the name alone shows that it is meant as content. */
const isContentName = (path: string) => !path.startsWith('public/') && /\.(?:ya?ml|mdx?)$/i.test(path)
