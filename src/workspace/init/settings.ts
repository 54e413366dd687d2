import { contentTypes, type Kind, kinds } from '../../model/registry.ts'
import type { PlannedFile } from '../planned.ts'
import { schemaFolder } from '../write-schemas.ts'

/** What editors are told of a playbook: which schema each YAML file has, and how files are written. */
export function editorFiles(): PlannedFile[] {
  return [
    { path: '.vscode/settings.json', after: `${JSON.stringify(editorSettings(), null, 2)}\n` },
    { path: '.editorconfig', after: editorConfig },
    { path: '.gitignore', after: ignored },
  ]
}

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
