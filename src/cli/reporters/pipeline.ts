import { createHash } from 'node:crypto'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { codeQuality } from '../../formats/print/code-quality.ts'
import { junit } from '../../formats/print/junit.ts'
import type { PipelineFinding, PipelineReport } from '../../formats/print/pipeline.ts'
import { sarif } from '../../formats/print/sarif.ts'
import { workflowCommands } from '../../formats/print/workflow-commands.ts'
import { visible, visibleIn } from '../../formats/visible.ts'
import { generatorVersion as version } from '../../publish/generator.ts'

/** What pipelines read: GitLab's Code Quality, JUnit XML, SARIF 2.1.0, and annotations of GitHub. */
export const pipelineFormats = ['github', 'codequality', 'junit', 'sarif'] as const
export type PipelineFormat = (typeof pipelineFormats)[number]

/** Whether a format is one that pipelines read. */
export const isPipelineFormat = (format: string): format is PipelineFormat =>
  pipelineFormats.some((each) => each === format)

/** A report before its findings have fingerprints. */
export type BarePipelineReport = Omit<PipelineReport, 'version' | 'findings'> & {
  findings: readonly Omit<PipelineFinding, 'fingerprint'>[]
}

const printers: Readonly<Record<PipelineFormat, (report: PipelineReport) => string>> = {
  github: workflowCommands,
  codequality: codeQuality,
  junit,
  sarif,
}

/** What a verb found, in a format that pipelines read. All texts are made visible, each in one line. */
export function renderPipeline(found: BarePipelineReport, format: PipelineFormat): string {
  const { findings, ...rest } = visibleIn(found, visible)
  return printers[format]({ ...rest, version, findings: withFingerprints(findings, rest.verb) })
}

/**
 * What is found is the same as long as its kind, its file and its words are; of several that are, the first of this run
 * is the first of the last. Lines are no part of it, where it is or where it points to, so that what moves stays known.
 */
function withFingerprints(findings: BarePipelineReport['findings'], verb: string): PipelineFinding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const { code, suite, at, message } = finding
    const said = JSON.stringify([verb, code, suite, at.file, message.replaceAll(/\b\d+:\d+\b/g, '')])
    const before = seen.get(said) ?? 0
    seen.set(said, before + 1)
    const fingerprint = createHash('sha256').update(`${said}${before}`).digest('hex').slice(0, 32)
    return { ...finding, fingerprint }
  })
}

/**
 * From a file of the workspace to its path from the folder that the command runs in, which in a pipeline is the
 * repository. What lies elsewhere keeps the path that it has in its layer.
 */
export function pathIn(roots: readonly string[], file: string): string {
  const [first = '', ...inside] = file.split('/')
  const root = roots.length > 1 ? roots.find((each) => resolve(each).split(sep).at(-1) === first) : roots[0]
  if (root === undefined) return file
  return fromHere(join(root, ...(roots.length > 1 ? inside : [file]))) ?? file
}

/** The same of a file that was named on the command line. */
export function pathOfInput(file: string): string {
  if (file === '-' || file === '<stdin>') return 'stdin'
  return fromHere(file) ?? (file.split(/[\\/]/).at(-1) || 'input')
}

function fromHere(file: string): string | undefined {
  const path = relative(process.cwd(), resolve(file))
  const isElsewhere = path === '' || path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
  return isElsewhere ? undefined : path.split(sep).join('/')
}
