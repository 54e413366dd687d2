import type { Drift } from '../../domain/live/drift.ts'
import { compare } from '../../domain/playbook/problem.ts'
import type { CatalogAvailability } from '../../model/catalog.ts'
import type { PlannedFile } from '../planned.ts'
import { Edits, Flags } from './edits.ts'
import { applyFoundation, itemPath } from './foundation-edit.ts'
import { Questions } from './questions.ts'
import { scaffoldService } from './scaffold.ts'
import { addOffer, applyService } from './service-edit.ts'

/** Where an import finds and puts things; paths are whatever `read` understands. */
export interface Homes {
  /** The file that holds a service's availability, or is to. */
  availability: (service: string) => string
  environment: string
  /** The page that a service needs; undefined where it is described already. */
  page: (service: string) => string | undefined
  /** The text of a file, undefined where there is none. */
  read: (path: string) => string | undefined
  /** The marking of what describes the environment; a page whose words come from there carries it too. */
  marking?: string
  /** Who owns the playbook: the owner of what nobody else is known for, until people say. */
  owner?: string
  /** Whether a name already means a service. */
  isTaken?: (name: string) => boolean
}

/** How an import is to be made. */
export interface ImportOptions {
  /** Who is written as the owner of new services; the provider or the broker where it is not said. */
  owner?: string
  /** Whether what looks renamed is written as renamed; without it, it is asked about. */
  takeRenames?: boolean
}

/** A file that an import would write, with what is left for people to type in it. */
export interface ImportedFile extends PlannedFile {
  left?: readonly string[]
}

/**
 * What an import would write: facts of the platform (versions, plans, stacks, buildpacks) are taken over; what
 * is new gets a scaffold that `check` asks to be explained; what is gone, and every status, is flagged in a
 * comment and left to people. Difference, alternative, requests, comments and order stay.
 */
export function planImport(
  drift: Drift,
  environment: string,
  homes: Homes,
  options: ImportOptions = {},
): ImportedFile[] {
  const { diff, found, asWhom, offerings } = drift
  const edits = new Edits(homes.read)
  const flags = new Flags()
  const pages: ImportedFile[] = []
  const foundations = edits.of(homes.environment)
  const questions = new Questions(drift, options.takeRenames ?? false)
  const { marking, isTaken = () => false } = homes
  const context = { environment, marking, isTaken, owner: options.owner, fallbackOwner: homes.owner }
  for (const [area = '', id = ''] of found) {
    if (area === 'services') flags.clear(homes.availability(id), [id])
    else flags.clear(homes.environment, itemPath(area, id, foundations))
  }
  for (const change of diff.changes) {
    const { after } = change
    const [, , area, id = '', field] = (after ?? change.before)?.path ?? []
    if (area === 'services') {
      if (questions.holds(change)) continue
      const file = homes.availability(id)
      const offering = offerings.get(id)
      if (field === undefined && after) {
        addOffer(id, after.value as CatalogAvailability, offering, edits.of(file), {
          org: asWhom?.org,
          questions,
        })
        const path = homes.page(id)
        // A page that somebody has begun is no service yet, and is theirs.
        if (path !== undefined && homes.read(path) === undefined && offering)
          pages.push({ path, ...scaffoldService(id, offering, context) })
      } else {
        for (const text of applyService(change, offering, edits.of(file), questions))
          flags.add(file, [id], text)
        // Evidence is for what stood there; the next stamp is for what stands there now.
        if (field !== undefined && edits.of(file).has([id, 'seen'])) edits.of(file).remove([id, 'seen'])
      }
    } else if (area === 'stacks' || area === 'buildpacks') {
      const path = itemPath(area, id, foundations)
      for (const text of applyFoundation(change, area, path, foundations, drift.reasons))
        flags.add(homes.environment, path, text)
    }
  }
  for (const { id, text } of questions.texts) flags.add(homes.availability(id), [id], text)
  for (const { file, path, texts } of flags.all) edits.of(file).flag(path, texts)
  return [...edits.changed, ...pages].sort((a, b) => compare(a.path, b.path))
}
