import { afterAll, describe, expect, it } from 'vitest'
import { release } from '../src/domain/marking/release.ts'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { Playbook } from '../src/domain/playbook/playbook.ts'
import { needlesOf, type PartedTexts } from '../src/publish/proof/needles.ts'
import { rawParts } from '../src/publish/proof/raw/raw-parts.ts'
import { part } from '../src/publish/proof/sources.ts'
import { playbookFiles } from '../src/publish/rebuild/data-contents.ts'
import { low, parsers } from './marked-playbook.ts'
import { cases, marked } from './planted-cases.ts'
import { rawFilesOf } from './raw-files.ts'
import { saidBelow } from './said-below.ts'

const all = [...cases()]
let readRaw = 0
afterAll(() => {
  const planted = all.reduce((sum, { needles }) => sum + needles.fields.size, 0)
  console.log(
    `needles: ${planted} planted in ${all.length} places of ${marked.length + 3} kinds of entry, none found; ${readRaw} of them read off the raw files as well`,
  )
})

describe('of what is withheld nothing is in the release, and the proof looks for all of it', () => {
  it.each(all)('$name', ({ name, kind, needles, entries }) => {
    const playbook = new Playbook(entries)
    const found = needles.in(saidBelow(playbook))
    expect(found.map((needle) => needles.fields.get(needle))).toEqual([])
    expect(needles.fields.size).toBeGreaterThan(0)
    // Nor in the files that a bundle of data brings of it.
    const data = playbookFiles(release(playbook, low, parsers).playbook)
    const said = [...data].map(([path, bytes]) => `${path}\n${Buffer.from(bytes)}`).join('\n')
    expect(needles.in(said).map((needle) => needles.fields.get(needle))).toEqual([])
    // A layer's scheme and what it says of itself are the frame of a workspace, which nothing marks.
    if (kind === 'layer' || kind === 'scheme') return
    const missedBy = (reading: PartedTexts) => {
      const runs = [...needlesOf([reading], '').byRun.keys()].join('\n')
      return [...needles.fields].filter(([needle]) => !runs.includes(needle)).map(([, field]) => field)
    }
    expect(missedBy(part(playbook, low))).toEqual([])
    // What a name withholds it cannot know; what is marked it reads off the files alone.
    if (name.startsWith('what a ')) return
    const raw = missedBy(rawParts(rawFilesOf(entries), low, usScheme))
    expect(raw).toEqual([])
    readRaw += needles.fields.size
  })
})
