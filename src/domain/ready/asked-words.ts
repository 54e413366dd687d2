import { gravities, type ReadinessLine, type TestKind } from '../../model/readiness.ts'
import { countOf, listOf } from '../base/words.ts'

/** Of a line of the readiness list, what is asked. */
type Asked = Omit<ReadinessLine, 'title' | 'owner' | 'shows' | 'when'>

/** What a line asks for, in a few words: "unit, api and gui tests, no older than 14 days". */
export function askedWords(line: Asked, roleName: (role: string) => string): string {
  const { within } = line
  const age = within === undefined ? '' : `, no older than ${countOf(within, 'day')}`
  return `${words(line, roleName)}${age}`
}

/** As people write it. */
const kindWord = (kind: TestKind) =>
  kind === 'api' || kind === 'gui' || kind === 'ia' ? kind.toUpperCase() : kind

function words(line: Asked, roleName: (role: string) => string): string {
  const { kinds = [], atLeast, atMost = {}, minutes, names = [], roles = [], topics = [] } = line
  const limits = gravities.flatMap((each) => (atMost[each] === undefined ? [] : [`${atMost[each]} ${each}`]))
  switch (line.by) {
    case 'tests':
      return `${listOf(kinds.map(kindWord))} tests of this version, none failed`
    case 'coverage':
      return `${atLeast} % of lines or more`
    case 'findings':
      return `open at most: ${listOf(limits)}`
    case 'components':
      return 'a CycloneDX file of this version'
    case 'restore':
      return `the newest record found again within ${countOf(minutes ?? 0, 'minute')}`
    case 'manifest':
      return 'the verdict of fieldbook fit'
    case 'variables':
      return `a value for ${listOf(names)}`
    case 'bindings':
      return `bound: ${listOf(names)}`
    case 'pipelines':
      return 'the last run of each passed'
    case 'attendance':
      return `there together: ${listOf(roles.map(roleName))}`
    case 'day':
      return 'a day on which releases are made here'
    case 'transfer':
      return `shown: ${listOf(topics)}`
  }
}
