import { build } from 'esbuild'
import { registrar } from '../../domain/search/format.ts'

/**
 * Pagefind's own script as a classic script that hands itself to the registrar. What it would fetch comes
 * from `fieldbookFetch`, what it would wait for from `fieldbookWait`; see client/search/pagefind.ts.
 */
export async function bundleEngine(pagefind: string): Promise<string> {
  const result = await build({
    stdin: { contents: pagefind, loader: 'js' },
    write: false,
    bundle: true,
    format: 'iife',
    globalName: 'engine',
    define: { fetch: 'fieldbookFetch', setTimeout: 'fieldbookWait', 'import.meta.url': '""' },
    target: ['chrome100', 'firefox100', 'safari15.4'],
    minify: true,
    treeShaking: true,
    legalComments: 'none',
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

/** The engine inside a function, so that its name does not become the page's. */
export const engineChunk = (name: string, engine: string) =>
  `(()=>{${engine}\n${registrar}("${name}",engine)})()\n`
