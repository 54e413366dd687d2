import type { EditionName } from '../../model/edition-name.ts'
import { sha256 } from '../bundle/bytes.ts'
import { manifestName } from '../bundle/manifest.ts'
import { readRebuild } from '../rebuild/data-files.ts'
import type { SoundBundle } from './sound-bundle.ts'

/** Whether the earlier of two editions is the one that the later names as the edition before it. */
export interface LineOfEditions {
  /**
   * `next`: it is. `other`: the later names another. `unnamed`: the later names none. `unknown`: of the earlier only facts were kept, which
   * have no digest. `same`: the two are one.
   */
  is: 'next' | 'other' | 'unnamed' | 'unknown' | 'same'
  /** The edition that the later one names. */
  named?: EditionName
}

/** How two editions stand in the line of editions, by the digests of manifests; of an earlier one that was kept as facts nothing is known. */
export function lineOfEditions(earlier: SoundBundle | undefined, later: SoundBundle): LineOfEditions {
  const { predecessor: named } = later.description
  const isOfData = later.description.profile === 'data'
  if (earlier && manifestOf(earlier, isOfData) === manifestOf(later, isOfData)) return { is: 'same' }
  if (!named) return { is: 'unnamed' }
  if (!earlier) return { is: 'unknown', named }
  return { is: manifestOf(earlier, isOfData) === named.manifest ? 'next' : 'other', named }
}

/** What an edition is named by: data is named by the whole that is built of it. */
function manifestOf({ files, description }: SoundBundle, ofWhole: boolean): string {
  const whole = ofWhole && description.profile === 'data' ? readRebuild(files)?.rebuild.manifest : undefined
  return whole ?? sha256(files.get(manifestName) ?? '')
}

/** The same in a sentence, for reports. */
export function lineWords({ is, named }: LineOfEditions): string {
  const before = named ? `version ${named.version}, as of ${named.asOf}, SHA-256 ${named.manifest}` : ''
  if (is === 'same') return 'The two are one edition.'
  if (is === 'next')
    return `The earlier one is the edition that the later names as the one before it: ${before}.`
  if (is === 'other')
    return `The later one names another edition as the one before it: ${before}. The earlier one here is not that.`
  if (is === 'unknown')
    return `The later one names as the edition before it ${before}. Of the earlier one only facts were kept, so nothing here shows whether it is that.`
  return 'The later one names no edition before it.'
}
