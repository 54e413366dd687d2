import { isDeepStrictEqual } from 'node:util'
import { allPages } from '../domain/pages/registry.ts'
import { type Entry, keyOf, type Playbook } from '../domain/playbook/playbook.ts'
import { dataFiles } from '../publish/data.ts'

/** What of a site is made from something that is written otherwise now. */
export interface SiteDifferences {
  /** Addresses of pages that show of an entry that changed more than its name. */
  pages: string[]
  /** Files of data that say something else. */
  data: string[]
}

/** Which pages and files of data differ between two playbooks, whole, for the same day. */
export function siteDifferences(before: Playbook, after: Playbook, asOf: string): SiteDifferences {
  const was = new Map(before.entries.map((entry) => [keyOf(entry), entry]))
  const isOther = (entry: Entry) => {
    const old = was.get(keyOf(entry))
    return !old || !isDeepStrictEqual(old.data, entry.data) || old.body?.text !== entry.body?.text
  }
  const changed = new Set(after.entries.filter(isOther))
  const texts = new Map(dataFiles(before, { asOf }).map(({ path, text }) => [path, text]))
  return {
    pages: allPages(after)
      .filter(({ whole, quoted }) =>
        [...whole, ...quoted.map(({ entry }) => entry)].some((entry) => changed.has(entry)),
      )
      .map(({ address }) => address),
    data: dataFiles(after, { asOf })
      .filter(({ path, text }) => texts.get(path) !== text)
      .map(({ path }) => path),
  }
}
