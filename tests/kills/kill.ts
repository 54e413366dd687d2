import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Prose } from '../../bench/prose.ts'
import { recoverSite } from '../../src/publish/output/place-site.ts'
import { verifyBundle } from '../../src/publish/verify/verify.ts'
import { listFiles } from '../../src/workspace/find-files.ts'
import { archiveOf, bundleFiles, smallContentsOf } from '../minimal-bundle.ts'

/** What stood there after a kill: what was there before, what was to come, or neither, which is a mix. */
export interface Killed {
  kills: number
  old: number
  new: number
  mixes: string[]
}

const fieldbook = resolve('bin/fieldbook.mjs')

/** Runs a command and kills it, with all that it began, after some milliseconds; whether it ended by itself before. */
function runFor(command: string, args: readonly string[], milliseconds: number): Promise<number | null> {
  const child = spawn(command, args, { stdio: 'ignore', detached: true })
  const { pid } = child
  const timer = setTimeout(() => {
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended in this very moment.
    }
  }, milliseconds)
  return new Promise((done) =>
    child.once('exit', (code) => {
      clearTimeout(timer)
      done(code)
    }),
  )
}

const digestBelow = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of listFiles(folder)) hash.update(`${file}\0`).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}

const forever = 600_000

/** Kills builds of two workspaces into one place, one after the other, that share what they keep: warm ones, after the first. */
export async function killBuilds(kills: number, seed: number): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-kills-'))
  const [out, work] = [join(folder, 'site'), join(folder, 'work')]
  const roots = ['a', 'b'].map((name) => join(folder, name))
  for (const [i, root] of roots.entries()) {
    cpSync('tests/fixtures/base', root, { recursive: true })
    appendFileSync(join(root, 'content/guides/start/canary.mdx'), `\nText of workspace ${i}.\n`)
  }
  const args = (root: string, to = out) => [
    fieldbook,
    'build',
    '--root',
    root,
    '--network',
    'low',
    '--out',
    to,
    '--work',
    work,
  ]
  try {
    const digests: string[] = []
    let longest = 0
    for (const root of roots) {
      const begun = performance.now()
      if ((await runFor(process.execPath, args(root), forever)) !== 0) throw new Error('a build failed')
      longest = performance.now() - begun
      digests.push(digestBelow(out))
    }
    const prose = new Prose(seed)
    const result: Killed = { kills: 0, old: 0, new: 0, mixes: [] }
    let there = 1
    while (result.kills < kills) {
      const next = 1 - there
      const code = await runFor(
        process.execPath,
        args(roots[next] ?? ''),
        prose.below(Math.round(longest * 1.1)),
      )
      // Between two renames there is none; every build and preview begins by bringing the old one back.
      recoverSite(out)
      const state = existsSync(out) ? digestBelow(out) : 'nothing'
      if (code === null) result.kills += 1
      if (state === digests[next]) there = next
      if (code === null && state === digests[next]) result.new += 1
      else if (code === null && state === digests[1 - next]) result.old += 1
      else if (!digests.includes(state)) result.mixes.push(`build ${result.kills}: ${state}`)
    }
    for (const [i, root] of roots.entries()) {
      if ((await runFor(process.execPath, args(root), forever)) !== 0)
        result.mixes.push('a build after the kills failed')
      if (digestBelow(out) !== digests[i]) result.mixes.push('a build after the kills gives another site')
    }
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Kills bundles: beside the folder's name there is a whole archive with its digest, or none. */
export async function killBundles(kills: number, seed: number): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-kills-'))
  const [out, work, root] = [join(folder, 'out'), join(folder, 'work'), join(folder, 'a')]
  cpSync('tests/fixtures/base', root, { recursive: true })
  const args = [fieldbook, 'bundle', '--root', root, '--network', 'low', '--out', out, '--work', work]
  try {
    const begun = performance.now()
    if ((await runFor(process.execPath, args, forever)) !== 0) throw new Error('a bundle failed')
    const longest = performance.now() - begun
    const prose = new Prose(seed)
    const result: Killed = { kills: 0, old: 0, new: 0, mixes: [] }
    while (result.kills < kills) {
      rmSync(out, { recursive: true, force: true })
      const code = await runFor(process.execPath, args, prose.below(Math.round(longest * 1.1)))
      if (code === null) result.kills += 1
      const archives = existsSync(out) ? readdirSync(out).filter((name) => name.endsWith('.tar.gz')) : []
      const [archive] = archives
      const { length } = archive === undefined ? [] : verifyBundle(join(out, archive)).report.findings
      if (length > 0) result.mixes.push(`bundle ${result.kills}: ${length} findings`)
      else if (code === null && archive === undefined) result.old += 1
      else if (code === null) result.new += 1
    }
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Kills installations of two editions, by `verify --install` or by the script of the bundle. */
export async function killInstalls(kills: number, seed: number, by: 'verb' | 'script'): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-kills-'))
  const target = join(folder, 'host')
  const editions = ['1', '2'].map((version) => {
    const contents = smallContentsOf({ version })
    const files = bundleFiles(contents)
    const path = join(folder, `${version}.tar.gz`)
    writeFileSync(path, archiveOf(files, 'tar.gz', contents.about))
    const unpacked = join(folder, `unpacked-${version}`)
    for (const [name, bytes] of files) {
      mkdirSync(join(unpacked, name, '..'), { recursive: true })
      writeFileSync(join(unpacked, name), bytes, { mode: name.endsWith('.sh') ? 0o755 : 0o644 })
    }
    return { version, path, unpacked, digest: digestBelow(unpacked) }
  })
  const run = ({ path, unpacked }: (typeof editions)[number], milliseconds: number) =>
    by === 'verb'
      ? runFor(
          process.execPath,
          [fieldbook, 'verify', path, '--network', 'low', '--install', target, '--out-of-order', 'a try'],
          milliseconds,
        )
      : runFor(
          'sh',
          [join(unpacked, 'install.sh'), '--network', 'low', '--out-of-order', 'a try', target],
          milliseconds,
        )
  const current = () => {
    const link = join(target, 'current')
    if (!existsSync(link)) return 'nothing'
    return (
      editions.find(({ digest }) => digest === digestBelow(resolve(target, readlinkSync(link))))?.version ??
      'a mix'
    )
  }
  try {
    let longest = 0
    for (const edition of editions) {
      const begun = performance.now()
      if ((await run(edition, forever)) !== 0) throw new Error('an installation failed')
      longest = performance.now() - begun
    }
    const prose = new Prose(seed)
    const result: Killed = { kills: 0, old: 0, new: 0, mixes: [] }
    while (result.kills < kills) {
      const before = current()
      const next = editions.find(({ version }) => version !== before)
      if (!next) break
      // As if it came for the first time: what was installed of it before is gone.
      rmSync(join(target, 'versions', next.version), { recursive: true, force: true })
      const code = await run(next, prose.below(Math.round(longest * 1.1)))
      if (code === null) result.kills += 1
      const after = current()
      if (after !== before && after !== next.version)
        result.mixes.push(`installation ${result.kills}: ${after}`)
      else if (code === null) result[after === before ? 'old' : 'new'] += 1
    }
    for (const edition of editions)
      if ((await run(edition, forever)) !== 0 || current() !== edition.version)
        result.mixes.push('an installation after the kills failed')
    return result
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
