import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { recoverSite } from '../../publish/output/place-site.ts'
import { serve } from '../../publish/serve.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { portOf } from '../options.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

interface Options {
  out: string
  port: string
}

export default {
  configure: (command) =>
    command
      .option('--out <dir>', 'the folder of the site', 'dist')
      .option('--port <number>', 'where to listen, on this machine alone', '4321'),
  run: async (_args, options): Promise<ExitCode> => {
    const site = resolve(options.out)
    recoverSite(site)
    if (!existsSync(join(site, 'index.html')))
      throw new UsageError(`${options.out} holds no site; make one with "fieldbook build"`)
    const port = portOf(options.port)
    const { url, server } = await serve(site, { port }).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE'
        ? new UsageError(`port ${port} is taken; give another with --port`)
        : error
    })
    out(`${url}  (Ctrl-C ends it)\n`)
    await new Promise<void>((done) => server.on('close', done))
    return 0
  },
} satisfies Verb<Options>
