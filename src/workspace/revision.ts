import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { locate } from './find-files.ts'
import { isGround, LayerError, NoWorkspaceError } from './layers.ts'
import { loadWorkspace, type Wants, type Workspace } from './load.ts'

/** A revision that git does not know, or files that it cannot give. The message is one line. */
export class RevisionError extends Error {
  /** Names that git does know, newest tags first. */
  readonly known: readonly string[]
  constructor(message: string, known: readonly string[] = []) {
    super(message)
    this.known = known
  }
}

const maxBytes = 200_000_000

/**
 * Reads the layers at `roots` as they were at a git revision: a tag, a branch, a commit. Nothing of the working
 * tree or of git's own state changes. Positions name the files as they were called then.
 */
export function loadRevision(roots: readonly string[], revision: string, wants: Wants): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-revision-'))
  try {
    const layers = roots.map((root, i) => {
      const layer = join(folder, String(i), basename(root))
      mkdirSync(layer, { recursive: true })
      writeFiles(root, commitOf(root, revision), layer, wants)
      return layer
    })
    return loadWorkspace(layers, wants)
  } catch (error) {
    if (error instanceof NoWorkspaceError) throw new RevisionError('the workspace is not in it')
    if (error instanceof LayerError) throw new RevisionError(error.message)
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The commit a name stands for. A name that begins with a dash is not taken for an option. */
function commitOf(root: string, revision: string): string {
  if (revision.includes('\0')) throw new RevisionError('no revision can be called that')
  const found = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (found !== undefined) return found.toString('utf8').trim()
  if (git(root, ['rev-parse', '--git-dir']) === undefined)
    throw new RevisionError(`${root} is not in a git repository; give a catalog.json instead`)
  const format = ['--sort=-creatordate', '--format=%(refname:short)']
  const names = git(root, ['for-each-ref', ...format, 'refs/tags', 'refs/heads'])
  throw new RevisionError('there is no such revision', names?.toString('utf8').split('\n').filter(Boolean))
}

/**
 * Writes the wanted files of a commit below `folder`; of `public/` the names alone. Links and submodules are left out,
 * except in place of a file that decides on markings: there a folder is made, which the reader refuses.
 */
function writeFiles(root: string, commit: string, folder: string, wants: Wants): void {
  const listing = git(root, ['ls-tree', '-r', '-z', '-l', commit])
  const files: { object: string; path: string; size: number }[] = []
  for (const line of (listing?.toString('utf8') ?? '').split('\0')) {
    const [, mode, object = '', size = '0', path = ''] =
      /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line) ?? []
    if (path === '' || path.split('/').includes('..')) continue
    const located = locate(path)
    const isFile = mode === '100644' || mode === '100755'
    if (isFile && path.startsWith('public/')) write(join(folder, path), '')
    else if (isFile && (isGround(path) || (located && wants(located))))
      files.push({ object, path, size: Number(size) })
    else if (!isFile && isGround(path)) mkdirSync(join(folder, path), { recursive: true })
  }
  if (files.reduce((sum, file) => sum + file.size, 0) > maxBytes)
    throw new RevisionError('its content is larger than 200 MB')
  const texts = readBlobs(
    root,
    files.map((file) => file.object),
  )
  for (const [i, { path }] of files.entries()) write(join(folder, path), texts[i] ?? '')
}

function write(path: string, text: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** The contents of objects, in one call of git. */
function readBlobs(root: string, objects: readonly string[]): Buffer[] {
  const out = git(root, ['cat-file', '--batch'], `${objects.join('\n')}\n`)
  if (!out) throw new RevisionError('git cannot read its files')
  const blobs: Buffer[] = []
  for (let at = 0; blobs.length < objects.length; ) {
    const end = out.indexOf(10, at)
    const size = Number(/ (\d+)$/.exec(out.toString('utf8', at, end))?.[1])
    if (end < 0 || !Number.isInteger(size)) throw new RevisionError('git cannot read its files')
    blobs.push(out.subarray(end + 1, end + 1 + size))
    at = end + size + 2
  }
  return blobs
}

/** Runs git in `folder`, without a shell; undefined where it fails. */
function git(folder: string, args: readonly string[], input = ''): Buffer | undefined {
  try {
    return execFileSync('git', args, {
      cwd: folder,
      input,
      maxBuffer: maxBytes * 2,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}
