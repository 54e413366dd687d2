import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { markings } from '../../../tests/marking-arbitraries.ts'
import { smallContentsOf } from '../../../tests/minimal-bundle.ts'
import { runVerb } from '../../../tests/run-verb.ts'
import { printBanner } from '../../domain/marking/print.ts'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { assembleBundle } from '../bundle/assemble.ts'
import { packBundle, placeFor, writeArchive } from '../bundle/write-bundle.ts'
import { generator } from '../generator.ts'
import { describedIn } from '../verify/described.ts'
import { verifyBundle } from '../verify/verify.ts'
import { labelBeside } from './check-label.ts'
import { labelOf, labelPath } from './label-of.ts'
import { labelNames, renderLabel } from './render-label.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldbook-label-'))
afterAll(() => rmSync(folder, { recursive: true }))

const policy = { policy: 'USA', uri: 'urn:example:policy:usa' }
const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(new URL(`../../../tests/schemas/${name}`, import.meta.url), 'utf8'),
})
const faultsOf = async (xml: string) => {
  const { errors } = await validateXML({
    xml: [{ fileName: 'label.xml', contents: xml }],
    schema: [schema('label-binding.xsd')],
    preload: [schema('label.xsd'), schema('label-digest.xsd')],
  })
  return errors.map(({ message }) => message)
}

/** A bundle with what its network asks for, written beside which its label is. */
function written(label: typeof policy | undefined, at = mkdtempSync(join(folder, 'b-'))) {
  const contents = smallContentsOf(label ? { label } : {})
  const files = assembleBundle(contents, generator)
  const archive = packBundle(files, contents.about, 'tar.gz')
  const place = placeFor(contents.about, 'tar.gz', at)
  writeArchive(archive, place, labelBeside(describedIn(files), place.archive, archive))
  return place.archive
}

describe('the label beside an archive', () => {
  let archive = ''
  let label = ''
  beforeEach(() => {
    archive = written(policy)
    label = readFileSync(labelPath(archive), 'utf8')
  })
  const labelFindings = () => {
    const { findings } = verifyBundle(archive).report
    return findings.map(({ code, message }) => `${code}: ${message}`)
  }

  it('is a label by its schema, bound to the archive by its digest', async () => {
    expect(await faultsOf(label)).toEqual([])
    expect(label).toContain('<slab:PolicyIdentifier URI="urn:example:policy:usa">USA</slab:PolicyIdentifier>')
    expect(label).toContain('<slab:Classification>CUI</slab:Classification>')
    expect(label).toMatch(/TagName="Releasable To">\s*<slab:GenericValue>AUS</)
    const digest = readFileSync(`${archive}.sha256`, 'utf8').slice(0, 64)
    expect(label).toContain(`<ds:DigestValue>${Buffer.from(digest, 'hex').toString('base64')}<`)
    expect(labelFindings()).toEqual([])
  })

  it('is not there where the network asks for none, and may not be then', () => {
    const plain = written(undefined)
    expect(() => readFileSync(labelPath(plain))).toThrow(/ENOENT/)
    expect(verifyBundle(plain).report.findings).toEqual([])
    writeFileSync(labelPath(plain), label)
    expect(verifyBundle(plain).report.findings[0]?.message).toContain('asks for no label')
  })

  it('is missed where the network asks for one', () => {
    rmSync(labelPath(archive))
    expect(labelFindings()).toEqual([expect.stringMatching(/^label: .* is not beside the archive/)])
  })

  it.each([
    ['a lower level', (xml: string) => xml.replace('>CUI<', '>UNCLASSIFIED<')],
    ['another nation', (xml: string) => xml.replace('>AUS<', '>CHE<')],
    ['another policy', (xml: string) => xml.replace('>USA</slab:Policy', '>NATO</slab:Policy')],
    ['another archive', (xml: string) => xml.replace(/DigestValue>..../, 'DigestValue>AAAA')],
    ['another name', (xml: string) => xml.replaceAll('fieldbook-low', 'fieldbook-high')],
    [
      'something more',
      (xml: string) => xml.replace('</mb:BindingInformation>', '<!-- x --></mb:BindingInformation>'),
    ],
  ])('is a finding where it says %s', (_, change) => {
    const other = change(label)
    expect(other).not.toBe(label)
    writeFileSync(labelPath(archive), other)
    expect(labelFindings()).toEqual([expect.stringMatching(/^label: .* does not say what the bundle says/)])
  })

  it.each([
    [
      'another version of labels',
      (xml: string) => xml.replaceAll(labelNames.label, `${labelNames.label}:9`),
      'not written in',
    ],
    [
      'another version of bindings',
      (xml: string) => xml.replace('4778:bindinginformation:1:0', '4778:x'),
      'not written in',
    ],
    ['no XML', () => 'CUI\n', 'not written in'],
    ['half of it', (xml: string) => xml.slice(0, -200), 'do not close'],
    ['a document type', (xml: string) => xml.replace('?>', '?><!DOCTYPE x>'), 'declares what it is made of'],
    [
      'no level',
      (xml: string) => xml.replaceAll('slab:Classification', 'slab:Other'),
      'has no slab:Classification',
    ],
    ['no digest', (xml: string) => xml.replaceAll('ds:DigestValue', 'ds:Other'), 'has no ds:DigestValue'],
    ['too much', (xml: string) => xml + ' '.repeat(100_000), 'is no label'],
  ])('is wrong input where it is %s: one line, exit 2', async (_, change, message) => {
    writeFileSync(labelPath(archive), change(label))
    const { status, stderr, stdout } = await runVerb('verify', archive)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(message)
  })

  it('is of the schema for every marking that a whole can have', async () => {
    const description = describedIn(
      assembleBundle(smallContentsOf({ label: { ...policy, policy: 'A & "B"' } }), generator),
    )
    const seen: string[] = []
    const property = fc.asyncProperty(markings(usScheme), async (marking) => {
      const banner = printBanner(marking, usScheme)
      const made = labelOf({ ...description, marking: banner }, '/x/a b.tar.gz', 'ab'.repeat(32))
      const xml = made ? renderLabel(made) : ''
      seen.push(xml)
      expect(await faultsOf(xml)).toEqual([])
      expect(xml).toContain(`<slab:Classification>${marking.level}<`)
    })
    await fc.assert(property, { numRuns: 25, seed: 9 })
    expect(new Set(seen).size).toBeGreaterThan(15)
  })
})
