import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { generate, parse, walk } from 'css-tree'
import { washOf } from '../domain/look/contrast.ts'
import type { Playbook } from '../domain/playbook/playbook.ts'

/**
 * The look of a playbook as one stylesheet: its accent, and what its own stylesheet says, in a layer after all that ships
 * and before what is for paper. Undefined where it has none of
 * its own.
 */
export function lookStyles(playbook: Playbook): string | undefined {
  const { accent, logo, stylesheet } = playbook.configuration?.data.look ?? {}
  const file = playbook.files.find(({ path }) => path === stylesheet)
  const parts = [
    ...(accent ? [accentStyles(accent)] : []),
    ...(logo ? [logoStyles] : []),
    ...(file ? [`@layer look{${fromRoot(readFileSync(file.source, 'utf8'), file.path)}}\n`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join('')
}

/** Readers who chose colours of their own keep them. */
const accentStyles = ({ light, dark }: { light: string; dark: string }) =>
  `@layer look{@media not (forced-colors: active){:root{--accent:light-dark(${light},${dark});--wash:light-dark(${washOf(light, 'light')},${washOf(dark, 'dark')})}}}\n`

/** Of the two logos, the one for the ground. */
const logoStyles = `@layer look{.logo{flex:none;width:auto;height:1.5rem}.logo.dark,:root[data-theme=dark] .logo.light{display:none}:root[data-theme=dark] .logo.dark{display:block}@media (prefers-color-scheme:dark){:root:not([data-theme=light]) .logo.light{display:none}:root:not([data-theme=light]) .logo.dark{display:block}}}
`

/** The rules of a stylesheet of `public/`, the files that it names as addresses of the site. */
function fromRoot(css: string, path: string): string {
  const tree = parse(css, { parseCustomProperty: true })
  walk(tree, (node) => {
    if (node.type === 'Url' && !/^(?:data:|#|\/)/i.test(node.value))
      node.value = posix.resolve(posix.dirname(`/${path}`), node.value)
  })
  return generate(tree)
}
