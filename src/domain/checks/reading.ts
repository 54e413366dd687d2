import type { Position, Problem, Rule } from '../problem.ts'

/** What can be wrong with a file before its content means anything. Found while reading, so they have no `run`. */
export const readingRules = {
  'yaml-syntax': {
    code: 'yaml-syntax',
    severity: 'error',
    title: 'YAML that cannot be read',
    why: 'Nothing in the file can be used until its syntax is right.',
    wrong: 'name: Build: and try',
    right: 'name: "Build: and try"',
  },
  'yaml-duplicate-key': {
    code: 'yaml-duplicate-key',
    severity: 'error',
    title: 'The same key twice in one map',
    why: 'One of the two would be lost without a word.',
    wrong: 'postgres: {status: available}\npostgres: {status: limited}',
    right: 'postgres: {status: limited}',
  },
  'text-lost': {
    code: 'text-lost',
    severity: 'error',
    title: 'Text that YAML takes for a comment',
    why: 'A text is indented as its first line is. A line further left ends it, and one that begins with # is gone.',
    wrong: 'output: |-\n      state\n  #0  running',
    right: 'output: |2-\n      state\n  #0  running',
  },
  'frontmatter-missing': {
    code: 'frontmatter-missing',
    severity: 'error',
    title: 'An MDX file without frontmatter',
    why: 'The typed part of an entry stands between two lines of --- at the top of the file.',
    wrong: '## Ask for one',
    right: '---\nname: PostgreSQL\n---\n\n## Ask for one',
  },
  'mdx-syntax': {
    code: 'mdx-syntax',
    severity: 'error',
    title: 'MDX that cannot be read',
    why: 'In MDX, < starts a component and { an expression, also in the middle of a sentence.',
    wrong: 'Answers take <5 ms.',
    right: 'Answers take under 5 ms, or \\<5 ms.',
  },
  'schema-unknown-key': {
    code: 'schema-unknown-key',
    severity: 'error',
    title: 'A key that the content type does not have',
    why: 'A misspelt key would be ignored, and what it says would be missing from the site.',
    wrong: 'staus: available',
    right: 'status: available',
  },
  'schema-missing': {
    code: 'schema-missing',
    severity: 'error',
    title: 'A required key is missing',
    why: 'Readers rely on every entry of a kind answering the same questions.',
    wrong: 'postgres: {version: 16.6}',
    right: 'postgres: {status: available, version: 16.6}',
  },
  'schema-value': {
    code: 'schema-value',
    severity: 'error',
    title: 'A value of the wrong type or form',
    why: 'Dates are compared, statuses drawn, ids made into addresses: each must have its form.',
    wrong: 'status: avaliable',
    right: 'status: available',
  },
  'id-form': {
    code: 'id-form',
    severity: 'error',
    title: 'A file or folder name that cannot be an id',
    why: 'Names become addresses and anchors, and must be the same on every file system.',
    wrong: 'content/guides/start/Blue Green.mdx',
    right: 'content/guides/start/blue-green.mdx',
  },
  'duplicate-entry': {
    code: 'duplicate-entry',
    severity: 'error',
    title: 'The same entry twice',
    why: 'Two layers, or two files, define one id; a later layer takes the place of an earlier one only when it says so.',
    wrong: 'valkey: {status: available}   # again, in a second layer',
    right: 'valkey: {replaces: true, status: available}',
  },
  'unknown-file': {
    code: 'unknown-file',
    severity: 'warning',
    title: 'A file that no content type reads',
    why: 'It would silently not be in the site.',
    wrong: 'environments/il5/service.yaml',
    right: 'environments/il5/services.yaml',
  },
  'file-size': {
    code: 'file-size',
    severity: 'error',
    title: 'A file too large to be content',
    why: 'Content files are written by people; past 2 MB something else has been put there.',
    wrong: 'environments/il5/services.yaml (48 MB)',
    right: 'an export belongs outside the workspace, read with fieldbook import',
  },
} as const satisfies Record<string, Rule>

/** A problem of the reading rule `code` at `at`. */
export function readingProblem(
  code: keyof typeof readingRules,
  at: Position,
  message: string,
  fix?: string,
): Problem {
  return { code, severity: readingRules[code].severity, at, message, ...(fix === undefined ? {} : { fix }) }
}
