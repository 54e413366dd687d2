import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { listFiles } from '../src/workspace/find-files.ts'

const read = (folder: string, pattern: RegExp) =>
  listFiles(folder)
    .filter((file) => pattern.test(file) && !file.includes('.test.'))
    .map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')] as const)

const styles = read('src/site/styles', /\.css$/)
const templates = [...read('src/site', /\.(astro|ts)$/), ...read('src/publish', /\.ts$/)]
  .map(([, text]) => text)
  .join('\n')
const words = new Set(templates.match(/[a-zA-Z][\w-]*/g))

/** Classes that no template spells out: written by what renders Markdown and code, or put together from a value. */
const composed =
  /^(token|comment|property|atrule|keyword|attr-value|align-\w+|s-\w+|n\d|k\d|lanes?-\d|t-(accent|ink|soft|rule|band|available|limited|planned|alert))$/

it('no rule waits for a class that nothing bears', () => {
  const dead = styles.flatMap(([file, css]) => {
    const selectors = css.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+(?=\{)/g) ?? []
    const classes = selectors
      .filter((selector) => !selector.trim().startsWith('@'))
      .flatMap((selector) => [...selector.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name))
    return [...new Set(classes)]
      .filter((name) => !words.has(name) && !composed.test(name))
      .map((name) => `${file}: .${name}`)
  })
  expect(dead).toEqual([])
})
