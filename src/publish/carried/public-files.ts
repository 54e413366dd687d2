import { readFileSync } from 'node:fs'
import type { Playbook } from '../../domain/playbook/playbook.ts'
import { whyUnread } from '../proof/unread.ts'
import { carriedIn } from './carried.ts'
import type { Carried } from './said.ts'
import { canStrip } from './strip.ts'

/** A file of `public/` with what it carries inside. */
export interface CarryingFile extends Carried {
  path: string
  layer: string
  /** Where it lies, as problems say it. */
  file: string
  /** Whether somebody who may decide has looked at it, as `seen` of the site says. */
  isSeen: boolean
  /** Whether what it carries can be taken out by `fieldbook strip`. */
  canStrip: boolean
}

/** The files of a release that carry something beside what they show, or that cannot be read whole, in the order of their paths. */
export function carryingFiles(released: Playbook): CarryingFile[] {
  const seen = new Set(released.site?.data.seen)
  return released.files
    .map(({ path, layer, source, file = `public/${path}` }): CarryingFile => {
      const bytes = readFileSync(source)
      const { form, said } = carriedIn(bytes)
      const why = whyUnread(path, bytes)
      const unread = why === undefined ? [] : [why]
      return {
        path,
        layer,
        file,
        ...(form && { form }),
        said,
        unread,
        isSeen: seen.has(path),
        canStrip: canStrip(form),
      }
    })
    .filter(({ said, unread }) => said.length > 0 || unread.length > 0)
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
