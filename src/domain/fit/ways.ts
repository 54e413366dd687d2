/**
 * How what is missing can be given: in the words of the command line, which messages are written in, and in those of the
 * page, which has fields in the place of options and verbs.
 */
const ways = {
  variables: ['with --vars-file or --var', 'under Variables'],
  varsFile: ['and give --vars-file', 'and give its value under Variables'],
  services: ['with --services', 'under Services'],
  organisation: ['with --org', 'under Organisation'],
  manifest: ['app manifests are for `fieldbook fit`', 'app manifests go under App manifest'],
  mta: ['MTA descriptors are for `fieldbook fit`', 'MTA descriptors go under App manifest'],
  score: ['Score workloads are for `fieldbook fit`', 'Score workloads go under App manifest'],
  created: ['services manifests are for `fieldbook fit --services`', 'services manifests go under Services'],
  pages: [
    'pages of the API are for `fieldbook import`, `drift` and `fit --services`',
    'pages of v3/service_instances go under Services',
  ],
  catalogs: [
    'catalogs are for `fieldbook import` and `drift`',
    'it says what an environment offers, and nothing of an app',
  ],
  record: [
    'records are for `fieldbook intake`',
    'a record says what a team brings: the command line answers it',
  ],
  release: [
    'records of releases are for `fieldbook ready`',
    'a record of a release is for the command line, which reads its evidence',
  ],
  values: ['values for variables are given with --vars-file', 'values for variables go under Variables'],
  marketplace: [
    'give it to `fieldbook import` or `drift`',
    'it says what an environment offers, and nothing of an app',
  ],
} as const satisfies Record<string, readonly [string, string]>

/** The words of the command line, by what is to be given. */
export const by = Object.fromEntries(Object.entries(ways).map(([key, [line]]) => [key, line])) as {
  [Key in keyof typeof ways]: (typeof ways)[Key][0]
}

/** A message of the judge or of a reader in the words of the page. */
export function onPage(message: string): string {
  return Object.values(ways).reduce((text, [line, page]) => text.replaceAll(line, page), message)
}
