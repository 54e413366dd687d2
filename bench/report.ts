import { readFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join } from 'node:path'

/** A table in Markdown. The cells hold no bars. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n')
}

/** The machine and the versions that figures come from. */
export function describeMachine(generator: string): string {
  const { version, dependencies } = JSON.parse(readFileSync(join(generator, 'package.json'), 'utf8')) as {
    version: string
    dependencies: Record<string, string>
  }
  const { astro, pagefind } = dependencies
  const processor = cpus()[0]?.model.trim() || 'a processor without a name'
  return `Fieldbook ${version} (Astro ${astro}, Pagefind ${pagefind}, Node ${process.version}), ${availableParallelism()} × ${processor}`
}
