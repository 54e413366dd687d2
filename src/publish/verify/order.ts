import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../bundle/bytes.ts'
import { type Description, descriptionName, descriptionSchema } from '../bundle/description.ts'
import { manifestName } from '../bundle/manifest.ts'

/** An edition as far as its place in the line of editions goes. */
export interface Placed extends Pick<Description, 'version' | 'asOf' | 'predecessor'> {
  /** SHA-256 of its manifest. */
  manifest: string
}

/** The edition that is current in a folder of installations; undefined where none is, or what is there says nothing. */
export function currentAt(target: string): Placed | undefined {
  const folder = join(target, 'current')
  const [description, manifest] = [join(folder, descriptionName), join(folder, manifestName)]
  if (!existsSync(description) || !existsSync(manifest)) return undefined
  const read = descriptionSchema.safeParse(parsed(readFileSync(description, 'utf8')))
  if (!read.success) return undefined
  return inLine(read.data, readFileSync(manifest))
}

/** An edition by its description and its manifest. */
export function inLine({ version, asOf, predecessor }: Description, manifest: Uint8Array): Placed {
  return { version, asOf, manifest: sha256(manifest), ...(predecessor && { predecessor }) }
}

/**
 * Why an edition is not the next one after what is installed: it is older, or the one that it comes after is another, so
 * that one between them is missing. Undefined where it is the next, or the same. Where neither names an edition before it
 * nobody keeps a line of them, and the day alone decides. `install.sh` asks the same.
 */
export function outOfOrder(next: Placed, installed: Placed): string | undefined {
  if (next.manifest === installed.manifest) return undefined
  if (next.predecessor?.manifest === installed.manifest) return undefined
  const here = `what is installed is version ${installed.version}, as of ${installed.asOf}`
  if (next.asOf < installed.asOf || installed.predecessor?.manifest === next.manifest)
    return `version ${next.version} is older, as of ${next.asOf}; ${here}`
  if (next.predecessor)
    return `version ${next.version} comes after version ${next.predecessor.version}, as of ${next.predecessor.asOf}, and ${here}: an edition is missing between them`
  if (installed.predecessor)
    return `version ${next.version} names no edition before it, and ${here}, which does: what lies between them is not known`
  return undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
