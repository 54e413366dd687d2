import type { Position } from '../../domain/playbook/problem.ts'
import { type PipelineReport, withFix, withMarking } from './pipeline.ts'

/** Annotations of GitHub: a workflow command a finding. Each begins with the marking, which has no other place. */
export const workflowCommands = ({ banner, findings }: PipelineReport): string =>
  findings
    .map(({ level, at, code, ...finding }) =>
      workflowCommand(level === 'note' ? 'notice' : level, at, code, withMarking(banner, withFix(finding))),
    )
    .join('')

/** A workflow command; `%`, line ends and, in properties, `:` and `,` are escaped as GitHub asks. */
function workflowCommand(command: string, at: Position, title: string, what: string): string {
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  const where = `file=${property(at.file)},line=${at.line},col=${at.col}`
  return `::${command} ${where},title=${property(title)}::${data(what)}\n`
}
