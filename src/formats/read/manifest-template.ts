import { by } from '../../domain/fit/ways.ts'
import type { Problem } from '../../domain/playbook/problem.ts'
import { inputProblem } from './input-rules.ts'
import { placeOf, type Source } from './source.ts'
import type { Tree } from './tree.ts'

/**
 * A placeholder that another tool should have filled in and that cf would push unchanged: an operator of Spruce, an
 * annotation of ytt, `${…}` of envsubst, `{{…}}` in quotes. Undefined where there is none.
 */
export function templateIn(tree: Tree, source: Source): Problem | undefined {
  const ytt = /^[^'"\n]*?(?:^|\s)(#@)[\s\w/!]/m.exec(source.text)
  if (ytt) {
    const at = placeOf(source.text, ytt.index + ytt[0].indexOf('#@'), source.file)
    return problem(at, 'this is a template of ytt (`#@`)', 'run `ytt -f` first, and give what it prints')
  }
  const spruce = find(tree, (text) => /^\(\(\s*[^)]*\s[^)]*\)\)$/.test(text.trim()), new Set())
  if (spruce)
    return problem(
      spruce.at,
      'this is a template of Spruce (`(( … ))`)',
      'run `spruce merge` first, and give what it prints',
    )
  if (tree.kind === 'map' && !tree.entries.has('applications')) return undefined
  for (const { form, what } of placeholders) {
    const found = find(tree, (text) => form.test(text), new Set(free))
    if (!found) continue
    const fix = `run \`envsubst\` or what else fills it in first, or write ((NAME)) ${by.varsFile}`
    return problem(found.at, `a placeholder ${what}, which cf push does not fill in`, fix)
  }
  return undefined
}

/** Marks of tools that fill in a text before it is pushed. */
const placeholders = [
  { form: /\$\{[A-Za-z_][\w.]*(?::?[-=?+][^}]*)?\}/, what: `\`\${…}\`` },
  { form: /\$[A-Z_][A-Z0-9_]+(?![a-z])/, what: '`$NAME`' },
  { form: /\{\{[^{}]*\}\}/, what: '`{{…}}`' },
  { form: /<%[^%]*%>/, what: '`<%…%>`' },
  { form: /#\{[\w.:-]+\}/, what: '`#{…}`' },
  { form: /(?<![\w.])@[\w.-]+@(?![\w.])/, what: '`@NAME@`' },
]

/** Where a placeholder is for the shell that runs the app, or for nobody. */
const free = ['env', 'command', 'metadata', 'parameters', 'sidecars']

const problem = (at: Tree['at'], what: string, fix: string) => inputProblem('input-template', at, what, fix)

function find(
  tree: Tree,
  is: (text: string) => boolean,
  except: ReadonlySet<string>,
  seen = new Set<Tree>(),
): Tree | undefined {
  if (seen.has(tree)) return undefined
  seen.add(tree)
  if (tree.kind === 'scalar') return typeof tree.value === 'string' && is(tree.value) ? tree : undefined
  const children =
    tree.kind === 'list'
      ? tree.items
      : [...tree.entries].flatMap(([key, { value }]) => (except.has(key) ? [] : [value]))
  for (const child of children) {
    const found = find(child, is, except, seen)
    if (found) return found
  }
  return undefined
}
