import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { archiveOf, bundleFiles, contentsOf, workFolder } from '../../../tests/minimal-bundle.ts'
import { program } from '../../../tests/programs.ts'
import { usScheme } from '../../domain/marking/us-scheme.ts'
import { UnfitForBundleError } from '../bundle/assemble.ts'
import { encode, sha256 } from '../bundle/bytes.ts'
import { descriptionName } from '../bundle/description.ts'
import { manifestName, renderManifest, signatureName } from '../bundle/manifest.ts'
import { renderStatement, statementName } from '../bundle/statement.ts'
import { NoBundleError } from './finding.ts'
import { type VerifyOptions, verifyBundle } from './verify.ts'

const { folder, write, fresh } = workFolder()
const files = bundleFiles()

const findingsOf = (path: string, options: VerifyOptions = {}) => verifyBundle(path, options).report.findings
/** The bundle with another description, the manifest made to agree. */
function describedAs(change: (description: Record<string, unknown>) => void): string {
  const description = JSON.parse(Buffer.from(files.get(descriptionName) ?? '').toString())
  change(description)
  const map = new Map(files).set(descriptionName, encode(`${JSON.stringify(description, null, 1)}\n`))
  map.set(manifestName, encode(renderManifest(map)))
  return write(archiveOf(map))
}

it('says what a bundle is', () => {
  const { report } = verifyBundle(write(archiveOf(files, 'zip')))
  expect(report).toMatchObject({
    form: 'zip',
    signature: { state: 'unsigned' },
    files: files.size,
    findings: [],
  })
  expect(report.description).toMatchObject({
    version: '2026.11',
    marking: 'CUI//REL TO USA, FVEY',
    proof: 'passed',
  })
  expect(report.description?.files['site/guides/canary.html']).toBe('CUI//REL TO USA, FVEY')
})

describe('markings', () => {
  it.each<[string, Parameters<typeof describedAs>[0], RegExp]>([
    [
      'a whole above the network',
      (d) => Object.assign(d, { marking: 'SECRET' }),
      /whole is marked SECRET: .*up to CUI/,
    ],
    [
      'a whole that cannot be read',
      (d) => Object.assign(d, { marking: 'SERCET' }),
      /SERCET: its marking cannot be read/,
    ],
    ['a whole for fewer nations', (d) => Object.assign(d, { marking: 'CUI//NOFORN' }), /may not go there/],
    [
      'a file above the network',
      (d) => Object.assign(d['files'] as object, { 'site/index.html': 'SECRET' }),
      /is marked SECRET: the network holds up to CUI/,
    ],
    [
      'a file above the whole',
      (d) => Object.assign(d, { marking: 'UNCLASSIFIED' }),
      /is marked CUI.*, above the whole, which is marked UNCLASSIFIED/,
    ],
  ])('%s is refused', (_, change, message) => {
    const findings = findingsOf(describedAs(change))
    expect(findings.map((f) => f.code)).toContain('marking')
    expect(findings.map((f) => f.message).join('\n')).toMatch(message)
  })

  it("are judged by the reader's own network where it is given", () => {
    const path = write(archiveOf(files))
    const network = { id: 'low', name: 'Low', holds: 'UNCLASSIFIED', audience: ['USA'] }
    expect(findingsOf(path, { judge: { network, scheme: usScheme } })).toContainEqual({
      code: 'marking',
      message: 'the whole is marked CUI//REL TO USA, FVEY: the network holds up to UNCLASSIFIED, not CUI',
    })
    const other = { ...network, id: 'high', holds: 'SECRET' }
    expect(findingsOf(path, { judge: { network: other, scheme: usScheme } })).toEqual([
      { code: 'marking', message: 'the bundle was made for the network "low", not for "high"' },
    ])
  })
})

