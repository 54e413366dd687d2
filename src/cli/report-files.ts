import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from './exit.ts'
import { withFiles, writableFile } from './files.ts'
import { oneOf } from './options.ts'
import {
  type BarePipelineReport,
  type PipelineFormat,
  pipelineFormats,
  renderPipeline,
} from './reporters/pipeline.ts'

interface ReportFile {
  format: PipelineFormat
  file: string
}

const collect = (value: string, before: string[]) => [...before, value]

/** Declares `--report`, for verbs whose outcome a pipeline shows. */
export const withReports = (command: Command): Command =>
  command.option(
    '--report <format=file>',
    `write it to a file too, for a pipeline: ${pipelineFormats.join(', ')}; repeat it`,
    collect,
    [],
  )

/**
 * The files asked for with `--report`. Throws {@link UsageError} where the form is another, or where a file would be written
 * over that is no such report.
 */
export const reportFilesOf = (given: readonly string[], roots: readonly string[]): ReportFile[] =>
  given.map((asked) => {
    const at = asked.indexOf('=')
    if (at < 1 || at === asked.length - 1)
      throw new UsageError(`--report ${asked}: write FORMAT=FILE, such as junit=check.xml`)
    const format = oneOf('--report', asked.slice(0, at), pipelineFormats)
    const file = asked.slice(at + 1)
    writableFile('--report', file, roots, isReport[format])
    return { format, file }
  })

/** How a report of each form is known again. */
const isReport: Readonly<Record<PipelineFormat, (text: string) => boolean>> = {
  github: (text) => text.startsWith('::'),
  codequality: (text) => text.trimStart().startsWith('['),
  junit: (text) => /<testsuites?\b/.test(text),
  sarif: (text) => text.includes('"runs"'),
}

/** Writes what was found to the files that were asked for. */
export const writeReports = (files: readonly ReportFile[], found: () => BarePipelineReport): Promise<void> =>
  withFiles(() => {
    for (const { format, file } of files) {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, renderPipeline(found(), format))
    }
  })
