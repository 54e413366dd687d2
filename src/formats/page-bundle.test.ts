import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'

/** What a page needs to judge an app: readers, verdicts, and the Markdown to save. */
const entry = `
export { readFit } from './src/formats/fit.ts'
export { judge } from './src/domain/fit/judge.ts'
export { fitMarkdown } from './src/formats/fit-markdown.ts'
export { accept, decode } from './src/formats/source.ts'
`

it('bundles for a browser, without Node, and stays small', async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: 'fit',
    platform: 'browser',
    target: 'es2022',
  })
  const [file] = outputFiles
  if (!file) throw new Error('nothing was built')
  expect(Object.keys(metafile.inputs).filter((input) => /^node:|zod/.test(input))).toEqual([])
  // Loaded on its own page only; most of it are the YAML and Markdown libraries.
  expect(gzipSync(file.contents).length).toBeLessThan(100_000)
  // No code from text: the page's policy forbids it.
  expect(file.text).not.toMatch(/\beval\(|new Function\(/)
})
