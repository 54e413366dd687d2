import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { listFiles } from '../../workspace/find-files.ts'

/** All text of the generator itself: labels, pages, rules. What it says on every site gives nothing away; tests say nothing there. */
export function ownWords(): string {
  const source = fileURLToPath(new URL('../../', import.meta.url))
  return listFiles(source)
    .filter((file) => /\.(ts|astro|css)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(source + file, 'utf8'))
    .join('\n')
}
