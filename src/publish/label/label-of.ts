import { basename } from 'node:path'
import { carriedAs, carriedBy, writtenControls } from '../../domain/marking/controls.ts'
import { nationsOf } from '../../domain/marking/marking.ts'
import { parseMarking } from '../../domain/marking/parse.ts'
import type { LabelPolicy } from '../../model/label-policy.ts'
import type { Description } from '../bundle/description.ts'

/** Something a label says beside the level, under one name. */
export interface LabelCategory {
  /** What it does to whoever reads: it keeps out who has not all of it, or lets in who has one of it. */
  type: 'RESTRICTIVE' | 'PERMISSIVE'
  name: string
  values: readonly string[]
}

/** A confidentiality label, and what it is bound to. */
export interface Label {
  policy: LabelPolicy
  classification: string
  categories: readonly LabelCategory[]
  /** The day of the edition. */
  created: string
  /** The file beside it, and its SHA-256 in hexadecimal. */
  file: string
  digest: string
}

const releasable = 'Releasable To'

/** The name of the label beside an archive. */
export const labelPath = (archive: string): string => `${archive}.label.xml`

/**
 * What the label beside an archive says: all of it follows from the description, which the manifest covers, and from the
 * archive's digest. Undefined where the network asks for none.
 */
export function labelOf(
  { label: policy, marking: banner, scheme, asOf }: Description,
  archive: string,
  digest: string,
): Label | undefined {
  if (!policy) return undefined
  const parsed = parseMarking(banner, scheme)
  if (!parsed.ok) throw new Error(`the whole is marked ${banner}, which cannot be read`)
  const { marking } = parsed
  const categories = new Map<string, LabelCategory>()
  for (const { control, name } of writtenControls(marking.controls, scheme)) {
    const type = control.permits ? 'PERMISSIVE' : 'RESTRICTIVE'
    const block = carriedBy(control.banner, scheme)?.block.name ?? ''
    const { values = [] } = categories.get(`${type} ${block}`) ?? {}
    categories.set(`${type} ${block}`, { type, name: block, values: [...values, carriedAs(control, name)] })
  }
  const nations = nationsOf(marking, scheme)
  return {
    policy,
    classification: marking.level,
    categories: [
      ...categories.values(),
      ...(nations === 'all' ? [] : [{ type: 'PERMISSIVE' as const, name: releasable, values: nations }]),
    ],
    created: asOf,
    file: basename(archive),
    digest,
  }
}
