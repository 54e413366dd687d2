import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verbs } from '../src/cli/run.ts'

const known = Object.keys(verbs)
const readme = readFileSync('README.md', 'utf8')

/** The first column of the README's table of verbs. */
const rows = readme
  .slice(readme.indexOf('## Commands'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split(' | ')[0] ?? '')
const listed = rows.flatMap((row) => [...row.matchAll(/`([a-z]+)/g)].map(([, verb]) => verb))

const texts = ['content', 'docs', 'host', 'examples'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:mdx?|txt)$/.test(path))
    .map((path) => join(folder, path)),
)

describe('the table of verbs in the README', () => {
  it('lists every verb there is', () => {
    expect(known.filter((verb) => !listed.includes(verb))).toEqual([])
  })

  it('lists none that is not', () => {
    expect(listed.length).toBeGreaterThan(10)
    expect(listed.filter((verb) => !known.includes(verb ?? ''))).toEqual([])
  })
})

it.each([...texts, 'README.md'])('%s names verbs that there are', (file) => {
  // A command begins a line or a piece of code; in a sentence any word may follow the name.
  const commands = [...readFileSync(file, 'utf8').matchAll(/(?:^|[`$/] ?|-- )fieldbook ([a-z]+)\b/gm)]
  for (const [, verb = ''] of commands) expect(known).toContain(verb)
})

describe('every verb', () => {
  it.each(known)('%s has its file, and says in one line what it does', async (name) => {
    const verb = verbs[name]
    expect(verb?.summary).toMatch(/^[^\n.]{10,90}$/)
    expect((await verb?.load())?.default).toHaveProperty('run')
  })
})
