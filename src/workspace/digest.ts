import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyOf, type Playbook } from '../domain/playbook/playbook.ts'
import { compare } from '../domain/playbook/problem.ts'
import { extendFolder } from './load-own-components.ts'

/**
 * What a release is called where nobody names it: twelve hex digits over its entries, the files of `public/` that go,
 * and the code of the components that its configuration declares, in `extend/` of `base`. Nothing else enters, neither commits nor layers nor the order of files, so that work on what is withheld
 * leaves no trace in it, and the same content has the same name everywhere.
 */
export function digestOf({ entries, files, configuration }: Playbook, base: string): string {
  const hash = createHash('sha256')
  // Each text is preceded by its length, so that two different lists never give the same bytes.
  const take = (part: string | Uint8Array) => hash.update(`${part.length}:`).update(part)
  const sorted = entries.map((entry) => [keyOf(entry), entry] as const).sort(([a], [b]) => compare(a, b))
  for (const [key, { data, body }] of sorted) {
    take(key)
    take(JSON.stringify(data))
    take(body?.text ?? '')
  }
  for (const { path, source } of files.toSorted((a, b) => compare(a.path, b.path))) {
    take(path)
    take(readFileSync(source))
  }
  for (const [name, { file }] of Object.entries(configuration?.data.extend?.components ?? {})) {
    const code = join(extendFolder(base), file)
    take(name)
    // One that is not there is a problem, and no release comes of it.
    take(existsSync(code) ? readFileSync(code) : '')
  }
  return hash.digest('hex').slice(0, 12)
}
