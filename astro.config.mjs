// @ts-check
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { code } from './bin/code.mjs'

/** @type {typeof import('./src/site/markdown.ts')} */
const { markdownOptions, mdxOptions } = await import(code('site/markdown'))

// What is built is decided in src/publish/: it stages the released content, and gives root, publicDir and
// outDir. Nothing here may make the output depend on the machine, the folder or the day.
export default defineConfig({
  srcDir: './src/site',
  trailingSlash: 'never',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'preserve', assets: 'assets', inlineStylesheets: 'never' },
  markdown: { ...markdownOptions },
  integrations: [mdx(mdxOptions)],
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  vite: {
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          // File systems that fold case, and hosts that do not, must agree on every name.
          hashCharacters: 'base36',
          assetFileNames: ({ names }) =>
            `assets/${(names[0] ?? 'asset').toLowerCase().replace(/[@.].*$/, '')}.[hash][extname]`,
        },
      },
    },
  },
})
