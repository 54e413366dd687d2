import type { FitReport } from '../../../domain/fit/judge.ts'
import type { FitPlaybook } from '../../../domain/fit/playbook.ts'
import type { Problem } from '../../../domain/playbook/problem.ts'
import type { Source } from '../../../formats/read/source.ts'
import { make } from '../parts/dom.ts'
import { now } from '../parts/moments.ts'
import { drawMarked } from '../parts/portions.ts'
import type { Loaded } from './load.ts'
import { resultView, verdictLine } from './result.ts'

/** What a reader gave to be judged. */
export interface GivenSources {
  manifest: Source
  varsFiles: readonly Source[]
  services: readonly Source[]
  org: string
  /** The NAME of `cf push NAME`. */
  name: string
}

/** Judges by the whole of a playbook, or by what may be read below a mark. */
export type JudgeBy = (playbook: FitPlaybook) => FitReport

/** Reads what is given; what judges it is absent where it cannot be read. */
export function readSources(
  { engine }: Loaded,
  given: GivenSources,
): { problems: Problem[]; judgeBy?: JudgeBy } {
  const { org, name, ...files } = given
  const { value, problems } = engine.readFit({ ...files, ...(name === '' ? {} : { name }) })
  if (!value) return { problems }
  const asked = { ...value, ...(org === '' ? {} : { org }) }
  return {
    problems,
    judgeBy: (playbook) =>
      engine.judge(
        {
          ...asked,
          environments: Object.keys(playbook.catalog.environments),
          moment: new Date(now()).toISOString(),
        },
        playbook,
      ),
  }
}

/** The verdict in a line, and what it rests on, each with the marks that the site shows. */
export function drawVerdicts(
  { playbook, cuts }: Loaded,
  judged: FitReport,
  judgeBy: JudgeBy,
  shown: { manifest: Source; chosen: string; choose: (id: string) => void },
): { line: Node[]; result: Node[] } {
  const drawn = drawMarked(playbook, cuts, (held) => {
    const report = held === playbook ? judged : judgeBy(held)
    return make(
      'div',
      {},
      verdictLine(report, shown.chosen),
      ...resultView({ report, ...shown }, held.catalog),
    )
  })
  const [line, ...result] = drawn.childNodes
  return { line: [...(line?.childNodes ?? [])], result }
}
