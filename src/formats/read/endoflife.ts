import { idSchema } from '../../model/fields.ts'
import { type Cycle, productSchema } from '../../model/product.ts'
import { inputProblem } from './input-rules.ts'
import { parse } from './parse.ts'
import { type Reading, refuse, type Source } from './source.ts'
import { child, items, scalarText, type Tree, truthOf } from './tree.ts'

/** A product as endoflife.date tells it. */
export interface UpstreamProduct {
  id: string
  name: string
  cycles: Cycle[]
}

/**
 * Products out of JSON of the endoflife.date API: of version 1 one product (`/api/v1/products/postgresql`) or all of them
 * (`/api/v1/products/full`), of the older one the cycles of a product (`/api/postgresql.json`), whose name is then that
 * of the file. What is no line of versions is left out with a warning; never throws.
 */
export function readEndOfLife(source: Source): Reading<UpstreamProduct[]> {
  const { value: trees, problems } = parse(source)
  const [root] = trees ?? []
  if (!root) return { problems }
  const found = [...problems]
  const products = productsIn(root, source.file).flatMap(({ id, name, releases }) => {
    const cycles = releases.flatMap((release) => {
      const cycle = cycleOf(release)
      if (cycle) return [cycle]
      found.push({ ...inputProblem('input-value', release.at, noCycle, isLeftOut), severity: 'warning' })
      return []
    })
    return idSchema.safeParse(id).success && cycles.length > 0 ? [{ id, name, cycles }] : []
  })
  if (products.length > 0) return { value: products, problems: found }
  const give =
    'give JSON of endoflife.date: /api/v1/products/full, /api/v1/products/ID, or /api/ID.json under that name'
  return refuse(...problems, inputProblem('input-kind', root.at, 'this holds no versions of a product', give))
}

const noCycle = 'this is no line of versions with a day, true or false for its end'
const isLeftOut = 'it is left out; compare the file with what endoflife.date gives today'

interface Named {
  id: string
  name: string
  releases: Tree[]
}

function productsIn(root: Tree, file: string): Named[] {
  if (root.kind === 'list') {
    // The older API does not say of what the cycles are.
    const id = /([^/\\]+?)(?:\.json)?$/.exec(file.replace(/[?#].*$/, ''))?.[1] ?? ''
    return [{ id, name: id, releases: items(root) }]
  }
  const result = child(root, 'result')
  return (result?.kind === 'list' ? items(result) : result ? [result] : []).flatMap((product) => {
    const id = scalarText(child(product, 'name'))
    if (id === undefined) return []
    return [
      { id, name: scalarText(child(product, 'label')) ?? id, releases: items(child(product, 'releases')) },
    ]
  })
}

function cycleOf(release: Tree): Cycle | undefined {
  const cycle = scalarText(child(release, 'name', 'cycle'))
  const end = child(release, 'eolFrom', 'eol')
  const ended = truthOf(child(release, 'isEol')) ?? truthOf(end)
  const ends = dayIn(end)
  const extended = dayIn(child(release, 'eoesFrom', 'extendedSupport'))
  // Version 1 gives no day as null, which is as good as nothing; the older API has to say something.
  if (cycle === undefined || (ends === undefined && ended === undefined)) return undefined
  const made = {
    cycle,
    ...(ends === undefined ? (ended ? { ended: true as const } : {}) : { ends }),
    ...(extended === undefined ? {} : { extended }),
  }
  return productSchema.shape.cycles.element.safeParse(made).data
}

function dayIn(tree: Tree | undefined): string | undefined {
  const text = scalarText(tree)
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined
}
