import { fileOf } from '../pages/address.ts'
import { pagesOf } from '../pages/anchors.ts'
import type { PublicFile } from '../playbook/playbook.ts'
import { type Check, finding } from './check.ts'

const rule = {
  code: 'file-replaces',
  severity: 'error',
  title: 'A file of public/ where the generator puts one',
  why: 'It would take the place of a page, with its banner and all that was checked of it, or be lost itself.',
  wrong: 'public/index.html',
  right: 'public/downloads/overview.html',
} as const

/** Folders that are the generator's alone, and files at the root that are no pages. */
const folders: ReadonlySet<string> = new Set(['assets', 'data'])
const files = ['404.html', 'release.json']

export const fileReplaces: Check = {
  rule,
  *run(playbook, { codes = [] }) {
    const pages = [...pagesOf(playbook).keys(), ...codes.map((code) => `/problems/${code}`)]
    const made = new Set([...pages.map(fileOf), ...files].map(fold))
    const above = new Set([...made].flatMap(foldersOf))
    for (const file of playbook.files) {
      const path = fold(file.path)
      const taken = [path, ...foldersOf(path)].find((part) => made.has(part) || folders.has(part))
      const fix = 'give it another name, or put it into a folder of its own'
      if (taken !== undefined) yield finding(rule, at(file), `the generator puts ${taken} there itself`, fix)
      else if (above.has(path)) yield finding(rule, at(file), `the generator makes a folder ${path}`, fix)
    }
  },
}

/** As a file system sees it that does not tell capitals apart. */
const fold = (path: string) => path.normalize('NFKC').toLowerCase()

function foldersOf(path: string): string[] {
  const steps = path.split('/').slice(0, -1)
  return steps.map((_, i) => steps.slice(0, i + 1).join('/'))
}

const at = ({ path, file = `public/${path}` }: PublicFile) => ({ file, line: 1, col: 1 })
