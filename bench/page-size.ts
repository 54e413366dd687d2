import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The largest page of a site, of so many. */
export interface PageSize {
  pages: number
  file: string
  bytes: number
  compressed: number
}

/** The largest page of a site that was built to `folder`, as it is and as a server sends it. */
export function largestPage(folder: string): PageSize {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  )
  let found: PageSize = { pages: files.length, file: '', bytes: 0, compressed: 0 }
  for (const file of files) {
    const text = readFileSync(join(folder, file))
    if (text.length > found.bytes)
      found = { ...found, file, bytes: text.length, compressed: gzipSync(text, { level: 9 }).length }
  }
  return found
}
