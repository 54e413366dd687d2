import { Fragment, jsx, jsxs } from 'astro/jsx-runtime'
import { once, oncePer } from '../domain/base/once.ts'
import type { Body } from '../domain/playbook/playbook.ts'
import { withoutGuard } from '../workspace/stage.ts'
import { optimize, processor, syntaxHighlight } from './mdx-options.ts'

/** What a text is compiled to: it is given the components that stand for the tags in it. */
type Compiled = (props: { components: Record<string, unknown> }) => unknown

/** The compiler that @astrojs/mdx uses, set up as in Astro's configuration. */
const compiler = once(async () => {
  const made = processor.createMdxRenderer?.(
    { syntaxHighlight, gfm: true, smartypants: false },
    { optimize, sourcemap: false },
  )
  if (!made) throw new Error('the processor cannot compile MDX')
  return made
})

/**
 * The text of an entry as a component for the renderer of @astrojs/mdx. It is no module of its own: a thousand texts
 * would be a thousand modules to resolve, bundle, write and load. Throws where the text could run.
 */
export const contentOf = oncePer(async ({ text }: Body) => {
  const { code } = await (await compiler()).process(withoutGuard(text), '/text.mdx', {})
  const compiled = evaluate(code)
  const content = ({ components = {} }: Partial<Parameters<Compiled>[0]> = {}) =>
    compiled({ components: { Fragment, ...components } })
  // As the compiled module would be marked by @astrojs/mdx, so that its renderer is asked for it.
  return Object.assign(content, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Symbol.for('astro:renderer')]: 'astro:jsx',
  })
})

/**
 * The component in what was compiled. Strings in it are written on one line, so what begins a line is the compiler's.
 * Throws where it imports anything but what makes elements: no text has anything else to import.
 */
function evaluate(code: string): Compiled {
  const own = code
    .replace(/^import \{ (.*) \} from "astro\/jsx-runtime";$/m, (_, list: string) => {
      const other = list.split(', ').find((item) => !/^(?:Fragment|jsxs?) as _(?:Fragment|jsxs?)$/.test(item))
      if (other !== undefined) throw new Error(`a text wants ${other} of what makes elements`)
      return ''
    })
    .replace(/^export (?=const |function )/gm, '')
  if (/^(?:import|export)\b/m.test(own)) throw new Error('a text has something to import or to export')
  return new Function('_Fragment', '_jsx', '_jsxs', `${own}\nreturn MDXContent`)(
    Fragment,
    jsx,
    jsxs,
  ) as Compiled
}
