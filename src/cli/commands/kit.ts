import { join, relative, resolve } from 'node:path'
import { suggest } from '../../domain/base/nearest.ts'
import { markingOfWhole } from '../../publish/bundle/markings.ts'
import { toolVersions } from '../../publish/bundle/tools.ts'
import { withFolder } from '../../publish/bundle/with-folder.ts'
import { generator, isKit } from '../../publish/generator.ts'
import { fetchByNpm } from '../../publish/kit/fetch-packages.ts'
import { gatherPackages } from '../../publish/kit/gather-packages.ts'
import { lockText, readLock } from '../../publish/kit/lock.ts'
import { type KitPlatform, kitPlatforms, platformName } from '../../publish/kit/platforms.ts'
import { type KitWorkspace, type WrittenKit, writeKit } from '../../publish/kit/write-kit.ts'
import { writeComponents, writeFacts, writeWorkspace } from '../../publish/kit/write-workspace.ts'
import { ownWords } from '../../publish/proof/own-words.ts'
import { prove } from '../../publish/proof/prove.ts'
import { readRawFiles } from '../../publish/proof/raw/read-files.ts'
import { factsToGo, insidePath } from '../editions.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { archiveFolder, withFiles } from '../files.ts'
import { openRelease, openRevision, openWorkspace } from '../open.ts'
import { rootsOf } from '../options.ts'
import { refuseLeaks, refuseToMake } from '../refuse.ts'
import { Progress } from '../reporters/progress.ts'
import type { CommonOptions, Verb } from '../verb.ts'

interface Options {
  out: string
  content: boolean
  network?: string
  whole: boolean
  platform?: string
  packages?: string
}

export default {
  configure: (command) =>
    command
      .option('--out <dir>', 'the folder the archive goes to, which holds archives alone', 'transfer')
      .option('--network <id>', 'take the playbook along as far as this network may hold it')
      .option(
        '--whole',
        'take the whole playbook along, with everything that any network is not to hold',
        false,
      )
      .option('--no-content', 'leave the playbook out')
      .option('--platform <name>', 'what it is to run on: linux-arm64, win-x64; this one unless said')
      .option(
        '--packages <dir>',
        'where packages lie that are not installed here, as "npm pack" writes them; without it, npm fetches them',
      ),
  run: (_args, options): Promise<ExitCode> => withFiles(() => kit(options)),
} satisfies Verb<Options>

async function kit(options: Options & CommonOptions): Promise<ExitCode> {
  const lock = lockText(generator)
  if (lock === undefined)
    throw new UsageError(`${generator}: has no package-lock.json, which says what belongs into a kit`)
  const packages = readLock(lock)
  const platform = platformOf(options.platform, kitPlatforms(packages))
  refuseUnclear(options)
  const roots = options.content ? [rootOf(options.root)] : []
  const out = archiveFolder(options.out, { roots, generator })
  const { fieldbook: version = '0' } = toolVersions(generator)
  const progress = new Progress()
  return withFolder<ExitCode>(async (folder) => {
    const workspace = roots[0] === undefined ? undefined : workspaceOf(roots[0], folder, options)
    progress.step('packages')
    const gathered = await gatherPackages(
      {
        generator,
        lock: packages,
        platform,
        isOwnKit: isKit && platform.name === platformName(process),
        ...(options.packages === undefined ? { fetch: fetchByNpm } : { archives: resolve(options.packages) }),
      },
      join(folder, 'packages'),
    )
    progress.step('kit')
    const written = await writeKit({
      ...{ generator, platform, version, lock, out },
      packages: gathered.parts,
      ...(workspace ? { workspace } : {}),
    })
    progress.done(describe(written, workspace, gathered.brought))
    return 0
  })
}

