import type { Position, Problem, Rule } from '../../domain/playbook/problem.ts'

/** What can be wrong with a file that another tool wrote. The codes are permanent. */
export const inputRules = {
  'input-size': {
    code: 'input-size',
    severity: 'error',
    title: 'An input too large to read',
    why: 'Exports and manifests are far smaller; a limit keeps memory and time bounded.',
    wrong: 'fieldbook fit core.dump',
    right: 'fieldbook fit manifest.yml',
  },
  'input-empty': {
    code: 'input-empty',
    severity: 'error',
    title: 'An input with nothing in it',
    why: 'An export that failed often leaves an empty file, which must not read as "nothing is offered".',
    wrong: 'cf curl /v3/stacks > stacks.json   # not signed in',
    right: 'cf login && cf curl /v3/stacks > stacks.json',
  },
  'input-binary': {
    code: 'input-binary',
    severity: 'error',
    title: 'An input that is not text',
    why: 'Only text is read: YAML, JSON or the output of cf.',
    wrong: 'fieldbook import catalog.json.gz',
    right: 'gunzip catalog.json.gz && fieldbook import catalog.json',
  },
  'input-syntax': {
    code: 'input-syntax',
    severity: 'error',
    title: 'An input that is neither YAML nor JSON',
    why: 'Nothing in it can be used until its syntax is right.',
    wrong: 'applications:\n  - name: orders: api',
    right: 'applications:\n  - name: "orders: api"',
  },
  'input-template': {
    code: 'input-template',
    severity: 'error',
    title: 'A template instead of what it renders to',
    why: 'Read as it stands it would be YAML with nonsense in it.',
    wrong: 'name: {{ app_name }}',
    right: 'render it first, or use ((app_name)) with --var',
  },
  'input-expansion': {
    code: 'input-expansion',
    severity: 'error',
    title: 'An input that expands to too much',
    why: 'Aliases of aliases grow without end; nesting beyond all use exhausts memory.',
    wrong: 'a: &a [x, x]\nb: &b [*a, *a]   # and so on',
    right: 'write the values out',
  },
  'input-kind': {
    code: 'input-kind',
    severity: 'error',
    title: 'A file of another kind',
    why: 'It can be read, but it is not what this verb or option takes.',
    wrong: 'fieldbook fit catalog.json --environment stage',
    right: 'fieldbook import catalog.json --environment stage',
  },
  'input-value': {
    code: 'input-value',
    severity: 'error',
    title: 'A value that the format does not allow',
    why: 'The platform would refuse it, or read it as something else.',
    wrong: 'memory: 512',
    right: 'memory: 512M',
  },
  'input-name': {
    code: 'input-name',
    severity: 'error',
    title: 'A name that no app of the file has',
    why: '`cf push NAME` chooses one of several apps by its name, and stops where none has it.',
    wrong: 'fieldbook fit manifest.yml --environment stage --name ordres',
    right: 'fieldbook fit manifest.yml --environment stage --name orders',
  },
  'input-duplicate-key': {
    code: 'input-duplicate-key',
    severity: 'warning',
    title: 'The same key twice in one map',
    why: 'The last one counts and the others are lost without a word.',
    wrong: 'memory: 256M\nmemory: 1G',
    right: 'memory: 1G',
  },
  'input-documents': {
    code: 'input-documents',
    severity: 'warning',
    title: 'Several YAML documents in one file',
    why: 'cf reads the first and ignores the rest.',
    wrong: 'applications: […]\n---\napplications: […]',
    right: 'one file each',
  },
  'export-error': {
    code: 'export-error',
    severity: 'error',
    title: 'An export that holds an error message',
    why: 'The tool failed and its message was saved in place of the data.',
    wrong: '{"errors": [{"code": 1000, "title": "CF-InvalidAuthToken"}]}',
    right: 'cf login, then export again',
  },
  'export-incomplete': {
    code: 'export-incomplete',
    severity: 'warning',
    title: 'Pages of an export are missing',
    why: 'What is not in the pages given cannot be called gone, so it is not.',
    wrong: 'fieldbook drift page1.json',
    right: 'fieldbook drift page1.json page2.json page3.json',
  },
  'export-unnamed': {
    code: 'export-unnamed',
    severity: 'warning',
    title: 'Plans whose offering the export does not hold',
    why: 'A plan belongs to an offering; without its name it cannot be matched.',
    wrong: 'cf curl /v3/service_plans',
    right: 'cf curl "/v3/service_plans?include=service_offering"',
  },
  'export-table': {
    code: 'export-table',
    severity: 'error',
    title: 'A table whose rows do not line up with its header',
    why: 'Columns of cf are told by where they begin; cut elsewhere, a row gives names that nothing has.',
    wrong: 'offering   plans   broker\ntide-db small csb',
    right: 'offering   plans   broker\ntide-db    small   csb',
  },
  'variable-type': {
    code: 'variable-type',
    severity: 'error',
    title: 'A variable that cannot stand inside text',
    why: 'Only text and whole numbers can be put into a longer value: cf push stops at everything else.',
    wrong: 'name: api-((tags))   # tags: [a, b]',
    right: 'tags: ((tags))',
  },
} as const satisfies Record<string, Rule>

export type InputCode = keyof typeof inputRules

/** A problem of the rule `code`. Messages name places and forms, never values that could be secret. */
export function inputProblem(code: InputCode, at: Position, message: string, fix?: string): Problem {
  return { code, severity: inputRules[code].severity, at, message, ...(fix === undefined ? {} : { fix }) }
}
