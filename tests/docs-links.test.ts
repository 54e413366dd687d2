import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import GithubSlugger from 'github-slugger'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')

const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...below.filter((path) => path.endsWith('.md')).map((path) => `docs/${path.replaceAll('\\', '/')}`),
]

/** What is in code blocks and spans is no link. */
const withoutCode = (text: string) => text.replace(/^( *)```[\s\S]*?^\1```/gm, '').replace(/`[^`\n]*`/g, '')

/** The targets of links and pictures in a text, but for those of the web. */
function relativeLinks(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
}

/** Folders at the root of which documents name files. */
const named =
  /(?<![\w/.])(?:src|tests|bin|host|docs|content|environments|examples|\.ci)\/(?:[\w@.*<>/-]|\[\w+\])*/g

/**
 * The paths of this repository that a text names; one with a placeholder or a star up to the folder before it. A
 * recipe marks what is still to be written: `path` (new).
 */
function namedPaths(text: string): string[] {
  const paths = [...text.replace(/`[^`\n]+` \(new\)/g, '').matchAll(named)].map(([path]) =>
    path.replace(/[.,]+$/, ''),
  )
  return paths.map((path) => (/[<*]/.test(path) ? path.replace(/[^/]*[<*].*$/, '') : path))
}

/** The anchors that a page of Markdown gets from its headings. */
function anchorsOf(text: string): string[] {
  const slugger = new GithubSlugger()
  return [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => slugger.slug(title))
}

describe('the documents of the repository', () => {
  it('have links that lead somewhere', () => {
    const broken = documents.flatMap((file) =>
      relativeLinks(read(file)).filter((target) => {
        const [path = '', anchor] = target.split('#')
        const at = path === '' ? file : normalize(join(dirname(file), path))
        if (!existsSync(join(root, at))) return true
        return anchor !== undefined && !anchorsOf(read(at)).includes(anchor)
      }),
    )
    expect(broken).toEqual([])
  })

  it('name files and folders that are there', () => {
    const missing = documents.flatMap((file) =>
      namedPaths(read(file))
        .filter((path) => !existsSync(join(root, path)))
        .map((path) => `${file}: ${path}`),
    )
    expect(missing).toEqual([])
  })
})

describe('how links and paths are found', () => {
  it('takes links and pictures, and leaves the web and code', () => {
    const text = '[a](docs/a.md#b) ![p](p.png) [w](https://x.org) `[c](c.md)`\n```md\n[d](d.md)\n```\n'
    expect(relativeLinks(text)).toEqual(['docs/a.md#b', 'p.png'])
  })

  it('takes paths, with a placeholder as far as the folder before it', () => {
    expect(namedPaths('see src/model/a.ts, `src/domain/checks/<code>.ts` and tests/e2e/x.test.ts.')).toEqual([
      'src/model/a.ts',
      'src/domain/checks/',
      'tests/e2e/x.test.ts',
    ])
  })
})
