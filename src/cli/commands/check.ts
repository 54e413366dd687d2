import { openCheckedAgain } from '../known-check.ts'
import { oneOf, rootsOf } from '../options.ts'
import { out } from '../out.ts'
import { reportFilesOf, withReports, writeReports } from '../report-files.ts'
import { isPipelineFormat, pipelineFormats, renderPipeline } from '../reporters/pipeline.ts'
import { reportProblems } from '../reporters/problems.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  strict: boolean
  format: string
  report: string[]
}

const formats = ['text', 'json', ...pipelineFormats] as const

export default {
  configure: (command) =>
    withReports(command)
      .option(
        '--network <id>',
        'what is wrong for this network, its release included, without a word that it may not hold',
      )
      .option('--strict', 'warnings count as findings too', false)
      .option('--format <format>', `${formats.join(', ')}`, 'text'),
  run: async (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const files = reportFilesOf(options.report, rootsOf(options.root))
    const checked = await openCheckedAgain(options)
    const { problems } = checked
    if (files.length > 0 || isPipelineFormat(format)) {
      const { checkFindings } = await import('../reporters/pipeline-check.ts')
      const found = () => checkFindings(checked, rootsOf(options.root), options.strict)
      await writeReports(files, found)
      if (isPipelineFormat(format)) out(renderPipeline(found(), format))
    }
    if (!isPipelineFormat(format)) reportProblems(problems, { format, ...checked })
    return problems.some((p) => p.severity === 'error' || options.strict) ? 1 : 0
  },
} satisfies Verb<Options>
