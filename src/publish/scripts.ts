import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const clientFolder = fileURLToPath(new URL('../site/client/', import.meta.url))

/**
 * Bundles each `src/site/client/<name>.ts` into a classic script: modules do not run from `file://`.
 * Returns their site addresses by name. The hash in the file name depends on the content alone.
 */
export async function bundleScripts(folder: string): Promise<Record<string, string>> {
  const names = readdirSync(clientFolder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => basename(name, '.ts'))
  const result = await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, join(clientFolder, `${name}.ts`)])),
    absWorkingDir: clientFolder,
    outdir: folder,
    write: false,
    bundle: true,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  mkdirSync(folder, { recursive: true })
  const scripts: Record<string, string> = {}
  for (const { path, contents } of result.outputFiles) {
    const name = basename(path, '.js')
    const file = `${name}.${hashOf(contents)}.js`
    writeFileSync(join(folder, file), contents)
    scripts[name] = `/assets/${file}`
  }
  return scripts
}

/** Ten hexadecimal digits: names stay the same on file systems that fold case. */
export const hashOf = (contents: Uint8Array | string) =>
  createHash('sha256').update(contents).digest('hex').slice(0, 10)
