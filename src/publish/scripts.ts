import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { generator } from './generator.ts'

const clientFolder = join(generator, 'src/site/client/')
const partsFolder = join(generator, 'src/site/styles/parts/')

/**
 * Puts what browsers run and what parts of pages look like into a folder; gives their site addresses by name: a stylesheet
 * is `<name>.css`, and the page that runs the script, or has the part, links to it. See {@link clientFiles}.
 */
export function writeScripts(folder: string, files: ReadonlyMap<string, Uint8Array>): Record<string, string> {
  mkdirSync(folder, { recursive: true })
  const scripts: Record<string, string> = {}
  for (const [file, contents] of files) {
    writeFileSync(join(folder, file), contents)
    const [name = '', , extension] = file.split('.')
    scripts[extension === 'js' ? name : `${name}.${extension}`] = `/assets/${file}`
  }
  return scripts
}

let made: ReadonlyMap<string, Uint8Array> | undefined

/**
 * All the code that pages run but for the engine of the search, by file name: each `src/site/client/<name>.ts` bundled into
 * a classic script, since modules do not run from `file://`, and each `src/site/styles/parts/<name>.css` into a stylesheet
 * for the pages that hold that part. The hash in the file name depends on the content alone.
 */
export function clientFiles(): ReadonlyMap<string, Uint8Array> {
  made ??= makeClientFiles()
  return made
}

function makeClientFiles(): ReadonlyMap<string, Uint8Array> {
  const entries = [...readEntries(clientFolder, '.ts'), ...readEntries(partsFolder, '.css')]
  const { outputFiles } = buildSync({
    entryPoints: entries,
    absWorkingDir: clientFolder,
    outdir: clientFolder,
    write: false,
    bundle: true,
    format: 'iife',
    // Said here, since esbuild reads no tsconfig.json below node_modules.
    tsconfigRaw: { compilerOptions: { alwaysStrict: true, useDefineForClassFields: true } },
    target: ['chrome100', 'firefox100', 'safari15.4'],
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  return new Map(
    outputFiles.map(({ path, contents }) => {
      const extension = extname(path)
      return [`${basename(path, extension)}.${hashOf(contents)}${extension}`, contents] as const
    }),
  )
}

const readEntries = (folder: string, extension: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ in: join(folder, name), out: basename(name, extension) }))

/** Ten hexadecimal digits: names stay the same on file systems that fold case. */
export const hashOf = (contents: Uint8Array | string) =>
  createHash('sha256').update(contents).digest('hex').slice(0, 10)
