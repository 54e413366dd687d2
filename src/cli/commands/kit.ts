import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { generator } from '../../publish/build-site.ts'
import { markingOfWhole } from '../../publish/bundle/markings.ts'
import { toolVersions } from '../../publish/bundle/tools.ts'
import { pinnedNode } from '../../publish/kit/kit-files.ts'
import { type WrittenKit, writeKit } from '../../publish/kit/write-kit.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { rootsOf } from '../options.ts'
import { Progress } from '../reporters/progress.ts'
import type { Verb } from '../verb.ts'

interface Options {
  out: string
  content: boolean
}

export default {
  configure: (command) =>
    command
      .option('--out <dir>', 'the folder the archive goes to', '.')
      .option('--no-content', 'leave the playbook out'),
  run: (_args, options): Promise<ExitCode> =>
    withFiles(async (): Promise<ExitCode> => {
      if (!existsSync(join(generator, 'package-lock.json')))
        throw new UsageError(
          'a kit is packed in a checkout; there is no package-lock.json here to say what belongs in',
        )
      const node = pinnedNode(generator)
      if (!node)
        throw new UsageError(`no Node is pinned for ${process.platform}-${process.arch}; run "npm ci" first`)
      const { fieldbook: version = '0' } = toolVersions(generator)
      const progress = new Progress()
      progress.step('kit')
      const workspace = options.content ? workspaceOf(options.root) : undefined
      const kit = await writeKit({
        generator,
        node,
        version,
        ...(workspace ? { workspace } : {}),
        out: resolve(options.out),
      })
      progress.done(describe(kit, workspace?.marking))
      return 0
    }),
} satisfies Verb<Options>

/** One layer goes along: the playbook that is to be built upon. */
function workspaceOf(given: readonly string[]): { folder: string; marking: string } {
  const [folder = '.', another] = rootsOf(given)
  if (another !== undefined)
    throw new UsageError('a kit takes one --root along, the base; layers above it are made where it goes')
  const { whole, problems } = openWorkspace({ root: [folder] })
  const errors = problems.filter((p) => p.severity === 'error').length
  if (errors > 0)
    throw new UsageError(`${folder}: has ${errors} errors, see fieldbook check; or give --no-content`)
  return { folder, marking: markingOfWhole(whole) }
}

function describe({ archive, files, bytes, sha256, parts }: WrittenKit, marking: string | undefined): string {
  const megabytes = (n: number) => `${(n / 1e6).toFixed(1).padStart(7)} MB`
  const total = parts.reduce((sum, part) => sum + part.bytes, 0)
  const shown = parts.slice(0, 12)
  const rest = total - shown.reduce((sum, part) => sum + part.bytes, 0)
  return [
    ...(marking === undefined ? [] : [marking]),
    `${relative(process.cwd(), archive)}: ${files} files, ${bytes} bytes`,
    `sha256 ${sha256}`,
    `unpacked ${megabytes(total)}, of which`,
    ...shown.map((part) => `${megabytes(part.bytes)}  ${part.name}`),
    `${megabytes(rest)}  ${parts.length - shown.length} others`,
  ].join('\n')
}
