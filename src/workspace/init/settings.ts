import { contentTypes, type Kind, kinds } from '../../model/registry.ts'
import type { PlannedFile } from '../planned.ts'
import { schemaFolder } from '../write-schemas.ts'

/** How files of a playbook are written, and which are not kept. */
export function editorFiles(): PlannedFile[] {
  return [
    { path: '.editorconfig', after: editorConfig },
    { path: '.gitignore', after: ignored },
  ]
}

/** Where an editor looks for its settings. */
export const settingsFile = '.vscode/settings.json'

/**
 * The settings of an editor with what each YAML file's schema is; all else that they say stays. Undefined where they say
 * so already, and `unread` where they are no JSON, of which nothing may be lost.
 */
export function settingsWithSchemas(before: string | undefined): string | undefined | 'unread' {
  let said: unknown
  try {
    said = JSON.parse(before ?? '{}')
  } catch {
    return 'unread'
  }
  if (!isRecord(said)) return 'unread'
  const schemas = isRecord(said['yaml.schemas']) ? said['yaml.schemas'] : {}
  const settings = { ...said, 'yaml.schemas': { ...schemas, ...editorSettings()['yaml.schemas'] } }
  return before !== undefined && JSON.stringify(settings) === JSON.stringify(said)
    ? undefined
    : `${JSON.stringify(settings, null, 2)}\n`
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which schema holds for which YAML file; `fieldbook schema` writes them. */
export function editorSettings(): { 'yaml.schemas': Record<string, string | readonly string[]> } {
  const yaml = kinds.filter((kind) => contentTypes[kind].form !== 'mdx')
  const wanted = yaml.map((kind) => [`./${schemaFolder}/${kind}.schema.json`, placesOf(kind)])
  // A record lies where its team has it, too.
  const intake = [`./${schemaFolder}/intake.schema.json`, ['content/intakes/*.yaml', '**/intake/*.yaml']]
  return { 'yaml.schemas': Object.fromEntries([...wanted, intake]) }
}

/** Where files of a kind lie; a record of a release also lies beside what it is of, outside of a playbook. */
function placesOf(kind: Kind): string | string[] {
  const [path = ''] = contentTypes[kind].files.map((file) => file.replace(/<env>|<id>/g, '*'))
  return kind === 'candidate' ? [path, '**/releases/*/release.yaml'] : path
}

const editorConfig = `root = true

[*]
charset = utf-8
end_of_line = lf
indent_size = 2
indent_style = space
insert_final_newline = true
trim_trailing_whitespace = true
`

const ignored = `node_modules/
dist/
transfer/
.fieldbook/
`
