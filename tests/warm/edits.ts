import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Prose } from '../../bench/prose.ts'
import { listFiles } from '../../src/workspace/find-files.ts'

/** One change of a workspace, as authors make them; undefined where there is nothing of its kind to change. */
type Edit = (root: string, prose: Prose) => string | undefined

const pick = <T>(all: readonly T[], prose: Prose): T | undefined => all[prose.below(all.length)]

const filesIn = (root: string, pattern: RegExp) => listFiles(root).filter((file) => pattern.test(file))
const texts = /^(?:content|environments)\/.*\.mdx$/
const data = /^(?:content|environments)\/.*\.yaml$/

/** Changes one place of one file, of those places that a pattern finds. */
function changeOne(
  root: string,
  prose: Prose,
  files: RegExp,
  places: RegExp,
  instead: (found: string) => string,
): string | undefined {
  const file = pick(filesIn(root, files), prose)
  if (file === undefined) return undefined
  const text = readFileSync(join(root, file), 'utf8')
  const found = pick([...text.matchAll(places)], prose)
  if (!found) return undefined
  const { 0: words, index } = found
  writeFileSync(join(root, file), text.slice(0, index) + instead(words) + text.slice(index + words.length))
  return `${file}: ${words.trim().slice(0, 40)}`
}

/** All kinds of edits; many of them leave a workspace with errors, which a build refuses. */
export const edits: Readonly<Record<string, Edit>> = {
  'a sentence more': (root, prose) => {
    const file = pick(filesIn(root, texts), prose)
    if (file === undefined) return undefined
    appendFileSync(join(root, file), `\n${prose.sentence()}\n`)
    return file
  },
  'a word in a text': (root, prose) =>
    changeOne(
      root,
      prose,
      texts,
      /(?<=^[A-Z][^\n<>{}[\]`|]*) (?:the|a|an|is) /gm,
      (words) => `${words}very `,
    ),
  'a value of words': (root, prose) =>
    changeOne(
      root,
      prose,
      data,
      /^ *-? *(?:what|why|until|impact|summary|name|title|do): [A-Z][^\n:#'"|>{[]*$/gm,
      (line) => `${line.trimEnd()} anew`,
    ),
  'a title of a text': (root, prose) =>
    changeOne(root, prose, texts, /^(?:title|name|summary): [A-Z][^\n:#'"|>]*$/gm, (line) => `${line} anew`),
  'a status': (root, prose) =>
    changeOne(root, prose, data, /status: (?:available|limited|planned|deprecated|unavailable)/g, () => {
      const all = ['available', 'limited', 'planned', 'deprecated', 'unavailable']
      return `status: ${pick(all, prose)}`
    }),
  'a day': (root, prose) =>
    changeOne(root, prose, data, /20\d\d-\d\d-\d\d/g, (day) => `${day.slice(0, 8)}${prose.below(18) + 10}`),
  'a figure': (root, prose) =>
    changeOne(root, prose, data, /(?<=: )\d+$/gm, (number) => String(Number(number) + prose.below(3))),
  'a line above everything': (root, prose) => {
    const file = pick(filesIn(root, data), prose)
    if (file === undefined) return undefined
    const text = readFileSync(join(root, file), 'utf8')
    writeFileSync(join(root, file), `# ${prose.sentence()}\n${text}`)
    return file
  },
  'a marking of an entry': (root, prose) =>
    changeOne(root, prose, texts, /^---\n(?:marking: [^\n]*\n)?/g, () => {
      const markings = ['UNCLASSIFIED', 'CUI', 'SECRET//NOFORN', 'SECRET//REL TO USA, GBR']
      return `---\nmarking: ${pick(markings, prose)}\n`
    }),
  'a marking of an item': (root, prose) =>
    changeOne(root, prose, data, /\n( +)(?:status|kind|title): /g, (found) => {
      const indent = / +/.exec(found)?.[0] ?? ''
      return `\n${indent}marking: ${pick(['UNCLASSIFIED', 'CUI', 'SECRET//NOFORN'], prose)}${found}`
    }),
  'a mark before a paragraph': (root, prose) =>
    changeOne(
      root,
      prose,
      texts,
      /(?<=\n\n)(?=[A-Z][^\n<{|]*\n)/g,
      () => pick(['(U) ', '(CUI) ', '(S//NF) '], prose) ?? '',
    ),
  'a text more': (root, prose) => {
    const file = pick(filesIn(root, /^content\/(?:guides|triage)\/.*\.mdx$/), prose)
    if (file === undefined) return undefined
    const text = readFileSync(join(root, file), 'utf8')
    const made = file.replace(/\.mdx$/, `-${prose.below(900) + 100}.mdx`)
    writeFileSync(join(root, made), text.replace(/^(title: .*)$/m, `$1 ${prose.below(900)}`))
    return made
  },
  'a text less': (root, prose) => {
    const file =
      pick(filesIn(root, /^(?:content|environments)\/.*-\d{3}\.mdx$/), prose) ??
      pick(filesIn(root, texts), prose)
    if (file === undefined) return undefined
    rmSync(join(root, file))
    return file
  },
  'another name': (root, prose) => {
    const file = pick(filesIn(root, /^content\/guides\/.*\.mdx$/), prose)
    if (file === undefined) return undefined
    const to = file.replace(/\.mdx$/, `-${prose.below(900) + 100}.mdx`)
    renameSync(join(root, file), join(root, to))
    return `${file} → ${to}`
  },
  'what a site shows': (root, prose) => {
    const path = join(root, 'content/site.yaml')
    const rest = readFileSync(path, 'utf8').replace(/^(?:portions|withheld): .*\n/gm, '')
    const [portions, withheld] = [pick(['shown', 'hidden'], prose), pick(['said', 'silent'], prose)]
    writeFileSync(path, `${rest.trimEnd()}\nportions: ${portions}\nwithheld: ${withheld}\n`)
    return `portions ${portions}, withheld ${withheld}`
  },
  'a title of the site': (root, prose) =>
    changeOne(
      root,
      prose,
      /^content\/site\.yaml$/,
      /^title: .*$/gm,
      () => `title: Playbook ${prose.below(900)}`,
    ),
}
