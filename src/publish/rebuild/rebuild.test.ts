import { describe, expect, it } from 'vitest'
import { workFolder } from '../../../tests/minimal-bundle.ts'
import { schemeOf } from '../../domain/marking/effective.ts'
import { Playbook } from '../../domain/playbook/playbook.ts'
import { loadWorkspace } from '../../workspace/load.ts'
import { releaseTo } from '../../workspace/load-release.ts'
import { assembleBundle } from '../bundle/assemble.ts'
import { encode } from '../bundle/bytes.ts'
import type { Files } from '../bundle/manifest.ts'
import { markingOfWhole } from '../bundle/markings.ts'
import { readSbom } from '../bundle/sbom.ts'
import { toolVersions } from '../bundle/tools.ts'
import { describedIn } from '../verify/described.ts'
import { InstallError, refuseTarget } from '../verify/install-target.ts'
import { verifyOpened } from '../verify/verify.ts'
import { dataContents } from './data-contents.ts'
import { isDataFile, rebuildName } from './data-files.ts'
import { readData } from './read-data.ts'

const { fresh } = workFolder()
const { playbook: whole } = loadWorkspace(['tests/fixtures/base'])
const network = whole.all('network').find(({ id }) => id === 'low') ?? whole.all('network')[0]
if (!network) throw new Error('the sample has no network')
const { playbook } = releaseTo(whole, network)

/** A bundle of data, as `bundle --profile data` puts it together. */
function dataBundle(of: Playbook = playbook, change: (data: Map<string, Uint8Array>) => void = () => {}) {
  const { name, holds, audience } = network?.data ?? { name: '', holds: '', audience: [] }
  const data = dataContents(of, { manifest: '0'.repeat(64), withheld: [] }, undefined)
  change(data)
  return assembleBundle(
    {
      site: new Map(),
      data,
      markings: new Map(),
      sbom: readSbom('.'),
      about: {
        profile: 'data',
        title: 'A Fieldbook',
        version: '2026.11',
        revision: 'abc1234567',
        asOf: '2026-11-16',
        network: { id: network?.id ?? '', name, holds, audience },
        marking: markingOfWhole(of),
        scheme: schemeOf(of),
        tools: toolVersions('.'),
      },
    },
    '.',
  )
}
const findingsOf = (files: Files) =>
  verifyOpened('x', { form: 'folder', files, findings: [] }).report.findings

describe('a bundle of data', () => {
  it('is a playbook as text, and nothing that runs', () => {
    const files = dataBundle()
    expect(findingsOf(files)).toEqual([])
    const kinds = new Set([...files.keys()].map((name) => /\.[a-z0-9]+$/.exec(name)?.[0]))
    expect(
      [...kinds].filter((kind) => ['.html', '.js', '.css', '.sh', '.mjs', '.ts'].includes(kind ?? '')),
    ).toEqual([])
    expect(
      ['playbook/extend/x.mjs', 'playbook/package.json', 'playbook/x', 'site/index.html'].filter(isDataFile),
    ).toEqual([])
  })

  it('gives the same release when it is read back, of which the network may hold all', () => {
    const files = dataBundle()
    const read = readData(files, describedIn(files), fresh('read'))
    if (Array.isArray(read)) throw new Error(read[0]?.message)
    expect(read.playbook.entries.map(({ kind, id, data }) => [kind, id, data])).toEqual(
      playbook.entries.map(({ kind, id, data }) => [kind, id, data]),
    )
  })

  it('is not installed', () => {
    expect(() => refuseTarget(fresh('target'), describedIn(dataBundle()), 'low')).toThrow(InstallError)
  })

  const site = 'playbook/content/site.yaml'
  const text = (data: Map<string, Uint8Array>, name: string) => Buffer.from(data.get(name) ?? '').toString()
  it.each<[string, (data: Map<string, Uint8Array>) => void, RegExp]>([
    [
      'a comment',
      (d) => d.set(site, encode(`# SECRET plans\n${text(d, site)}`)),
      /not written as a released playbook is/,
    ],
    [
      'a blank line',
      (d) => d.set(site, encode(`${text(d, site)}\n`)),
      /not written as a released playbook is/,
    ],
    [
      'another way to write a text',
      (d) => d.set(site, encode(text(d, site).replace(/^title: "(.*)"$/m, "title: '$1'"))),
      /not written as/,
    ],
    [
      'an error',
      (d) => d.set(site, encode(text(d, site).replace(/^asOf: .*$/m, 'asOf: "tomorrow"'))),
      /asOf|day|date/i,
    ],
    ['a file that nobody reads', (d) => d.set('playbook/content/notes/x.yaml', encode('a: 1\n')), /./],
    [
      'a component of its own',
      (d) =>
        d.set(
          'playbook/fieldbook.config.yaml',
          encode('extend:\n  components:\n    Offers:\n      file: "offers.mjs"\n'),
        ),
      /made with components of its own, whose code is not here: Offers/,
    ],
    ['a mark above the network', (d) => d.set(site, encode(`${text(d, site)}marking: "SECRET"\n`)), /./],
  ])('with %s is refused', (_, change, why) => {
    const findings = findingsOf(dataBundle(playbook, change))
    expect(findings.map(({ message }) => message).join('\n')).toMatch(why)
  })

  it.each<[string, (data: Map<string, Uint8Array>) => void]>([
    ['code', (d) => d.set('playbook/extend/check.mjs', encode('export default {}\n'))],
    ['a page', (d) => d.set('site/index.html', encode('<!doctype html><html></html>'))],
    ['nothing that says what comes of it', (d) => d.delete(rebuildName)],
    [
      'a digest that is none',
      (d) =>
        d.set(rebuildName, encode('{"kind":"fieldbook-rebuild","version":1,"manifest":"x","withheld":[]}\n')),
    ],
    ['changes that are none', (d) => d.set('changes.json', encode('{}\n'))],
  ])('with %s is not even made', (_, change) => {
    expect(() => dataBundle(playbook, change)).toThrow()
  })

  it('of more than its network may hold is refused, though it says less', () => {
    const guide = playbook.all('guide')[0]
    const raised = playbook.entries.map((entry) =>
      entry === guide ? ({ ...entry, data: { ...entry.data, marking: 'SECRET' } } as typeof entry) : entry,
    )
    expect(guide).toBeDefined()
    expect(findingsOf(dataBundle(new Playbook(raised, playbook.files))).map(({ code }) => code)).toContain(
      'marking',
    )
  })
})
