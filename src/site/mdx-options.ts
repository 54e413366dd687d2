import { satteri } from '@astrojs/markdown-satteri'
import { alignmentClasses, contentIsNoCode, safeAddresses } from './markdown.ts'

// How texts are compiled, said once: for Astro's configuration, and for `body.ts`, which compiles those of the content.

export const processor = satteri({
  features: { smartPunctuation: false },
  mdastPlugins: [contentIsNoCode],
  hastPlugins: [alignmentClasses, safeAddresses],
})

export const syntaxHighlight = { type: 'prism' as const, excludeLangs: ['text', 'mdx'] }

/** These two are replaced by components of ours, which what is collapsed to HTML would not be. */
export const optimize = { ignoreElementNames: ['pre', 'table'] }
