import { satteri } from '@astrojs/markdown-satteri'
import { defineHastPlugin, defineMdastPlugin } from 'satteri'
import { readTarget } from '../domain/text/links.ts'

/** Column alignment of GFM tables as a class: a style attribute would break the content security policy. */
export const alignmentClasses = defineHastPlugin({
  name: 'alignment-classes',
  element: {
    filter: ['th', 'td'],
    visit(node, context) {
      const { style, align } = node.properties
      const side = /(left|center|right)/.exec(`${style ?? ''}${align ?? ''}`)?.[1]
      if (side === undefined) return
      context.setProperty(node, 'style', null)
      context.setProperty(node, 'align', null)
      context.setProperty(node, 'className', [`align-${side}`])
    },
  },
})

const refuse = ({ type }: { type: string }): never => {
  throw new Error(`${type} is code, and content may not hold any`)
}

interface HastTag {
  type: string
  attributes: readonly { type: string; value?: unknown }[]
}

/** Attributes are plain text or nothing: a value that is an object is an expression. */
const plainTag = (tag: HastTag): void => {
  const isCode = tag.attributes.some(
    ({ type, value }) => type !== 'mdxJsxAttribute' || (typeof value === 'object' && value !== null),
  )
  if (isCode) refuse(tag)
}

/**
 * Refuses to compile what would run. `workspace/runnable.ts` keeps such text out of the stage; if some gets this far, the
 * page fails and the code does not run.
 */
export const contentIsNoCode = defineMdastPlugin({
  name: 'content-is-no-code',
  mdxjsEsm: refuse,
  mdxFlowExpression: refuse,
  mdxTextExpression: refuse,
  mdxJsxFlowElement: (tag) => plainTag(tag),
  mdxJsxTextElement: (tag) => plainTag(tag),
  // A relative address would be imported.
  image: (node) =>
    node.url.startsWith('/') || readTarget(node.url).leads === 'outside' ? undefined : refuse(node),
})

const linking = ['href', 'src', 'cite'] as const

/** Written as it is, or with hidden characters as `%01`, which no scheme may hold. */
const isUnsafe = (url: string): boolean =>
  [url, url.replace(/%[0-7][0-9a-f]/gi, (code) => decodeURIComponent(code))].some(
    (form) => readTarget(form).leads === 'unsafe',
  )

/** Links and pictures lose an address that could run or show what its author likes; the words stay. */
export const safeAddresses = defineHastPlugin({
  name: 'safe-addresses',
  element: {
    filter: ['a', 'img', 'area', 'form', 'iframe', 'blockquote', 'q', 'del', 'ins'],
    visit(node, context) {
      for (const name of linking) {
        const value = node.properties[name]
        if (value !== undefined && value !== null && isUnsafe(String(value)))
          context.setProperty(node, name, null)
      }
    },
  },
})

/** How Astro reads Markdown, for texts and for whatever else it may meet. */
export const markdownOptions = {
  syntaxHighlight: { type: 'prism', excludeLangs: ['text', 'mdx'] },
  processor: satteri({
    features: { smartPunctuation: false },
    mdastPlugins: [contentIsNoCode],
    hastPlugins: [alignmentClasses, safeAddresses],
  }),
} as const

/** How texts are compiled. These two elements are replaced by components of ours, which what is collapsed to HTML would not be. */
export const mdxOptions = { optimize: { ignoreElementNames: ['pre', 'table'] } }