/** The platform that is named, in npm's words, too; this one where none is. */
function platformOf(given: string | undefined, platforms: readonly KitPlatform[]): KitPlatform {
  const name = (given ?? platformName(process)).replace(/^(?:win32|windows)-/, 'win-')
  const found = platforms.find((one) => one.name === name)
  if (found) return found
  const known = platforms.map((one) => one.name)
  throw new UsageError(
    given === undefined
      ? `no Node is pinned for ${name}; give one of ${known.join(', ')} with --platform`
      : `--platform ${given}: ${suggest(given, known, 'a Node is pinned for')}`,
  )
}

/** A kit packs only what was asked for: throws unless exactly one flag says what that is. */
function refuseUnclear({ content, network, whole }: Options): void {
  const flags = { '--no-content': !content, '--network': network !== undefined, '--whole': whole }
  const said = Object.entries(flags).flatMap(([flag, given]) => (given ? [flag] : []))
  if (said.length === 1) return
  throw new UsageError(
    said.length === 0
      ? 'say what goes along: --network N for what that network may hold, --whole for the whole playbook, or --no-content'
      : `${said.join(' and ')} exclude each other`,
  )
}

/** Exactly one layer is packed: the playbook that others will build on. */
function rootOf(given: readonly string[]): string {
  const [root = '.', another] = rootsOf(given)
  if (another === undefined) return root
  throw new UsageError('a kit takes one --root along, the base; layers above it are made where it goes')
}

/** The playbook at `root`: as it lies there, or in `folder` as far as a network may hold it, proven like a site. */
function workspaceOf(
  root: string,
  folder: string,
  { network: id, asOf }: Options & CommonOptions,
): KitWorkspace {
  const unmade = 'no kit was made; --no-content packs one without it'
  if (id === undefined) {
    const { whole, problems } = openWorkspace({ root: [root] })
    refuseToMake({ entries: whole.entries.length, problems }, unmade)
    const kept = insidePath(whole.site?.data.since)
    // The records of the notional playbook name what lies in its examples.
    const examples = resolve(root) === resolve(generator) ? ['examples'] : []
    return { folder: root, marking: markingOfWhole(whole), more: [...examples, ...listed(kept)] }
  }
  const asked = { root: [root], network: id, ...(asOf === undefined ? {} : { asOf }) }
  const { whole, network, release, asOf: on } = openRelease(asked, unmade)
  writeWorkspace(folder, release.playbook)
  writeComponents(folder, root, release.playbook)
  const later = { roots: [root], whole, released: release.playbook, network, day: on.day }
  const before = factsToGo(asked, later, openRevision)
  if (before) writeFacts(folder, before.path, before.edition)
  const known = { ...network.data, id: network.id }
  const sources = readRawFiles([root])
  const proof = prove(folder, { playbook: whole, network: known, own: ownWords(), sources })
  if (!proof.passed) refuseLeaks(proof, 'the proof')
  const more = listed(before?.path)
  return { folder, marking: markingOfWhole(release.playbook), network: network.id, more }
}

const listed = (path: string | undefined) => (path === undefined ? [] : [path])

function describe(
  { archive, files, bytes, sha256, parts }: WrittenKit,
  workspace: KitWorkspace | undefined,
  brought: readonly string[],
): string {
  const megabytes = (n: number) => `${(n / 1e6).toFixed(1).padStart(7)} MB`
  const total = parts.reduce((sum, part) => sum + part.bytes, 0)
  const shown = parts.slice(0, 12)
  const rest = total - shown.reduce((sum, part) => sum + part.bytes, 0)
  return [
    ...(workspace
      ? [
          workspace.marking,
          workspace.network === undefined
            ? 'the whole playbook goes along'
            : `what "${workspace.network}" may hold of the playbook goes along`,
        ]
      : []),
    `${relative(process.cwd(), archive)}: ${files} files, ${bytes} bytes`,
    `sha256 ${sha256}`,
    ...(brought.length > 0 ? [`brought, as the lock pins them: ${brought.join(', ')}`] : []),
    `unpacked ${megabytes(total)}, of which`,
    ...shown.map((part) => `${megabytes(part.bytes)}  ${part.name}`),
    `${megabytes(rest)}  ${parts.length - shown.length} others`,
  ].join('\n')
}
