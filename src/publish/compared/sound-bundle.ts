import { sha256 } from '../bundle/bytes.ts'
import { bundleName, type Description } from '../bundle/description.ts'
import { type Files, manifestName } from '../bundle/manifest.ts'
import type { ComparedEdition } from './bundle-changes.ts'
import type { Thing } from './thing-changes.ts'

/** A bundle in which `verify` found nothing. */
export interface SoundBundle {
  files: Files
  description: Description
  /** Whether scripts, styles and installer were compared with this generator's own, and are those. */
  isOwn: boolean
}

/** The two cannot be compared: why, in words. */
export class IncomparableError extends Error {}

/** A bundle as a report names it. */
export function comparedEdition({ description, files }: SoundBundle): ComparedEdition {
  const { title, version, asOf, revision, marking } = description
  return {
    bundle: bundleName(description),
    title,
    version,
    asOf,
    ...(revision === undefined ? {} : { revision }),
    marking,
    digest: sha256(files.get(manifestName) ?? ''),
  }
}

/** Whether a file of a bundle is a page. */
export const isPage = (file: string): boolean => /^site\/.*\.html$/.test(file)
/** What a page is called in its site. */
export const pageName = (file: string) => file.slice('site/'.length)

/** The pages of a bundle, by their markings. */
export const pageThings = ({ files }: Description): Map<string, Thing> =>
  new Map(
    Object.entries(files)
      .filter(([file]) => isPage(file))
      .map(([file, marking]) => [pageName(file), { marking, content: '' }]),
  )
