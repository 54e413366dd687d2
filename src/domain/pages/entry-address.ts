import { type Kind, kinds, typeOf } from '../../model/registry.ts'
import { type Address, type EnvironmentPage, environmentAddress } from './address.ts'

interface Addressed {
  kind: Kind
  id: string
  environment?: string | undefined
}

/**
 * Address of an entry: its file says where it stands. `environments/<env>/lessons/<id>.mdx` is a page below the list
 * of lessons; an entry in `environments/<env>/services.yaml` is a place on the page of services. A shared triage path has
 * a page in each environment; without one, the list of symptoms is where it stands. Kinds whose files lie elsewhere
 * (scheme, network, layer) have no address.
 */
export function addressOf(entry: Addressed, environment = entry.environment): Address | undefined {
  const { kind, id } = entry
  if (typeOf(kind).pageless) return undefined
  if (kind === 'site') return '/'
  if (kind === 'environment') return environmentAddress(id)
  if (kind === 'triage' && environment === undefined) return `/triage#${id}`
  const { inside, shared } = places[kind]
  if (inside) return environmentAddress(environment ?? '', inside.page as EnvironmentPage) + inside.below(id)
  return shared && `/${shared.page}${shared.below(id)}`
}

/** A page, and what leads from it to an entry: the entry's own page below it, its anchor, or nothing. */
interface Place {
  page: string
  below: (id: string) => string
}

const places = Object.fromEntries(
  kinds.map((kind) => [
    kind,
    { inside: placeIn(kind, 'environments/<env>/'), shared: placeIn(kind, 'content/') },
  ]),
) as Record<Kind, { inside: Place | undefined; shared: Place | undefined }>

function placeIn(kind: Kind, folder: string): Place | undefined {
  const { files, form } = typeOf(kind)
  const file = files.find((path) => path.startsWith(folder))?.slice(folder.length)
  if (file === undefined) return undefined
  const [page = ''] = file.split(/[/.]/)
  if (file.includes('<id>')) return { page, below: (id) => `/${id}` }
  return { page, below: form === 'map' ? (id) => `#${id}` : () => '' }
}
