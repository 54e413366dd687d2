import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { casePlaybook, sourcesOf } from '../../../tests/case-playbook.ts'
import { wrongKinds } from '../../../tests/manifest-cases/wrong-kinds.ts'
import { manifestCases } from '../../../tests/manifest-cases.ts'
import { judge } from '../../domain/fit/judge.ts'
import { fitMarkdown } from '../print/fit-markdown.ts'
import { type FitSources, readFit } from './fit.ts'

/** What a page needs to judge an app: readers, verdicts, and the Markdown to save. */
const entry = `
export { readFit } from './src/formats/read/fit.ts'
export { judge } from './src/domain/fit/judge.ts'
export { fitMarkdown } from './src/formats/print/fit-markdown.ts'
export { accept, decode } from './src/formats/read/source.ts'
`

const bundle = () =>
  build({
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

it('bundles for a browser, without Node, and stays small', async () => {
  const { outputFiles, metafile } = await bundle()
  const [file] = outputFiles
  if (!file) throw new Error('nothing was built')
  expect(Object.keys(metafile.inputs).filter((input) => /^node:|zod/.test(input))).toEqual([])
  // Loaded on its own page only; most of it are the YAML and Markdown libraries, and readers of three kinds of file.
  expect(gzipSync(file.contents).length).toBeLessThan(116_000)
  // No code from text: the page's policy forbids it.
  expect(file.text).not.toMatch(/\beval\(|new Function\(/)
})

it('says of every case on a page what the command line says', async () => {
  const [file] = (await bundle()).outputFiles
  // Nothing of Node but what browsers have too; the page's document decodes entities, of which the cases have none.
  const document = { createElement: () => ({ innerHTML: '', textContent: '' }) }
  const context = createContext({ TextDecoder, URL, console, document, atob })
  runInContext(file?.text ?? '', context)
  context['playbook'] = JSON.stringify(casePlaybook())
  const inPage = (sources: FitSources): unknown => {
    context['sources'] = JSON.stringify(sources)
    const script = `(() => {
      const { value, problems } = fit.readFit(JSON.parse(sources))
      if (!value) return JSON.stringify({ problems })
      const report = fit.judge({ ...value, org: 'harbour', environments: ['open', 'closed'] }, JSON.parse(playbook))
      return JSON.stringify({ problems, report, markdown: fit.fitMarkdown(report) })
    })()`
    return JSON.parse(runInContext(script, context))
  }
  const here = (sources: FitSources): unknown => {
    const { value, problems } = readFit(sources)
    if (!value) return { problems }
    const report = judge({ ...value, org: 'harbour', environments: ['open', 'closed'] }, casePlaybook())
    return JSON.parse(JSON.stringify({ problems, report, markdown: fitMarkdown(report) }))
  }
  const all = [
    ...manifestCases.map(sourcesOf),
    ...wrongKinds.map(({ text }) => ({ manifest: { file: 'm.yml', text } })),
  ]
  for (const sources of all) expect(inPage(sources)).toEqual(here(sources))
  expect(all.length).toBeGreaterThan(100)
})
