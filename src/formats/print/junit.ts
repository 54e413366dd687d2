import { type PipelineReport, withFix } from './pipeline.ts'
import { xmlText } from './xml-text.ts'

interface Case {
  suite: string
  name: string
  outcome: PipelineReport['findings'][number]['outcome']
  type?: string
  says: string
  more: string
}

/**
 * JUnit XML, as Jenkins and GitLab read it: a suite for each file, or for each app in an environment; a test for each
 * finding. What fails the verb fails a test.
 */
export function junit({ verb, banner, findings, passed }: PipelineReport): string {
  const cases: Case[] = [
    ...passed.map(
      ({ suite, message }): Case => ({ suite, name: message, outcome: 'passed', says: '', more: '' }),
    ),
    ...findings.map(({ suite, code, at, outcome, message, fix, related }): Case => {
      const place = `${at.file}:${at.line}:${at.col}`
      const others = related.map((other) => `${other.at.file}:${other.at.line}:${other.at.col} ${other.note}`)
      const more = [place, withFix({ message, ...(fix === undefined ? {} : { fix }) }), ...others].join('\n')
      return { suite, name: `${place} ${code}`, outcome, type: code, says: message, more }
    }),
  ]
  const suites = Map.groupBy(cases, ({ suite }) => suite)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="fieldbook ${verb}" ${sums(cases)}>`,
    ...[...suites].flatMap(([name, own]) => [
      `  <testsuite name="${xmlText(name)}" ${sums(own)} skipped="${count(own, 'skipped')}">`,
      ...(banner === ''
        ? []
        : [
            '    <properties>',
            `      <property name="marking" value="${xmlText(banner)}"/>`,
            '    </properties>',
          ]),
      ...own.flatMap((each) => testCase(verb, each)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

const count = (cases: readonly Case[], outcome: Case['outcome']) =>
  cases.filter((each) => each.outcome === outcome).length

const sums = (cases: readonly Case[]) =>
  `tests="${cases.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`

function testCase(verb: string, { suite, name, outcome, type = '', says, more }: Case): string[] {
  const open = `    <testcase classname="${xmlText(`fieldbook ${verb}: ${suite}`)}" name="${xmlText(name)}"`
  if (more === '') return [`${open}/>`]
  const text = more.split('\n').map(xmlText).join('\n')
  const inside = {
    failure: `<failure type="${xmlText(type)}" message="${xmlText(says)}">${text}</failure>`,
    error: `<error type="${xmlText(type)}" message="${xmlText(says)}">${text}</error>`,
    skipped: `<skipped>${text}</skipped>`,
    passed: `<system-out>${text}</system-out>`,
  }[outcome]
  return [`${open}>`, `      ${inside}`, '    </testcase>']
}
