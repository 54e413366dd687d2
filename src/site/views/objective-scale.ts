import type { Measured } from '../../domain/releases/measure.ts'
import type { Objective } from '../../model/objective.ts'

type Target = Objective['targets'][string]

/** The targets of an objective on one scale, better to the right. */
export interface ObjectiveScale {
  /** "from 20 to 1 working days" */
  says: string
  /** By environment, from 0 at the left to 1: where its target lies, and where what is measured. */
  marks: ReadonlyMap<string, { target: number; measured?: number }>
}

/** How a target names what it promises: the figure, what it is of, and whether less is better. */
const forms: readonly { reads: RegExp; unit: string; times?: Record<string, number>; less: boolean }[] = [
  { reads: /under (\d+(?:\.\d+)?) (ms)/, unit: 'ms', less: true },
  { reads: /^(\d+(?:\.\d+)?) ?(%)/, unit: '%', less: false },
  { reads: /^(\d+(?:\.\d+)?) (working day)s?\b/, unit: 'working days', less: true },
  { reads: /^(\d+(?:\.\d+)?) (minute|hour)s?\b/, unit: 'minutes', times: { hour: 60 }, less: true },
  { reads: /^(\d+(?:\.\d+)?) (at most)/, unit: '', less: true },
]

interface Read {
  value: number
  unit: string
  less: boolean
}

function read({ target }: Target): Read | undefined {
  for (const { reads, unit, times = {}, less } of forms) {
    const [, figure, word = ''] = reads.exec(target) ?? []
    if (figure !== undefined) return { value: Number(figure) * (times[word] ?? 1), unit, less }
  }
  return undefined
}

/** Room beside the outermost marks. */
const margin = 0.08

/**
 * The scale of an objective; undefined where fewer than two environments promise a figure of one kind, or all the same.
 * Times, which differ by factors, lie by their logarithms.
 */
export function objectiveScale(
  targets: Readonly<Record<string, Target>>,
  measured: ReadonlyMap<string, Pick<Measured, 'value'>>,
): ObjectiveScale | undefined {
  const found = Object.entries(targets).flatMap(([id, target]) => {
    const figure = read(target)
    return figure ? [{ id, ...figure }] : []
  })
  const [first] = found
  if (!first || found.length < 2 || found.some(({ unit }) => unit !== first.unit)) return undefined
  const values = found.flatMap(({ id, value }) => [
    value,
    ...(measured.has(id) ? [measured.get(id)?.value ?? 0] : []),
  ])
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low === high) return undefined
  const byFactor = first.unit !== '%' && low > 0 && high / low > 4
  const along = (value: number) =>
    byFactor ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low)
  const place = (value: number) => {
    const at = first.less ? 1 - along(value) : along(value)
    return margin + at * (1 - 2 * margin)
  }
  const [left, right] = first.less ? [high, low] : [low, high]
  return {
    says: `${first.unit === '' ? '' : `in ${first.unit}, `}from ${left} to ${right}`,
    marks: new Map(
      found.map(({ id, value }) => {
        const seen = measured.get(id)
        return [id, { target: place(value), ...(seen ? { measured: place(seen.value) } : {}) }]
      }),
    ),
  }
}
