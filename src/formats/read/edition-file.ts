import { type Edition, editionSchema } from '../../model/edition.ts'
import { readCatalog } from './catalog-file.ts'
import { inputProblem } from './input-rules.ts'
import { type Reading, refuse, type Source, startOf } from './source.ts'

/**
 * Reads the facts of an edition: the `data/edition.json` of a site, what `changes --keep` wrote, or the `catalog.json`
 * of a site that kept no more; of that one notices and texts are not compared.
 */
export function readEdition(source: Source): Reading<Edition> {
  const kind = kindOf(source.text)
  if (kind !== 'fieldbook-edition') {
    const { value: catalog, problems } = readCatalog(source)
    return catalog ? { value: ofCatalog(catalog), problems } : { problems }
  }
  const json: unknown = JSON.parse(source.text)
  const { version } = json as { version?: unknown }
  // Another version may say anything, so nothing else of it is told.
  if (typeof version === 'number' && version !== 1) {
    const message = `these are facts of version ${version}, and this fieldbook reads version 1`
    return refuse(inputProblem('input-value', startOf(source.file), message, 'use the one that wrote them'))
  }
  const parsed = editionSchema.safeParse(json)
  if (parsed.success) return { value: parsed.data, problems: [] }
  const [issue] = parsed.error.issues
  const place = issue?.path.map(String).join('/') ?? ''
  const message = `these are not the facts of an edition: ${place}: ${issue?.message.split('\n')[0]}`
  const fix = 'take the file as the site published it, or keep it again with this fieldbook'
  return refuse(inputProblem('input-value', startOf(source.file), message, fix))
}

function kindOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'kind' in json ? json.kind : undefined
  } catch {
    return undefined
  }
}

const ofCatalog = (catalog: Edition['catalog']): Edition => {
  const { marking, network, title, caution, edition, asOf, revision } = catalog
  const head = { marking, network, caution, asOf, revision }
  const said = Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined))
  return {
    ...said,
    kind: 'fieldbook-edition',
    version: 1,
    title,
    edition,
    catalog,
    notices: {},
    entries: {},
    pages: {},
  }
}
