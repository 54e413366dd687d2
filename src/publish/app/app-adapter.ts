import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { generator } from '../generator.ts'

/** Makes of Astro's build a program that renders a page when it is asked to: `src/site/app.ts`, with all it needs. */
export const appAdapter = (): AstroIntegration => ({
  name: 'fieldbook-app',
  hooks: {
    'astro:config:done': ({ setAdapter }) =>
      setAdapter({
        name: 'fieldbook-app',
        entrypointResolution: 'auto',
        serverEntrypoint: join(generator, 'src/site/app.ts'),
        supportedAstroFeatures: { serverOutput: 'stable', sharpImageService: 'stable' },
        adapterFeatures: { buildOutput: 'server' },
      }),
  },
})
