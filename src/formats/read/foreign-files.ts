import { by } from '../../domain/fit/ways.ts'
import { child, items, scalarText, type Tree } from './tree.ts'

/** Files of other tools, and Fieldbook's own records, that get given by mistake. */
export type ForeignKind = keyof typeof foreign

/** By the parts that they cannot do without; and where such a file would be taken, or what is to be done to it. */
const foreign = {
  'an intake record': {
    is: (tree: Tree) => has(tree, 'team', 'target', 'recorded'),
    give: by.record,
  },
  'a release record': {
    is: (tree: Tree) => has(tree, 'app', 'version', 'environments', 'recorded'),
    give: by.release,
  },
  'a resource of the API without its page': {
    is: (tree: Tree) => {
      const each = tree.kind === 'list' ? items(tree) : [tree]
      return (
        each.length > 0 &&
        each.every((r) => has(r, 'guid') && some(r, 'links', 'relationships', 'created_at'))
      )
    },
    give: 'give the whole page, as `cf curl` prints it: it says whether there are more',
  },
  'the description of the API itself': {
    is: (tree: Tree) =>
      has(tree, 'links') && some(tree, 'cli_version', 'name', 'build') && !has(tree, 'guid'),
    give: 'give a page of it: cf curl "/v3/service_plans?include=service_offering"',
  },
  'a broker’s catalog whose services have no plans': {
    is: (tree: Tree) => {
      const services = items(child(tree, 'services') ?? child(child(tree, 'catalog'), 'services'))
      return (
        services.length > 0 &&
        services.every(
          (s) => has(s, 'name') && some(s, 'id', 'bindable') && items(child(s, 'plans')).length === 0,
        )
      )
    },
    give: 'every service of a catalog has at least one plan; export it whole',
  },
  'a kustomization': {
    is: (tree: Tree) => {
      const resources = items(child(tree, 'resources'))
      return resources.length > 0 && resources.every((r) => r.kind === 'scalar')
    },
  },
  'a Terraform state': {
    is: (tree: Tree) => has(tree, 'terraform_version') && some(tree, 'serial', 'lineage', 'format_version'),
  },
  'a BOSH manifest': {
    is: (tree: Tree) => has(tree, 'instance_groups') || has(tree, 'releases', 'stemcells'),
  },
  'a file of BOSH operations': {
    is: (tree: Tree) =>
      tree.kind === 'list' && tree.items.length > 0 && tree.items.every((o) => has(o, 'type', 'path')),
    give: 'apply it first, with `bosh interpolate MANIFEST -o FILE`, and give what that prints',
  },
  'a pipeline': {
    is: (tree: Tree) =>
      items(child(tree, 'jobs')).some((job) => has(job, 'plan')) ||
      (child(tree, 'jobs')?.kind === 'map' && has(tree, 'on')) ||
      (tree.kind === 'map' &&
        [...tree.entries.values()].some(({ value }) => child(value, 'script')?.kind === 'list')),
  },
  'a template of a cloud vendor': {
    is: (tree: Tree) =>
      has(tree, 'AWSTemplateFormatVersion') ||
      (scalarText(child(tree, '$schema'))?.includes('deploymentTemplate') ?? false),
  },
  'a description of an API': { is: (tree: Tree) => some(tree, 'openapi', 'swagger', 'asyncapi') },
  'a package of npm': {
    is: (tree: Tree) => has(tree, 'name') && some(tree, 'dependencies', 'devDependencies', 'scripts'),
  },
  'a file of settings of Spring': {
    is: (tree: Tree) => some(tree, 'spring') && child(tree, 'spring')?.kind === 'map',
  },
  'a Procfile': {
    is: (tree: Tree) =>
      some(tree, 'web', 'worker') &&
      tree.kind === 'map' &&
      [...tree.entries.values()].every(({ value }) => /\s/.test(scalarText(value) ?? '')),
    give: 'give the app manifest; what it starts is `command` there',
  },
} as const satisfies Record<string, { is: (tree: Tree) => boolean; give?: string }>

const has = (tree: Tree, ...keys: string[]) => keys.every((key) => child(tree, key) !== undefined)
const some = (tree: Tree, ...keys: string[]) => keys.some((key) => child(tree, key) !== undefined)

/** What a file of another tool is; undefined where it is none that is known. */
export const foreignKind = (tree: Tree): ForeignKind | undefined =>
  (Object.keys(foreign) as ForeignKind[]).find((kind) => foreign[kind].is(tree))

const giveOf = (kind: ForeignKind): string | undefined => {
  const found = foreign[kind]
  return 'give' in found ? found.give : undefined
}

/** Where such a file is taken, or what has to be done to it first. */
export const foreignGives = Object.fromEntries(
  (Object.keys(foreign) as ForeignKind[]).flatMap((kind) => {
    const give = giveOf(kind)
    return give === undefined ? [] : [[kind, give]]
  }),
) as Partial<Record<ForeignKind, string>>

/** Those of which nothing can be taken. */
export const foreignApps = (Object.keys(foreign) as ForeignKind[]).filter(
  (kind) => giveOf(kind) === undefined,
)
