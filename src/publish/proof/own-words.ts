import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles } from '../../workspace/find-files.ts'
import { generator } from '../generator.ts'

/** All text of the generator itself: labels, pages, rules. What it says on every site gives nothing away; tests say nothing there. */
export function ownWords(): string {
  const source = join(generator, 'src')
  return listFiles(source)
    .filter((file) => /\.(ts|astro|css)$/.test(file) && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(source, file), 'utf8'))
    .join('\n')
}
