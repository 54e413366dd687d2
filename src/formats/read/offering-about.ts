import { present } from '../../domain/base/present.ts'
import type { LiveOffering } from '../../domain/live/catalog.ts'
import { at, child, items, scalarText, type Tree } from './tree.ts'

/** Characters of one text that are kept; what brokers say of themselves is at times a whole page. */
const most = 2000

/**
 * What a broker says of an offering for people to read: the metadata that the OSB profile names ("Service
 * Metadata" in profile.md), in a catalog and in a page of Cloud Controller, and its tags. Images and whatever
 * else a vendor adds are left out.
 */
export function aboutOf(offering: Tree): LiveOffering['about'] {
  const metadata = child(offering, 'metadata') ?? at(offering, 'broker_catalog', 'metadata')
  const shared = at(offering, 'broker_catalog', 'metadata') ?? metadata
  const word = (key: string) =>
    (scalarText(child(shared, key)) ?? scalarText(child(metadata, key)))?.slice(0, most)
  const address = (key: string) => cleanAddress(word(key))
  const tags = items(child(offering, 'tags')).flatMap((tag) => scalarText(tag)?.slice(0, 60) ?? [])
  const written = cleanAddress(scalarText(child(offering, 'documentation_url')))
  const about = present({
    displayName: word('displayName'),
    longDescription: word('longDescription'),
    provider: word('providerDisplayName'),
    documentation: written ?? address('documentationUrl'),
    support: address('supportUrl'),
    tags: tags.length > 0 ? tags.slice(0, 20) : undefined,
  })
  return Object.keys(about).length > 0 ? about : undefined
}

/** An address of the web without what could be secret in it: no user, no query. */
function cleanAddress(text: string | undefined): string | undefined {
  const parts = /^(https?:\/\/)(?:[^/?#@\s]*@)?([^/?#@\s]+)([^?#\s]*)/.exec(text ?? '')
  return parts ? `${parts[1]}${parts[2]}${parts[3]}` : undefined
}
