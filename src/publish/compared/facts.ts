import { diffCatalogs } from '../../domain/diff/diff.ts'
import { changeInWords, telling } from '../../domain/diff/words.ts'
import { canaryFigureWords } from '../../domain/releases/canary-figures.ts'
import { readCatalog } from '../../formats/read/catalog-file.ts'
import { readEdition } from '../../formats/read/edition-file.ts'
import type { Catalog } from '../../model/catalog.ts'
import type { Edition } from '../../model/edition.ts'
import { utf8Of } from '../account/fault.ts'
import type { Files } from '../bundle/manifest.ts'
import type { FactChange, ThingChange } from './bundle-changes.ts'
import { areTold, type IsTold } from './data-changes.ts'
import type { Lowering } from './lowered.ts'
import { thenAndNow } from './statement-changes.ts'
import { type Thing, thingChanges } from './thing-changes.ts'

/** The facts that an edition publishes; nothing where it has none that this version reads. */
export interface PublishedFacts {
  edition?: Edition | undefined
  catalog?: Catalog | undefined
}

/** The facts in a bundle. */
export const factsIn = (files: Files): PublishedFacts => ({
  edition: editionFacts(files),
  catalog: catalogFacts(files),
})

/** Entries by what their content comes to, and the facts of the catalog; nothing where an edition has none. */
export function changesOfFacts(
  before: PublishedFacts,
  after: PublishedFacts,
  lowering: Lowering,
  isTold: IsTold,
): { entries?: ThingChange[]; facts?: FactChange[] } {
  const [then, now] = [before.edition, after.edition]
  const [old, fresh] = [before.catalog, after.catalog]
  return {
    ...(then && now ? { entries: thingChanges(entryThings(then), entryThings(now), lowering) } : {}),
    ...(old && fresh ? { facts: factChanges(old, fresh, isTold) } : {}),
  }
}

const entryThings = ({ entries }: Edition): Map<string, Thing> =>
  new Map(
    Object.values(entries).map(({ kind, environment, id, marking, digest }) => [
      [environment, kind, id].filter(Boolean).join('/'),
      { marking, content: digest },
    ]),
  )

function factChanges(before: Catalog, after: Catalog, isTold: IsTold): FactChange[] {
  return telling(diffCatalogs(before, after).changes).flatMap((change) => {
    const { environment, subject, part, before: old, after: now } = changeInWords(change, canaryFigureWords)
    const value = thenAndNow(old, now)
    if (areTold(value, isTold)) return []
    return [
      {
        severity: change.severity,
        ...(environment === undefined ? {} : { environment }),
        subject,
        part,
        value,
      },
    ]
  })
}

const sourceOf = (files: Files, file: string) => {
  const bytes = files.get(file)
  return bytes && { file, text: utf8Of(bytes) }
}

function editionFacts(files: Files): Edition | undefined {
  const source = sourceOf(files, 'site/data/edition.json')
  return source && readEdition(source).value
}

function catalogFacts(files: Files): Catalog | undefined {
  const source = sourceOf(files, 'site/data/catalog.json')
  return source && readCatalog(source).value
}
