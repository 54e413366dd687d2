import { judge } from '../../domain/fit/judge.ts'
import { readFit } from '../../formats/fit.ts'
import { fitMarkdown, matrixRows } from '../../formats/fit-markdown.ts'
import { decode } from '../../formats/source.ts'

// Readers of YAML and printers of Markdown are large: loaded by the fit page alone, once there is something to judge.
const engine = { decode, readFit, judge, fitMarkdown, matrixRows }
export type Engine = typeof engine
;(globalThis as { fieldbookFit?: Engine }).fieldbookFit = engine
