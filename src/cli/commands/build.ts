import { relative, resolve } from 'node:path'
import { buildSite } from '../../publish/build-site.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { openRelease } from '../open-release.ts'
import { revisionOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import { Progress } from '../reporters/progress.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  out: string
  revision?: string
}

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network to build for; the first of networks.yaml unless said')
      .option('--out <dir>', 'the folder the site goes to', 'dist')
      .option('--revision <name>', 'what the content is called; the commit unless said'),
  run: async (_args, options): Promise<ExitCode> => {
    const { roots, playbook, network, release, asOf, problems } = openRelease(options)
    const out = resolve(options.out)
    if (roots.some((root) => `${root}/`.startsWith(`${out}/`)))
      throw new UsageError(`--out ${options.out}: the site would replace the workspace`)
    const errors = problems.filter((p) => p.severity === 'error')
    if (errors.length > 0) {
      reportProblems(errors, { format: 'text', entries: playbook.entries.length })
      return 1
    }
    const progress = new Progress()
    if (asOf.from === 'clock')
      progress.warn('no date is pinned, so today is used; give --as-of for a build that repeats')
    const revision = revisionOf(options.revision, roots[0] ?? '.')
    const edition = { asOf: asOf.day, network: network.id, ...(revision ? { revision } : {}) }
    await buildSite({ playbook: release.playbook, edition, out, onStep: (step) => progress.step(step) })
    progress.done(`${network.data.name}: ${relative(process.cwd(), out) || '.'}/index.html`)
    return 0
  },
} satisfies Verb<Options>