describe.skipIf(!program('ssh-keygen'))('signatures', () => {
  const keyOf = (name: string) => {
    const path = join(folder, name)
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', path])
    return { path, line: `${name}@cairnway.example ${readFileSync(`${path}.pub`, 'utf8')}` }
  }
  const allowed = fresh('allowed')
  let office: ReturnType<typeof keyOf>
  let stranger: ReturnType<typeof keyOf>
  beforeAll(() => {
    office = keyOf('office')
    stranger = keyOf('stranger')
    writeFileSync(allowed, office.line)
  })
  const signedBy = (key: string) => bundleFiles({ ...contentsOf(), key })
  const signatureOf = (path: string, allowedSigners?: string) => {
    const { report } = verifyBundle(path, allowedSigners === undefined ? {} : { allowedSigners })
    return { ...report.signature, codes: report.findings.map((f) => f.code) }
  }

  it('name the signer, or say that nobody asked', () => {
    const path = write(archiveOf(signedBy(office.path)))
    expect(signatureOf(path, allowed)).toEqual({ state: 'signed', by: 'office@cairnway.example', codes: [] })
    expect(signatureOf(path)).toEqual({ state: 'signer-not-checked', codes: [] })
  })

  it('are the same for the same key and bundle', () => {
    expect(sha256(archiveOf(signedBy(office.path)))).toBe(sha256(archiveOf(signedBy(office.path))))
  })

  it('of a key that was taken back are refused: its line is gone, or has a day that it ends on', () => {
    const path = write(archiveOf(signedBy(office.path)))
    const ended = fresh('ended')
    writeFileSync(ended, office.line.replace(' ', ' valid-before="20000101" '))
    const foreign = fresh('foreign')
    writeFileSync(foreign, office.line.replace(' ', ' namespaces="git" '))
    const gone = fresh('gone')
    writeFileSync(gone, stranger.line)
    for (const file of [ended, foreign, gone])
      expect(signatureOf(path, file)).toEqual({ state: 'refused', codes: ['signature'] })
    expect(findingsOf(path, { allowedSigners: ended })[0]?.message).toContain('has expired')
    const tampered = Buffer.from(signedBy(office.path).get(signatureName) ?? '')
    tampered[200] = (tampered[200] ?? 0) ^ 1
    const map = new Map(signedBy(office.path)).set(signatureName, tampered)
    expect(signatureOf(write(archiveOf(map)), allowed)).toEqual({ state: 'refused', codes: ['signature'] })
    expect(signatureOf(write(archiveOf(map)))).toEqual({ state: 'refused', codes: ['signature'] })
  })

  it('of a stranger, of something else, or absent are refused', () => {
    const refused = { state: 'refused', codes: ['signature'] }
    expect(signatureOf(write(archiveOf(signedBy(stranger.path))), allowed)).toEqual(refused)
    const other = signedBy(office.path).get(signatureName) ?? new Uint8Array()
    const page = Buffer.from(files.get('site/index.html') ?? '').toString()
    const changed = new Map(signedBy(office.path)).set(
      'site/index.html',
      encode(page.replace('7919', '7920')),
    )
    const { description } = verifyBundle(write(archiveOf(files))).report
    if (description) changed.set(statementName, renderStatement(description, changed))
    changed.set(manifestName, encode(renderManifest(changed)))
    expect(signatureOf(write(archiveOf(changed)), allowed)).toEqual(refused)
    expect(signatureOf(write(archiveOf(changed)))).toEqual(refused)
    const grafted = new Map([...files, [signatureName, other] as const].sort(([a], [b]) => (a < b ? -1 : 1)))
    expect(signatureOf(write(archiveOf(grafted)), allowed).codes).toContain('signature')
    expect(signatureOf(write(archiveOf(files)), allowed)).toEqual({ state: 'unsigned', codes: ['signature'] })
  })
})

describe('wrong input', () => {
  it.each<[string, () => string, RegExp]>([
    ['nothing', () => join(folder, 'nowhere'), /there is no such file/],
    ['text', () => write(encode('hello')), /is no bundle/],
    ['an empty file', () => write(new Uint8Array()), /is no bundle/],
    ['a folder of something else', () => folder, /neither MANIFEST\.sha256 nor bundle\.json/],
    [
      'another format',
      () => describedAs((d) => Object.assign(d, { format: 3 })),
      /format 3; this version reads 1 and 2/,
    ],
  ])('%s is no bundle', (_, path, message) => {
    expect(() => verifyBundle(path())).toThrow(NoBundleError)
    expect(() => verifyBundle(path())).toThrow(message)
  })

  it('the digest beside an archive counts', () => {
    const path = write(archiveOf(files), 'b.tar.gz')
    writeFileSync(`${path}.sha256`, `${'0'.repeat(64)}  b.tar.gz\n`)
    expect(findingsOf(path).map((f) => f.code)).toEqual(['digest'])
  })

  it('a site with files that no bundle holds is not bundled, and every one is named', () => {
    const contents = contentsOf()
    const site = new Map(contents.site)
      .set('a b.html', encode('x'))
      .set('tool.exe', encode('x'))
      .set('data.json', new Uint8Array([0x1f, 0x8b, 8]))
      .set('Index.html', encode('x'))
    const attempt = () => bundleFiles({ ...contents, site })
    expect(attempt).toThrow(UnfitForBundleError)
    for (const name of ['a b.html', 'tool.exe', 'data.json', 'Index.html|index.html'])
      expect(attempt).toThrow(new RegExp(`site/(?:${name}): `))
  })
})
