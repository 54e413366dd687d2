import type { ReleaseEvidence } from '../../../domain/ready/evidence.ts'
import { inputProblem } from '../input-rules.ts'
import { wrongKind } from '../kind.ts'
import { parse } from '../parse.ts'
import { type Reading, refuse, type Source, startOf } from '../source.ts'
import { child, scalarText } from '../tree.ts'
import { readXml } from '../xml.ts'
import { readCobertura, readLcov } from './coverage.ts'
import { readCycloneDx, readCycloneDxXml } from './cyclonedx.ts'
import { readJunit } from './junit.ts'
import { readSarif } from './sarif.ts'

const wanted = 'JUnit, SARIF, CycloneDX, LCOV or Cobertura'

/**
 * One file of evidence that a tool wrote, told by what is in it and not by its name. What is none of the known forms
 * is a problem and no evidence.
 */
export function readEvidence(source: Source): Reading<ReleaseEvidence> {
  if (/^\s*</.test(source.text)) return readMarkup(source)
  if (/^(?:TN:|SF:)/m.test(source.text.slice(0, 5_000))) return readLcov(source)
  const { value, problems } = parse(source)
  const [tree, second] = value ?? []
  if (!tree) return { problems }
  if (second)
    return refuse(inputProblem('input-documents', second.at, 'a second report in one file', 'one file each'))
  if (child(tree, 'runs') && /^\d+\.\d/.test(scalarText(child(tree, 'version')) ?? ''))
    return readSarif(tree, source.file)
  if (scalarText(child(tree, 'bomFormat')) === 'CycloneDX') return readCycloneDx(tree, source.file)
  return refuse(wrongKind(tree, wanted))
}

/** Reports that speak of a release in a form that is not read, by their root. */
const foreignReports: ReadonlyMap<string, string> = new Map([
  ['test-run', 'NUnit'],
  ['test-results', 'NUnit'],
  ['assemblies', 'xUnit.net'],
  ['TestRun', 'Visual Studio (TRX)'],
  ['testng-results', 'TestNG'],
  ['checkstyle', 'Checkstyle'],
  ['pmd', 'PMD'],
  ['BugCollection', 'SpotBugs'],
  ['OWASPZAPReport', 'ZAP'],
  ['report', 'JaCoCo'],
])

function readMarkup(source: Source): Reading<ReleaseEvidence> {
  const { value: root, problems } = readXml(source)
  if (!root) return { problems }
  const { file } = source
  if (root.name === 'testsuites' || root.name === 'testsuite') return readJunit(root, file)
  if (root.name === 'coverage') return readCobertura(root, file)
  if (root.name === 'bom') return readCycloneDxXml(root, file)
  const foreign = foreignReports.get(root.name)
  if (foreign !== undefined) {
    // It says something of the release, and perhaps that it is not ready.
    const message = `this is a report of ${foreign}, which is not read`
    return refuse(inputProblem('input-value', startOf(file), message, `write it as ${wanted}`))
  }
  const message = `this is XML with the root <${root.name.slice(0, 40)}>, and ${wanted} is wanted`
  return refuse(inputProblem('input-kind', startOf(file), message, 'give another file'))
}
