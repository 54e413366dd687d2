import { by } from '../../domain/fit/ways.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { type Source, startOf } from './source.ts'

/** What a file was given as. */
export type WantedFile = 'manifest' | 'services' | 'export' | 'record'

/**
 * What is no YAML but the text of another tool, or of a command that failed, told by how it begins; undefined for
 * everything else.
 */
export function wrongText({ file, text }: Source, wanted: WantedFile = 'manifest'): Problem | undefined {
  const start = withoutColours(text.slice(0, 20_000))
  const failed = failures.find(({ form }) => form.test(start))
  if (failed) return inputProblem('export-error', startOf(file), failed.what, failed.give)
  const found = texts.find(({ form, not }) => form.test(start) && !not?.includes(wanted))
  if (!found) return undefined
  return inputProblem(
    'input-kind',
    startOf(file),
    `this is ${found.what}`,
    found.give?.[wanted] ?? gives[wanted],
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with one
const withoutColours = (text: string) => text.replace(/\x1b\[[0-9;]*m/g, '')

const failures = [
  {
    form: /^(?:FAILED\s+)?(?:Not logged in\.|No API endpoint set\.|No org (?:and space )?targeted|Your session has expired)/im,
    what: 'cf failed here: it was not signed in',
    give: 'sign in with `cf login`, choose org and space, and export again',
  },
  {
    form: /^HTTP\/[\d.]+ \d{3}\b|^REQUEST: \[/,
    what: 'headers stand before the answer',
    give: 'export again with `cf curl` alone, without -i and -v',
  },
]

const gives: Record<WantedFile, string> = {
  manifest: 'give the app manifest; `cf create-app-manifest APP` writes one of an app that runs',
  services: 'give a services manifest, `cf services`, a page of v3/service_instances or a map',
  export: 'give `cf marketplace`, or cf curl "/v3/service_plans?include=service_offering"',
  record: 'give the record of a meeting; `fieldbook intake --blank ENVIRONMENT` prints an empty one',
}

interface Form {
  form: RegExp
  what: string
  /** Where it is no stranger. */
  not?: readonly WantedFile[]
  give?: Partial<Record<WantedFile, string>>
}

const marketplace: Form['give'] = { manifest: by.marketplace, services: by.marketplace }

const texts: readonly Form[] = [
  {
    form: /^\s*Getting (?:service instances|services) in org|^name\s{2,}(?:offering|service)\s{2,}plan\s{2,}bound apps/m,
    what: 'the table of `cf services`',
    not: ['export', 'services'],
    give: {
      manifest: `give it ${by.services}, or write what it lists as lines such as \`orders-db: postgres small\``,
    },
  },
  {
    form: /^\s*Getting service access\b/m,
    what: 'the table of `cf service-access`, which says nothing of what is offered',
    give: {
      export: 'give cf curl "/v3/service_plans?include=service_offering", which says it with each plan',
    },
  },
  { form: /^\s*Getting service brokers\b/m, what: 'the table of `cf service-brokers`' },
  {
    form: /^\s*Getting (?:all )?service (?:offerings|plan information)|^\s*Getting services from marketplace/m,
    what: 'the table of `cf marketplace`',
    not: ['export'],
    give: marketplace,
  },
  {
    form: /^\s*Getting (?:buildpacks|stacks)\b/m,
    what: 'the table of `cf buildpacks` or `cf stacks`',
    not: ['export'],
    give: marketplace,
  },
  {
    form: /^\s*NAME {2,}(?:CLASS {2,}READY|NAMESPACE {2,}KIND)|^Claim Reference: /m,
    what: 'a list of claims: they are instances, and say nothing of what is offered',
    give: {
      export: 'give `tanzu service class list` or `tanzu service type list`',
      services: 'write each as a line: `orders-db: CLASS`',
    },
  },
  {
    // Anything else that cf says it does; `cf env` holds secrets, so that nothing of it is shown.
    form: /^\s*(?:Getting|Showing|Retrieving|Pushing|Creating|Updating|Scaling|Restaging|Starting) .{1,300} as \S+\.\.\.\s*$/m,
    what: 'what another cf command prints',
    not: ['export'],
  },
  {
    form: /^\s*(?:Getting (?!all |service|buildpack|stack)|Showing|Pushing).{1,300} as \S+\.\.\.\s*$/m,
    what: 'what another cf command prints',
  },
  {
    form: /^\s*(?:resource|data|provider|variable|module|terraform|output|locals)\s*(?:"[^"\n]*"\s*){0,2}\{(?:\s*$|[^}\n]*=[^}\n]*\}\s*$)/m,
    what: 'Terraform',
  },
  {
    form: /^FROM\s+\S+(?:\s+AS\s+\S+)?\s*$/m,
    what: 'a Dockerfile',
    give: { manifest: 'give the app manifest, with `docker: {image: …}` for the image that it makes' },
  },
  { form: /^#!\s*\//, what: 'a script' },
  { form: /^\[{1,2}[\w.-]+\]{1,2}\s*$[\s\S]*?^[\w.-]+\s*=/m, what: 'TOML or INI' },
]
