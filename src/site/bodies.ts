import mdx from '@astrojs/mdx'
import * as jsx from 'astro/jsx-runtime'
import type { AstroComponentFactory } from 'astro/runtime/server/index.js'
import * as server from 'astro/runtime/server/index.js'
import { init, parse } from 'es-module-lexer'
import { once } from '../domain/base/once.ts'
import { markdownOptions, mdxOptions } from './markdown.ts'

/** What a compiled text may import: what it is drawn with, and nothing of anybody's. */
const runtime: Readonly<Record<string, object>> = {
  'astro/jsx-runtime': jsx,
  'astro/runtime/server/index.js': server,
}

/**
 * The text of an MDX entry as a component, compiled by @astrojs/mdx as Vite would have it done, without a bundle of all
 * texts: the program of the pages stays the same whatever is written. `file` is what errors call it. Throws where the
 * text would run; see `contentIsNoCode`.
 */
export async function componentOf(text: string, file: string): Promise<AstroComponentFactory> {
  let code = text
  for (const transform of await transforms()) code = await transform(code, file)
  return contentOf(code)
}

type Transform = (code: string, file: string) => Promise<string>

interface VitePlugin {
  transform: { handler: (this: object, code: string, id: string) => Promise<{ code: string }> }
}

/** What the plugins of @astrojs/mdx do, made by the hooks that Astro calls: one compiles, one makes a component of it. */
const transforms = once(async (): Promise<Transform[]> => {
  await init
  const plugins: VitePlugin[] = []
  const nothing = () => {}
  const { hooks } = mdx(mdxOptions)
  // Of what Astro hands to an integration, these two hooks ask for this much.
  const root = new URL('file:///')
  const config = { root, srcDir: root, base: '/', trailingSlash: 'never', markdown: markdownOptions }
  const given = {
    config,
    logger: console,
    updateConfig: ({ vite }: { vite: { plugins: VitePlugin[] } }) => plugins.push(...vite.plugins),
    addRenderer: nothing,
    addPageExtension: nothing,
    addContentEntryType: nothing,
  } as never
  await hooks['astro:config:setup']?.(given)
  await hooks['astro:config:done']?.(given)
  const environment = { name: 'prerender' }
  return plugins.map(
    ({ transform }) =>
      async (code, file) =>
        (await transform.handler.call({ environment }, code, file)).code,
  )
})

/** Evaluates a compiled text: its imports are taken from {@link runtime}, of its exports the component is given. */
function contentOf(code: string): AstroComponentFactory {
  const [imports, exports] = parse(code)
  const cuts = [
    ...imports.map(({ ss, se, n }) => ({ start: ss, end: se, text: bindings(code.slice(ss, se), n) })),
    ...exports.map(({ s }) => {
      const start = code.lastIndexOf('export', s)
      const isDefault = code.startsWith('default', s)
      return { start, end: isDefault ? code.indexOf(';', s) : start + 'export'.length, text: '' }
    }),
  ].sort((a, b) => a.start - b.start)
  let body = ''
  let from = 0
  for (const { start, end, text } of cuts) {
    body += code.slice(from, start) + text
    from = end
  }
  const evaluate = new Function('runtime', `"use strict";${body}${code.slice(from)}\nreturn Content`)
  return evaluate(runtime) as AstroComponentFactory
}

/** `import { a as b } from 'x'` as declarations. Throws for whatever else is to be imported. */
function bindings(statement: string, name: string | undefined): string {
  const [, names] = /^import\s*\{([^}]*)\}\s*from\b/.exec(statement) ?? []
  if (names === undefined || name === undefined || !Object.hasOwn(runtime, name))
    throw new Error(`a text may not import ${name ?? 'anything'}`)
  return `const {${names.replace(/\sas\s/g, ':')}} = runtime[${JSON.stringify(name)}];`
}
