import type { TestReport, TestSuite } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse } from '../source.ts'
import { within, type XmlElement } from '../xml.ts'
import { aboutRelease } from './about.ts'
import { kindSaid, kindSounding } from './test-kind.ts'

/**
 * A JUnit report: `<testsuites>` or one `<testsuite>`. Tests are counted one by one; where the file's own sums say
 * otherwise it was edited or cut, and is refused. The release is told by the properties `app` and `version`; `commit`,
 * `branch`, `repository`, `environment` and `kind` may stand beside them.
 */
export function readJunit(root: XmlElement, file: string): Reading<TestReport> {
  // Tests directly in the root are a suite too: what failed there has failed.
  const all = [root, ...within(root, 'testsuite')]
  const suites = all.flatMap((element) => suiteOf(element, file))
  const wrong = all.find((element) => !addsUp(element))
  if (wrong) {
    const message = 'the sums that it states are not those of its tests'
    return refuse(
      inputProblem('input-value', wrong.at, message, 'run the tests again and give the whole report'),
    )
  }
  if (suites.length === 0) {
    const message = 'a JUnit report without a single test shows nothing'
    return refuse(inputProblem('input-empty', root.at, message, 'run the tests, and give their report'))
  }
  const properties = propertiesIn(root)
  const said = (...names: string[]) => names.flatMap((name) => properties.get(name) ?? [])
  const about = aboutRelease({
    app: said('app'),
    version: said('version'),
    commit: said('commit', 'git.commit', 'revision'),
    branch: said('branch', 'git.branch'),
    repository: said('repository', 'git.repository', 'repositoryUri'),
    environment: said('environment'),
    moments: all.map(({ attributes }) => attributes['timestamp']),
  })
  return { value: { kind: 'tests', file, at: root.at, suites, ...about }, problems: [] }
}

/** Properties of the report and its suites. Those of a single test are about that test. */
function propertiesIn(root: XmlElement): Map<string, string[]> {
  const lists = [root, ...within(root, 'testsuite')].flatMap(({ children }) =>
    children.filter(({ name }) => name === 'properties'),
  )
  const found = new Map<string, string[]>()
  for (const { attributes, text } of lists.flatMap((list) => within(list, 'property'))) {
    const name = attributes['name'] ?? ''
    found.set(name, [...(found.get(name) ?? []), attributes['value'] ?? text])
  }
  return found
}

function suiteOf(element: XmlElement, file: string): TestSuite[] {
  const cases = element.children.filter(({ name }) => name === 'testcase')
  if (cases.length === 0) return []
  const failed = cases.filter(hasFailed)
  const name = element.attributes['name'] ?? ''
  const [first] = failed
  const own = element.children.filter((inner) => inner.name === 'properties')
  const kinds = own.flatMap((list) => within(list, 'property')).filter((p) => p.attributes['name'] === 'kind')
  const said = kinds.map(({ attributes, text }) => attributes['value'] ?? text)
  return [
    {
      name,
      at: element.at,
      ...given('of', kindSaid(said)),
      // What says a kind of itself, were it one that nobody asks for, is of no other by its name.
      ...(said.length > 0 ? {} : given('soundsLike', kindSounding(name, file))),
      tests: cases.length,
      failed: failed.length,
      skipped: cases.filter((test) => !hasFailed(test) && !hasRun(test)).length,
      ...given('first', first && { name: first.attributes['name'] ?? '', at: first.at }),
    },
  ]
}

const holds = (element: XmlElement, ...names: string[]) =>
  element.children.some(({ name }) => names.includes(name))

/** Some writers tell how a test ended with an attribute alone. */
const ending = ({ attributes }: XmlElement) =>
  [attributes['status'], attributes['result']].map((word) => (word ?? '').toLowerCase())

const failures = /^(?:fail(?:ed|ure|ing)?|error(?:ed)?|broken|timed-?out|aborted)$/
const notRun = /^(?:skipped|skip|ignored?|disabled|not-?run|suppressed|pending|inconclusive|suspended)$/

const hasFailed = (test: XmlElement) =>
  holds(test, 'failure', 'error') || ending(test).some((word) => failures.test(word))

const hasRun = (test: XmlElement) =>
  !holds(test, 'skipped', 'disabled') && !ending(test).some((word) => notRun.test(word))

/** A suite's sums are those of its tests and of suites inside it. */
function addsUp(element: XmlElement): boolean {
  const cases = within(element, 'testcase')
  const stated = (name: string) => {
    const value = element.attributes[name]
    return value === undefined || value === '' ? undefined : Number(value)
  }
  const [tests, fails, errors] = [stated('tests'), stated('failures'), stated('errors')]
  const own = element.children.filter(({ name }) => name === 'testcase')
  // Some writers count a suite by itself, others with the suites inside it.
  const isOf = (sum: number | undefined, some: (test: XmlElement) => boolean) =>
    sum === undefined || sum === cases.filter(some).length || sum === own.filter(some).length
  const failing =
    (...names: string[]) =>
    // An attribute does not say which of the two it was.
    (test: XmlElement) =>
      holds(test, ...names) || (hasFailed(test) && !holds(test, 'failure', 'error'))
  return (
    isOf(tests, () => true) &&
    (isOf(fails, failing('failure')) || isOf(fails, (test) => holds(test, 'failure'))) &&
    (isOf(errors, (test) => holds(test, 'error')) || isOf(errors, failing('error')))
  )
}
