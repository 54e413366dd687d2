import { appendFileSync } from 'node:fs'
import type { PageOf } from '../domain/pages/page.ts'
import { type Entry, keyOf, Playbook } from '../domain/playbook.ts'

/** Names a file that is to learn what each page reads; a test holds it against what the pages' descriptions say. */
const variable = 'FIELDBOOK_TRACE'

/** One line of that file: on this page, this field of this entry was read. */
export interface Trace {
  page: string
  entry: string
  field: string
}

/** The same playbook, which tells what is read of it where somebody wants to know. */
export function traced(playbook: Playbook, { address }: PageOf): Playbook {
  const file = process.env[variable]
  if (file === undefined) return playbook
  const told = new Set<string>()
  const tell = (entry: Entry, field: string) => {
    const line = JSON.stringify({ page: address, entry: keyOf(entry), field } satisfies Trace)
    if (told.has(line)) return
    told.add(line)
    appendFileSync(file, `${line}\n`)
  }
  return new Playbook(playbook.entries.map((entry) => watched(entry, tell)))
}

function watched(entry: Entry, tell: (entry: Entry, field: string) => void): Entry {
  const data = new Proxy(entry.data, {
    get: (target, field) => {
      if (typeof field === 'string') tell(entry, field)
      return Reflect.get(target, field) as unknown
    },
    ownKeys: (target) => {
      tell(entry, '')
      return Reflect.ownKeys(target)
    },
  })
  return { ...entry, data }
}
