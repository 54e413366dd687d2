import type { TestReport, TestSuite } from '../../../domain/ready/evidence.ts'
import { type TestKind, testKinds } from '../../../model/readiness.ts'
import { inputProblem } from '../input-rules.ts'
import { given } from '../osb.ts'
import { type Reading, refuse } from '../source.ts'
import { within, type XmlElement } from '../xml.ts'
import { dayIn } from './day.ts'

/**
 * A JUnit report: `<testsuites>` or one `<testsuite>`. Tests are counted one by one; where the file's own sums say
 * otherwise it was edited or cut, and is refused. The release is told by the properties `app` and `version`.
 */
export function readJunit(root: XmlElement, file: string): Reading<TestReport> {
  const all = root.name === 'testsuite' ? [root, ...within(root, 'testsuite')] : within(root, 'testsuite')
  const suites = all.flatMap((element) => suiteOf(element, file))
  const properties = new Map(
    within(root, 'property').map(({ attributes: a }) => [a['name'] ?? '', a['value'] ?? '']),
  )
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
  const days = [root, ...all].flatMap(({ attributes }) => dayIn(attributes['timestamp']) ?? [])
  // The oldest: a report is as old as the part of it that was not run again.
  const day = days.sort()[0]
  return {
    value: {
      kind: 'tests',
      file,
      at: root.at,
      suites,
      ...given('app', properties.get('app')),
      ...given('version', properties.get('version')),
      ...given('day', day),
    },
    problems: [],
  }
}

function suiteOf(element: XmlElement, file: string): TestSuite[] {
  const cases = element.children.filter(({ name }) => name === 'testcase')
  if (cases.length === 0) return []
  const failed = cases.filter(hasFailed)
  const name = element.attributes['name'] ?? ''
  const [first] = failed
  return [
    {
      name,
      at: element.at,
      ...given('of', kindIn(name) ?? kindIn(file)),
      tests: cases.length,
      failed: failed.length,
      skipped: cases.filter((test) => holds(test, 'skipped')).length,
      ...given('first', first && { name: first.attributes['name'] ?? '', at: first.at }),
    },
  ]
}

const holds = (element: XmlElement, ...names: string[]) =>
  element.children.some(({ name }) => names.includes(name))

const hasFailed = (test: XmlElement) => holds(test, 'failure', 'error')

/** A suite's sums are those of its tests and of suites inside it. */
function addsUp(element: XmlElement): boolean {
  const cases = within(element, 'testcase')
  const stated = (name: string) => {
    const value = element.attributes[name]
    return value === undefined || value === '' ? undefined : Number(value)
  }
  const [tests, failures, errors] = [stated('tests'), stated('failures'), stated('errors')]
  const own = element.children.filter(({ name }) => name === 'testcase')
  // Some writers count a suite by itself, others with the suites inside it.
  const isOf = (sum: number | undefined, some: (test: XmlElement) => boolean) =>
    sum === undefined || sum === cases.filter(some).length || sum === own.filter(some).length
  return (
    isOf(tests, () => true) &&
    isOf(failures, (test) => holds(test, 'failure')) &&
    isOf(errors, (test) => holds(test, 'error'))
  )
}

/** The kind of test that a name says: `journey`, `api-tests`, `ui`. */
function kindIn(name: string): TestKind | undefined {
  const words = name.toLowerCase().split(/[^a-z0-9]+/)
  return (
    testKinds.find((kind) => words.includes(kind)) ?? others.find(({ word }) => words.includes(word))?.kind
  )
}

const others: readonly { word: string; kind: TestKind }[] = [
  { word: 'ui', kind: 'gui' },
  { word: 'e2e', kind: 'journey' },
  { word: 'journeys', kind: 'journey' },
  { word: 'controls', kind: 'ia' },
]
