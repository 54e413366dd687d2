import type { Mutant } from './table.ts'

const fault = (what: string, file: string, find: string, instead: string): Mutant => ({
  what,
  file: `src/${file}.ts`,
  find,
  instead,
})

/** Everything that keeps a door of the command line shut, or its output clean, switched off one by one. */
export const doorMutants: readonly Mutant[] = [
  fault('a network is no reason to refuse errors', 'cli/open', '  refuseErrors(problems)\n', ''),
  fault(
    'a network is no reason to read everything',
    'cli/open',
    'isReleased ? undefined : wants && withGround(wants)',
    'wants && withGround(wants)',
  ),
  fault(
    'another scheme stands in where there is no network',
    'cli/open',
    '  refuseFirst(groundProblems(read))\n',
    '',
  ),
  fault(
    'check judges by another scheme',
    'cli/open',
    '  if (ground.length > 0) return { entries, problems: ground, replaced: [] }\n',
    '',
  ),
  fault(
    'problems quote what is withheld',
    'cli/withheld-problems',
    'if (!quotes(problem)) return [problem]',
    'return [problem]',
  ),
  fault(
    'warnings tell of what is withheld',
    'cli/withheld-problems',
    "if (problem.severity !== 'error') return []",
    '',
  ),
  fault(
    'places tell of what is withheld',
    'cli/withheld-problems',
    'at: tellsIn(at) ? network.at() : at',
    'at',
  ),
  fault(
    'comments of YAML are not read',
    'cli/open',
    'const more = { comments, doubted,',
    'const more = { doubted,',
  ),
  fault(
    'a later layer describes a network anew',
    'workspace/load',
    "if (earlier && entry.kind === 'network')",
    'if (false)',
  ),
  fault('a release is made in spite of errors', 'cli/open', 'return hasErrors ? opened : {', 'return {'),
  fault(
    'a release has the day of a commit',
    'cli/open',
    'asOfDay(options.asOf, release.playbook, undefined)',
    'asOfDay(options.asOf, release.playbook, roots[0])',
  ),
  fault(
    'a release is called by everything there is',
    'cli/open',
    'digestOf(playbook)',
    'digestOf(opened.whole)',
  ),
  fault(
    'a release is not checked',
    'cli/open',
    '[...found, ...checkRelease(release, network, context, found)]',
    'found',
  ),
  fault(
    'an earlier state is compared in spite of errors',
    'cli/catalogs',
    '  if (errors !== undefined)\n    throw new UsageError(`--since',
    '  if (false)\n    throw new UsageError(`--since',
  ),
  fault(
    'what cannot be read of an environment is left out of reports',
    'cli/held-playbook',
    '  refuseErrors(problems.filter(({ at }) => own(at.file)))\n',
    '',
  ),
  fault(
    'a record goes wherever it is asked for',
    'cli/commands/intake',
    'if (to === undefined) return',
    'return',
  ),
  fault('a bundle is judged by what cannot be read', 'cli/commands/verify', '  refuseErrors(problems)\n', ''),
  fault(
    'a gap tells',
    'domain/checks/release',
    "severity: tells ? (isSaid ? 'warning' : 'error') : problem.severity",
    "severity: 'warning' as const",
  ),
  fault(
    'a layer may say nothing of itself',
    'workspace/layers',
    'if (!isOverlay) return undefined',
    'return undefined as Layer | undefined',
  ),
  fault('layers are described by any name', 'workspace/layers', "name !== 'layer.yaml'", 'false'),
  fault('links decide on markings', 'workspace/layers', 'if (stat.isFile()) return', 'return'),
  fault('two layers have one id', 'workspace/layers', 'if (namesake)', 'if (false as boolean && namesake)'),
  fault(
    'a later layer brings a scheme',
    'workspace/layers',
    '  if (isOverlay)\n    throw',
    '  if (false)\n    throw',
  ),
  fault('a scheme is called as it likes', 'workspace/layers', "name !== 'scheme.yaml'", 'false'),
  fault(
    'a layer is described wrongly',
    'workspace/layers',
    "if (!('problems' in parsed)) return parsed.data",
    'return source.value as Layer',
  ),
  fault(
    'a list of a release has lines of its own',
    'cli/reporters/release',
    'visibleIn(listOf(report), visible)',
    'listOf(report)',
  ),
  fault('JSON steers a terminal', 'formats/visible', '.replace(steering, escaped)', ''),
  fault('character references steer', 'formats/print/markdown-report', '  visit(root)\n', ''),
  fault(
    'calendars have lines of their own',
    'formats/print/icalendar',
    'const calendar = inLines(written)',
    'const calendar = written',
  ),
  fault(
    'tables have lines of their own',
    'formats/print/catalog-csv',
    "visible(written.replace(/\\s+/g, ' '))",
    'written',
  ),
  fault('errors steer a terminal', 'cli/run', 'visible(error.message)', 'error.message'),
  fault(
    'an empty record has answers of its own',
    'cli/commands/intake',
    '{ label: visible(label) }',
    '{ label }',
  ),
]
