import { visible } from '../../formats/visible.ts'
import { serveDev } from '../../publish/dev.ts'
import { schemaFolder, writeSchemas } from '../../workspace/write-schemas.ts'
import type { ExitCode } from '../exit.ts'
import { openRelease } from '../open-release.ts'
import { portOf, revisionOf } from '../options.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { Verb } from '../verb.ts'
import { workFlag, workFolder, workHelp } from '../work.ts'

interface Options {
  network?: string
  port: string
  work?: string
}

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network to show; the first of networks.yaml unless said')
      .option('--port <number>', 'where to listen, on this machine alone', '4321')
      .option(workFlag, workHelp),
  run: async (_args, options): Promise<ExitCode> => {
    const { roots, playbook, network, asOf } = openRelease(options)
    const revision = revisionOf(undefined, roots[0] ?? '.')
    const { url, stop } = await serveDev({
      work: workFolder(options.work, roots),
      roots,
      port: portOf(options.port),
      edition: { asOf: asOf.day, network: network.id, ...(revision ? { revision } : {}) },
      read: () => {
        const { release, problems } = openRelease(options)
        // Editors that are open beside it offer what there is now.
        writeSchemas(release.playbook, schemaFolder)
        return { playbook: release.playbook, problems }
      },
      onRead: (problems) => reportProblems(problems, { format: 'text', entries: playbook.entries.length }),
      onFailure: (error) =>
        process.stderr.write(
          `fieldbook: ${visible(error instanceof Error ? error.message : String(error))}\n`,
        ),
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
