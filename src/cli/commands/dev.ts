import { checkPlaybook } from '../../domain/checks/registry.ts'
import { byPlace } from '../../domain/problem.ts'
import { serveDev } from '../../publish/dev.ts'
import { parseProse } from '../../workspace/mdx.ts'
import type { ExitCode } from '../exit.ts'
import { asOfDay, networkOf, openWorkspace, portOf, revisionOf, rootsOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  port: string
}

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network to show; the first of networks.yaml unless said')
      .option('--port <number>', 'where to listen, on this machine alone', '4321'),
  run: async (_args, options): Promise<ExitCode> => {
    const roots = rootsOf(options.root)
    const root = roots[0] ?? '.'
    const { playbook: first } = openWorkspace(roots)
    const asOf = asOfDay(options.asOf, first, root).day
    const network = networkOf(options.network, first)
    const revision = revisionOf(undefined, root)
    const { url, stop } = await serveDev({
      roots,
      port: portOf(options.port),
      edition: { asOf, network: network.id, ...(revision ? { revision } : {}) },
      read: () => {
        const { playbook, problems } = openWorkspace(roots)
        return {
          playbook,
          problems: [...problems, ...checkPlaybook(playbook, { asOf, parseProse })].sort(byPlace),
        }
      },
      onRead: (problems) => reportProblems(problems, { format: 'text', entries: first.entries.length }),
    })
    process.stdout.write(`${url}  (Ctrl-C ends it)\n`)
    await new Promise<void>((done) => {
      process.once('SIGINT', done)
      process.once('SIGTERM', done)
    })
    await stop()
    return 0
  },
} satisfies Verb<Options>
