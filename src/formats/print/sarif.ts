import type { Position } from '../../domain/playbook/problem.ts'
import { jsonText } from '../visible.ts'
import { type PipelineFinding, type PipelineReport, withFix } from './pipeline.ts'

/** SARIF 2.1.0 of OASIS: one run, which looked at all of it. The marking is a property of the run. */
export function sarif({ verb, version, banner, findings, rules }: PipelineReport): string {
  const ids = [...new Set(findings.map(({ code }) => code))].sort()
  const described = new Map(rules.map((rule) => [rule.code, rule]))
  const run = {
    tool: {
      driver: {
        name: 'Fieldbook',
        semanticVersion: version,
        rules: ids.map((id) => {
          const rule = described.get(id)
          if (!rule) return { id }
          return { id, shortDescription: { text: rule.title }, fullDescription: { text: rule.why } }
        }),
      },
    },
    automationDetails: { id: `fieldbook/${verb}/` },
    invocations: [{ executionSuccessful: true }],
    columnKind: 'utf16CodeUnits',
    ...(banner === '' ? {} : { properties: { marking: banner } }),
    results: findings.map((finding) => resultOf(finding, ids)),
  }
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  })
}

function resultOf(finding: PipelineFinding, ids: readonly string[]) {
  const { code, level, at, related, fingerprint } = finding
  return {
    ruleId: code,
    ruleIndex: ids.indexOf(code),
    level,
    message: { text: withFix(finding) },
    locations: [{ physicalLocation: physical(at) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        physicalLocation: physical(other.at),
        message: { text: other.note },
      })),
    }),
    partialFingerprints: { 'fieldbookFinding/v1': fingerprint },
  }
}

/** A path is an address relative to the repository: what an address cannot hold is escaped. */
const physical = ({ file, line, col }: Position) => ({
  artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
  region: { startLine: line, startColumn: col },
})
