import type { Release } from '../marking/release.ts'
import type { Entry } from '../playbook/playbook.ts'
import type { Problem } from '../playbook/problem.ts'
import type { CheckContext } from './check.ts'
import { checkPlaybook } from './registry.ts'

/**
 * Rules of completeness. Where one of them holds for the whole and not for what a network gets, the gap tells its
 * readers that something is kept from them: a pair that is one person, a service that one environment alone does
 * not speak of.
 */
const telling: ReadonlySet<string> = new Set([
  'body-empty',
  'deprecated-undated',
  'feedback-missing',
  'own-field-missing',
  'parity-difference',
  'parity-silent',
  'planned-undated',
  'pre-pair',
  'service-unoffered',
  'triage-contact',
  'triage-empty',
  'triage-feedback',
])

/**
 * The problems of a release that exceptions may lower: not those whose gap tells that something is withheld, which
 * keep everything as it is.
 */
export const lowerable = ({ code }: Problem): boolean => !telling.has(code)

/**
 * What is wrong with a release that is not wrong with the whole: every check is run on it too. `found` are the
 * problems of the whole; what has its cause there is not told again. A gap is an error where the site promises
 * that nothing tells of withheld things (`withheld: silent`), and a warning where pages say so themselves. What
 * would mislead, such as steps that lead nowhere, is as severe as ever. Places are those of the source.
 */
export function checkRelease(
  { playbook: released }: Pick<Release, 'playbook'>,
  { id }: Pick<Entry<'network'>, 'id'>,
  context: CheckContext,
  found: readonly Problem[],
): Problem[] {
  const known = new Set(found.flatMap((problem) => [placed(problem), worded(problem)]))
  const lost = new Set(found.flatMap((p) => (p.code === 'reference-withheld' ? [problemPlace(p)] : [])))
  const isSaid = released.site?.data.withheld === 'said'
  return checkPlaybook(released, context)
    .filter((p) => !known.has(placed(p)) && !known.has(worded(p)) && !lost.has(problemPlace(p)))
    .map((problem) => {
      const tells = telling.has(problem.code)
      return {
        ...problem,
        severity: tells ? (isSaid ? 'warning' : 'error') : problem.severity,
        message: `in the release to ${id}: ${problem.message}${tells && !isSaid ? ', which tells that something is withheld' : ''}`,
        fix: tells ? (isSaid ? openly : silently) : cut,
      }
    })
}

const openly = 'write for this network what it may know, or mark what shows the gap the same'
const silently = `${openly}; or let pages say so: \`withheld: said\` in content/site.yaml`
const cut =
  'mark what needs the withheld part the same, or write it so that it stands without; fieldbook release lists what is withheld'

const problemPlace = ({ at }: Problem) => `${at.file}:${at.line}:${at.col}`
const placed = (problem: Problem) => `${problem.code} ${problemPlace(problem)}`
const worded = ({ code, message }: Problem) => `${code} ${message}`
