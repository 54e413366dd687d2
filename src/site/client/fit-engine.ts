import { judge } from '../../domain/fit/judge.ts'
import { readFit } from '../../formats/read/fit.ts'
import { decode } from '../../formats/read/source.ts'

// The readers are large: loaded by the fit page alone, once there is something to judge.
const engine = { decode, readFit, judge }
export type Engine = typeof engine
;(globalThis as { fieldbookFit?: Engine }).fieldbookFit = engine
