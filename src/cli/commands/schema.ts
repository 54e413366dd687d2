import { suggest } from '../../domain/base/nearest.ts'
import { kinds } from '../../model/registry.ts'
import { schemaFolder, schemaText, writeSchemas } from '../../workspace/write-schemas.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { out } from '../out.ts'
import type { Verb } from '../verb.ts'

interface Options {
  out: string
}

export default {
  configure: (command) =>
    command
      .argument('[kind]', `print the schema of one: ${kinds.join(', ')}`)
      .option('--out <dir>', 'the folder that the schemas of all kinds go to', schemaFolder),
  run: async ([given], { out: folder, root }): Promise<ExitCode> => {
    const { whole: playbook } = openWorkspace({ root })
    if (given === undefined) {
      const count = await withFiles(() => writeSchemas(playbook, folder))
      out(`${count} schemas in ${folder}\n`)
      return 0
    }
    const kind = kinds.find((k) => k === given)
    if (!kind) throw new UsageError(`${given}: ${suggest(given, kinds, 'kinds are')}`)
    out(schemaText(kind, playbook))
    return 0
  },
} satisfies Verb<Options>
