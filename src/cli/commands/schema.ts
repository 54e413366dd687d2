import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { suggest } from '../../domain/base/nearest.ts'
import { kinds } from '../../model/registry.ts'
import { generator } from '../../publish/generator.ts'
import { guardTarget } from '../../publish/output/guard-target.ts'
import { settingsFile, settingsWithSchemas } from '../../workspace/init/settings.ts'
import { schemaFolder, schemasIn, schemaText, writeSchemas } from '../../workspace/write-schemas.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { withFiles } from '../files.ts'
import { openWorkspace } from '../open.ts'
import { err, out } from '../out.ts'
import type { Verb } from '../verb.ts'

interface Options {
  out?: string
}

export default {
  configure: (command) =>
    command
      .argument('[kind]', `print the schema of one: ${kinds.join(', ')}`)
      .option(
        '--out <dir>',
        `the folder that the schemas of all kinds go to; ${schemaFolder} of the workspace unless said`,
      ),
  run: async ([given], { out: asked, root }): Promise<ExitCode> => {
    const { whole: playbook, roots } = openWorkspace({ root })
    if (given === undefined) {
      const folder = asked ?? schemasIn(roots)
      const count = await withFiles(() => {
        if (asked !== undefined) guardTarget('--out', asked, { roots, generator })
        return writeSchemas(playbook, folder)
      })
      out(`${count} schemas in ${relative(process.cwd(), folder) || '.'}\n`)
      if (asked === undefined) await withFiles(() => tellEditor(roots[0] ?? '.'))
      return 0
    }
    const kind = kinds.find((k) => k === given)
    if (!kind) throw new UsageError(`${given}: ${suggest(given, kinds, 'kinds are')}`)
    out(schemaText(kind, playbook))
    return 0
  },
} satisfies Verb<Options>

/** Tells the editor of a workspace where the schemas are; settings that it cannot read stay as they are. */
function tellEditor(root: string): void {
  const file = join(root, settingsFile)
  const settings = settingsWithSchemas(existsSync(file) ? readFileSync(file, 'utf8') : undefined)
  if (settings === undefined) return
  if (settings === 'unread') {
    err(
      `${settingsFile}: has comments, or is no JSON, and stays as it is; its yaml.schemas may be out of date\n`,
    )
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, settings)
  out(`${settingsFile} names them\n`)
}
