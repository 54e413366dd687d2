// @ts-check
import mdx from '@astrojs/mdx'
import { defineConfig } from 'astro/config'
import { optimize, processor, syntaxHighlight } from './src/site/mdx-options.ts'

// What is built is decided in src/publish/: it stages the released content, and gives root, publicDir and
// outDir. Nothing here may make the output depend on the machine, the folder or the day.
export default defineConfig({
  srcDir: './src/site',
  trailingSlash: 'never',
  compressHTML: true,
  devToolbar: { enabled: false },
  build: { format: 'preserve', assets: 'assets', inlineStylesheets: 'never' },
  markdown: { syntaxHighlight, processor },
  integrations: [mdx({ optimize })],
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
