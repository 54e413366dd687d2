import { describe, expect, it } from 'vitest'
import { brief } from '../../../tests/fixture.ts'
import { guide, low, openSite, parsers } from '../../../tests/marked-playbook.ts'
import { release } from '../marking/release.ts'
import { Playbook } from '../playbook/playbook.ts'
import { fileWithheld } from './file-withheld.ts'

/** What is said of a picture at the root of `public/`, shown by these texts. */
function found(path: string, ...texts: string[]): string[] {
  const entries = [openSite(), ...texts.map((text, i) => guide(`g${i}`, text))]
  const playbook = new Playbook(entries, [{ path, layer: '', source: path }])
  const context = { asOf: '2026-11-16', parseProse: parsers.prose }
  const left = release(playbook, low, parsers).playbook
  return [...fileWithheld.run(playbook, { ...context, release: left })].map(brief)
}

describe('file-withheld', () => {
  const shown = '![Relay](/relay.svg)'

  it('finds what goes although only withheld text shows it', () => {
    expect(found('relay.svg', `Words.\n\n(S) ${shown}\n`)).toEqual(['guide/g0:5:5 file-withheld'])
    expect(found('relay.svg', `Words <Portion mark="(S)">[it](/relay.svg)</Portion>.`)).toHaveLength(1)
  })

  it('lets be what goes for another reason, and what does not go', () => {
    expect(found('relay.svg', `(S) ${shown}\n`, shown)).toEqual([])
    expect(found('robots.txt', 'Words.')).toEqual([])
    expect(found('figures/relay.svg', '(S) ![Relay](/figures/relay.svg)')).toEqual([])
  })
})
