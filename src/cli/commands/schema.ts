import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { suggest } from '../../domain/base/nearest.ts'
import { kinds } from '../../model/registry.ts'
import { settingsFile, settingsWithSchemas } from '../../workspace/init/settings.ts'
import { schemaFolder, schemaText, writeSchemas } from '../../workspace/write-schemas.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { err, out } from '../out.ts'
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
      if (folder === schemaFolder) await withFiles(tellEditor)
      return 0
    }
    const kind = kinds.find((k) => k === given)
    if (!kind) throw new UsageError(`${given}: ${suggest(given, kinds, 'kinds are')}`)
    out(schemaText(kind, playbook))
    return 0
  },
} satisfies Verb<Options>

/** Tells the editor of this folder where the schemas are; settings that it cannot read stay as they are. */
function tellEditor(): void {
  const settings = settingsWithSchemas(
    existsSync(settingsFile) ? readFileSync(settingsFile, 'utf8') : undefined,
  )
  if (settings === undefined) return
  if (settings === 'unread') {
    err(
      `${settingsFile}: has comments, or is no JSON, and stays as it is; its yaml.schemas may be out of date\n`,
    )
    return
  }
  mkdirSync(dirname(settingsFile), { recursive: true })
  writeFileSync(settingsFile, settings)
  out(`${settingsFile} names them\n`)
}
