import { jsonText } from '../visible.ts'
import { type PipelineFinding, type PipelineReport, withFix, withMarking } from './pipeline.ts'

/** GitLab's words, from https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const severities = { error: 'critical', warning: 'minor', note: 'info' } as const

/**
 * GitLab's Code Quality report: shown in merge requests, where a finding is known by its fingerprint. It has no place
 * for a banner, so each description begins with it.
 */
export function codeQuality({ banner, findings }: PipelineReport): string {
  const issue = ({ code, level, at, fingerprint, ...finding }: PipelineFinding) => ({
    description: withMarking(banner, withFix(finding).replaceAll('\n', '; ')),
    check_name: code,
    fingerprint,
    severity: severities[level],
    location: { path: at.file, lines: { begin: at.line } },
  })
  return jsonText(findings.map(issue))
}
