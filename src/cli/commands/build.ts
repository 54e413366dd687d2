import { relative, resolve } from 'node:path'
import { generator } from '../../publish/generator.ts'
import { guardTarget } from '../../publish/output/guard-target.ts'
import { recoverSite, refuseOccupied } from '../../publish/output/place-site.ts'
import { afterFlag, afterHelp, predecessorOf } from '../after.ts'
import { buildRelease } from '../build-release.ts'
import { sinceFlag, sinceHelp } from '../editions.ts'
import type { ExitCode } from '../exit.ts'
import { withFiles, writableFile } from '../files.ts'
import { type OpenedRelease, openRelease } from '../open.ts'
import { oneOf, profileFlag, profileHelp, siteProfiles } from '../options.ts'
import { Progress } from '../reporters/progress.ts'
import type { Verb } from '../verb.ts'
import { workFlag, workFolder, workHelp } from '../work.ts'

interface Options {
  network?: string
  out: string
  revision?: string
  since?: string
  after?: string
  report?: string
  profile: string
  timing: boolean
  work?: string
}

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network to build for; the first of networks.yaml unless said')
      .option('--out <dir>', 'the folder the site goes to', 'dist')
      .option('--revision <name>', 'what the content is called; a digest of what is released unless said')
      .option(sinceFlag, sinceHelp)
      .option(afterFlag, afterHelp)
      .option(profileFlag, profileHelp, 'whole')
      .option('--report <file>', 'where the proof is written; it stays on this side')
      .option('--timing', 'say what each stage took, on standard error', false)
      .option(workFlag, workHelp),
  run: (_args, options) => withFiles(() => build(options, openRelease(options, 'no site was built'))),
} satisfies Verb<Options>

async function build(options: Options, opened: OpenedRelease): Promise<ExitCode> {
  const { roots, network, asOf } = opened
  const profile = oneOf('--profile', options.profile, siteProfiles)
  const out = resolve(options.out)
  guardTarget('--out', options.out, { roots, generator })
  if (options.report !== undefined) writableFile('--report', options.report, roots, isProof)
  recoverSite(out)
  refuseOccupied(out)
  const predecessor = predecessorOf(options.after, { network: network.id, profile, asOf: asOf.day })
  const work = workFolder(options.work, roots)
  const progress = new Progress(options)
  if (asOf.from === 'clock')
    progress.warn('no date is pinned, so today is used; give --as-of for a build that repeats')
  await buildRelease(opened, { ...options, profile, predecessor: predecessor?.name, out, work, progress })
  progress.done(`${network.data.name}: ${relative(process.cwd(), out) || '.'}/index.html`)
  return 0
}

const isProof = (text: string) => text.includes('"passed"')
