import { sha256 } from '../bundle/bytes.ts'
import { isListed } from '../bundle/manifest.ts'
import { isData } from './data-changes.ts'
import type { Lowering } from './lowered.ts'
import { isPage, type SoundBundle } from './sound-bundle.ts'
import { type Thing, thingChanges } from './thing-changes.ts'

/** A name without the digest in it: `assets/shell.*.js`. */
const plainName = (file: string) => file.replace(/\.[0-9a-z]{8,12}\.(?=[a-z0-9]+$)/, '.*.')
const isSearch = (file: string) => file.startsWith('site/assets/search')
/** Made by the generator alone, whatever the playbook says. */
const isCode = (file: string) =>
  /^(?:host\/|install\.sh$|sbom\.cdx\.json$|site\/assets\/|site\/data\/[^/]+\.schema\.json$)/.test(file)
/** Compared as pages, as data, or as what the edition says of itself. */
const isComparedElsewhere = (file: string) =>
  isPage(file) ||
  isData(file) ||
  /^(?:bundle\.json|VERIFY\.txt|site\/release\.json|site\/data\/(?:catalog|edition)\.[^/]+)$/.test(file)

/**
 * Files that are neither pages nor data, by their bytes, whatever they are called. What is made from the pages, or is the
 * generator's own and was compared with it, is counted and not told.
 */
export function fileChanges(earlier: SoundBundle, later: SoundBundle, lowering: Lowering) {
  const digests = [earlier, later].map(
    ({ files }) =>
      new Map([...files].filter(([file]) => isListed(file)).map(([file, bytes]) => [file, sha256(bytes)])),
  )
  const [old = new Map<string, string>(), fresh = new Map<string, string>()] = digests
  const known = new Set(old.values())
  const stale = new Set(fresh.values())
  const same = [...fresh.values()].filter((digest) => known.has(digest)).length
  const differing = (file: string, digest: string, there: ReadonlySet<string>) =>
    !there.has(digest) && !isComparedElsewhere(file)
  const added = [...fresh].filter(([file, digest]) => differing(file, digest, known)).map(([file]) => file)
  const gone = [...old].filter(([file, digest]) => differing(file, digest, stale)).map(([file]) => file)
  const search = added.filter(isSearch).length
  const code = later.isOwn ? added.filter((file) => isCode(file) && !isSearch(file)).length : 0
  const isSilent = (file: string) => isSearch(file) || (later.isOwn && isCode(file))
  const things = (files: readonly string[], { description }: SoundBundle, all: ReadonlyMap<string, string>) =>
    new Map(
      files
        .filter((file) => !isSilent(file))
        .map((file): [string, Thing] => [
          plainName(file),
          { marking: description.files[file] ?? description.marking, content: all.get(file) ?? '' },
        ]),
    )
  const told = thingChanges(things(gone, earlier, old), things(added, later, fresh), lowering)
  return { told, silent: { search, code }, same }
}
