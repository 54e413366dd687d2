import { join } from 'node:path'
import { visible } from '../../formats/visible.ts'
import { serveDev } from '../../publish/dev.ts'
import type { FileMemory } from '../../workspace/read-content.ts'
import { writeSchemas } from '../../workspace/write-schemas.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { openForEditing } from '../open.ts'
import { portOf } from '../options.ts'
import { err, out } from '../out.ts'
import { reportProblems } from '../reporters/problems.ts'
import { Progress } from '../reporters/progress.ts'
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
    const memory: FileMemory = new Map()
    let opened = openForEditing(options, memory)
    const { roots, network, asOf, revision } = opened
    const work = workFolder(options.work, roots)
    const progress = new Progress()
    // While the scheme or a layer cannot be read, the pages stay as they were.
    const reopened = () => {
      try {
        return openForEditing(options, memory)
      } catch (error) {
        if (!(error instanceof UsageError)) throw error
        progress.warn(error.message)
        return undefined
      }
    }
    const { url, stop } = await serveDev({
      work,
      roots,
      port: portOf(options.port),
      edition: { asOf: asOf.day, network: network.id, revision },
      read: () => {
        opened = reopened() ?? opened
        const now = opened
        const { playbook } = now.release
        // Keeps the schemas of open editors up to date.
        writeSchemas(playbook, join(work, 'schemas'))
        return { playbook, problems: () => now.problems }
      },
      onRead: (problems) => reportProblems(problems, { format: 'text', entries: opened.entries }),
      onFailure: (error) =>
        err(`fieldbook: ${visible(error instanceof Error ? error.message : String(error))}\n`),
    })
    out(`${url}  (Ctrl-C ends it)\n`)
    await new Promise<void>((done) => {
      process.once('SIGINT', done)
      process.once('SIGTERM', done)
    })
    await stop()
    return 0
  },
} satisfies Verb<Options>
