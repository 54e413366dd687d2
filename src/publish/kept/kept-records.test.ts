import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openKept } from './kept.ts'
import { KeptRecords } from './kept-records.ts'

let work: string
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fieldbook-pages-'))
})
afterEach(() => rmSync(work, { recursive: true, force: true }))

function pages(network = 'low', what = 'pages') {
  const kept = openKept(work)
  if (!kept) throw new Error('nothing is kept')
  return new KeptRecords<typeof made>(kept, what, network)
}
const [key, other] = ['a'.repeat(64), 'b'.repeat(64)]
const made = {
  files: { 'guides/a.html': '<p>"One"\n</p>' },
  told: { address: '/guides/a', marking: 'CUI', banner: 'CUI' },
}
const path = (network = 'low', of = key) => join(work, `kept/pages-${network}`, of)

describe('KeptRecords', () => {
  it('gives back what it kept, under its key', () => {
    pages().keep(key, made)
    expect(pages().recall(key)).toEqual(made)
    expect(pages().recall(other)).toBeUndefined()
  })

  it('notices each byte that has changed, and a file that is cut short', () => {
    pages().keep(key, made)
    const bytes = readFileSync(path())
    for (let i = 0; i < bytes.length; i += 3) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 1
      writeFileSync(path(), changed)
      expect(pages().recall(key), `byte ${i}`).toBeUndefined()
      writeFileSync(path(), bytes.subarray(0, i))
      expect(pages().recall(key), `length ${i}`).toBeUndefined()
    }
  })

  it('takes nothing of another key, another kind or another network for its own', () => {
    pages().keep(key, made)
    writeFileSync(path('low', other), readFileSync(path()))
    expect(pages().recall(other)).toBeUndefined()
    pages('low', 'search')
    writeFileSync(join(work, 'kept/search-low', key), readFileSync(path()))
    expect(pages('low', 'search').recall(key)).toBeUndefined()
    pages('high')
    writeFileSync(path('high'), readFileSync(path()))
    expect(pages('high').recall(key)).toBeUndefined()
  })

  it('removes what nobody asked for', () => {
    pages().keep(key, made)
    pages().keep(other, made)
    writeFileSync(`${path()}.123`, 'what a killed build left')
    const again = pages()
    again.recall(key)
    again.prune()
    expect(readdirSync(join(work, 'kept/pages-low'))).toEqual([key])
  })
})
