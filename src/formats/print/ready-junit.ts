import type { ReadyReport } from '../../domain/ready/judge.ts'
import type { ReadyLine } from '../../domain/ready/line.ts'
import { citedPlace } from './marked-report.ts'
import { xmlText } from './xml-text.ts'

/**
 * The verdict as JUnit XML, so that a pipeline shows each line as a test: no-go is a failure, unknown an error. The
 * marking stands in a property, since the form has no place for a banner.
 */
export function readyJunit(ready: ReadyReport): string {
  const { count, lines, environment, app, release, asOf, marking, caution } = ready
  const name = xmlText(`${app} ${release} to ${environment.name}`)
  const banner = [marking, caution].filter((each) => each !== undefined).join(' // ')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}" tests="${lines.length}" failures="${count['no-go']}" errors="${count.unknown}">`,
    `  <testsuite name="${name}" tests="${lines.length}" failures="${count['no-go']}" errors="${count.unknown}" skipped="0">`,
    '    <properties>',
    ...(banner === '' ? [] : [`      <property name="marking" value="${xmlText(banner)}"/>`]),
    `      <property name="asOf" value="${xmlText(asOf)}"/>`,
    `      <property name="verdict" value="${ready.verdict}"/>`,
    '    </properties>',
    ...lines.flatMap(testcase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

function testcase({ id, title, verdict, says, at, seen, give, exception }: ReadyLine): string[] {
  const [group = ''] = id.split('/')
  const open = `    <testcase classname="${xmlText(group)}" name="${xmlText(`${id}: ${title}`)}" file="${xmlText(at.file)}" line="${at.line}"`
  const told = [
    says,
    citedPlace(at),
    ...seen.map((each) => (each.at ? `${each.says} (${citedPlace(each.at)})` : each.says)),
    ...(give === undefined ? [] : [`to do: ${give}`]),
    ...(exception === undefined ? [] : [`${exception.says}: ${exception.reason}`]),
  ]
  const body = told.map(xmlText).join('\n')
  if (verdict === 'go') return [`${open}>`, `      <system-out>${body}</system-out>`, '    </testcase>']
  const element = verdict === 'no-go' ? 'failure' : 'error'
  return [`${open}>`, `      <${element} message="${xmlText(says)}">${body}</${element}>`, '    </testcase>']
}
