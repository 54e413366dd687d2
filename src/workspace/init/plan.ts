import { usScheme } from '../../domain/marking/us-scheme.ts'
import { type Entry, Playbook } from '../../domain/playbook/playbook.ts'
import { contentVersion } from '../../model/content-version.ts'
import { contentTypes, type DataOf, type Kind } from '../../model/registry.ts'
import type { Scheme } from '../../model/scheme.ts'
import { type NewRequest, planNew } from '../new/plan.ts'
import type { PlannedFile } from '../planned.ts'
import { readYaml } from '../yaml.ts'
import { containerFile } from './container.ts'
import { type Pipeline, pipelineFile } from './pipelines.ts'
import { readmeOf } from './readme.ts'
import type { PlannedRoles } from './roles.ts'
import { editorFiles } from './settings.ts'

/** What a playbook begins with. */
export interface Beginning {
  title: string
  /** The scheme; absent for the one that holds where none is written. */
  scheme?: { text: string; scheme: Scheme }
  /** Ids of environments in their order, each with the one it is promoted from. */
  environments: readonly { id: string; from?: string }[]
  /** Which role does what; absent for those that ship. */
  roles?: PlannedRoles
  day: string
  /** The version of Fieldbook that it is pinned to. */
  version: string
  /** How Fieldbook is called there: `npx fieldbook`, or the kit's own. */
  command: string
  ci?: Pipeline
  container: boolean
}

/**
 * The files of a playbook that is somebody's own: it passes `check`, builds at once, and says nothing that nobody there
 * has said. What has to be answered is left open, for `check` to list.
 */
export function planBeginning(given: Beginning): PlannedFile[] {
  const { title, scheme, environments, day, roles } = given
  const { levels } = scheme?.scheme ?? usScheme
  const handles = levels[0]?.banner ?? ''
  const planned: PlannedFile[] = []
  const entries: Entry[] = scheme
    ? [entryOf('scheme', 'scheme', scheme.scheme, 'environments/scheme.yaml')]
    : []
  if (roles) entries.push(configurationOf(roles))
  const begin = (wanted: Pick<NewRequest, 'kind' | 'id' | 'title' | 'promotesFrom'>) => {
    const files = planNew(new Playbook(entries), { day, handles, ...wanted }, (path) => read(planned, path))
    for (const file of files) {
      const at = planned.findIndex(({ path }) => path === file.path)
      if (at < 0) planned.push({ path: file.path, after: file.after })
      else planned[at] = { path: file.path, after: file.after }
    }
    remember(entries, wanted, read(planned, pathOf(wanted)) ?? '')
  }
  begin({ kind: 'site', id: 'site', title })
  begin({ kind: 'network', id: 'readers', title: 'Readers' })
  if (!roles) begin({ kind: 'role', id: 'pre', title: 'Platform reliability engineer' })
  for (const id of new Set(Object.values(roles ?? {}))) begin({ kind: 'role', id, title: nameOf(id) })
  for (const { id, from } of environments)
    begin({
      kind: 'environment',
      id,
      title: nameOf(id),
      ...(from === undefined ? {} : { promotesFrom: from }),
    })
  return [
    ...(scheme ? [{ path: 'environments/scheme.yaml', after: scheme.text }] : []),
    // What is asked before a first release is begun when somebody knows it: fieldbook new onboarding.
    ...planned.filter(({ path }) => !path.endsWith('/onboarding.mdx')),
    ...(saysVersion || roles ? [{ path: 'fieldbook.config.yaml', after: configurationText(roles) }] : []),
    ...editorFiles(),
    { path: 'package.json', after: packageOf(given) },
    { path: 'README.md', after: readmeOf(given) },
    ...(given.ci === undefined ? [] : [pipelineFile(given.ci)]),
    ...(given.container ? [containerFile()] : []),
  ]
}

// Of the first version nothing has to be said: where nobody says one, it is that.
const saysVersion = Number(contentVersion) > 1
const configurationText = (
  roles: PlannedRoles = {},
) => `# What is your own way: look, words, roles, time, lists, what is left out, how severe checks are.
# Your editor offers each key, and the guide "Shape it to your house" shows what it does.
${[...(saysVersion ? [`fieldbook: ${contentVersion}`] : []), ...rolesText(roles)].join('\n')}
`

function rolesText(roles: PlannedRoles): string[] {
  const said = Object.entries(roles).map(([task, id]) => `  ${task}: ${id}`)
  return said.length === 0
    ? []
    : ['# Which role does what. A task that is left out has no door and no check.', 'roles:', ...said]
}

const configurationOf = (roles: PlannedRoles): Entry =>
  entryOf(
    'configuration',
    'configuration',
    contentTypes.configuration.schema.parse({ roles }),
    contentTypes.configuration.files[0],
  )

const read = (planned: readonly PlannedFile[], path: string) =>
  planned.find((file) => file.path === path)?.after

const pathOf = ({ kind, id }: { kind: Kind; id: string }) =>
  (contentTypes[kind].files[0] ?? '').replace('<env>', id).replace('<id>', id)

/** What was begun is there for what is begun next. */
function remember(entries: Entry[], { kind, id }: Pick<NewRequest, 'kind' | 'id'>, text: string): void {
  const file = pathOf({ kind, id })
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? text
  const { value } = readYaml(front, file)
  const own = contentTypes[kind].form === 'map' ? (value as Record<string, unknown>)[id] : value
  entries.push(entryOf(kind, id, contentTypes[kind].schema.parse(own), file))
}

const entryOf = (kind: Kind, id: string, data: unknown, file: string): Entry => ({
  kind,
  id,
  layer: 'base',
  file,
  data: data as DataOf<Kind>,
  at: () => ({ file, line: 1, col: 1 }),
})

/** `prod-eu`: Prod EU. */
const nameOf = (id: string) =>
  id
    .split(/[-.]/)
    .map((word) =>
      word.length <= 2 ? word.toUpperCase() : word.replace(/^./, (first) => first.toUpperCase()),
    )
    .join(' ')

function packageOf({ title, version }: Beginning): string {
  const name = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const made = {
    name: name === '' || name === 'fieldbook' ? 'playbook' : name,
    private: true,
    scripts: { dev: 'fieldbook dev', check: 'fieldbook check', build: 'fieldbook build' },
    devDependencies: { fieldbook: version },
  }
  return `${JSON.stringify(made, null, 2)}\n`
}
