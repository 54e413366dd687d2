import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { pagePolicy } from '../src/publish/account/page.ts'
import { type ArchiveForm, packArchive, packerVersion } from '../src/publish/bundle/archive.ts'
import { assembleBundle, type Contents } from '../src/publish/bundle/assemble.ts'
import { encode } from '../src/publish/bundle/bytes.ts'
import { bundleName } from '../src/publish/bundle/description.ts'
import type { Files } from '../src/publish/bundle/manifest.ts'
import { readSbom, sbomOf } from '../src/publish/bundle/sbom.ts'
import { toolVersions } from '../src/publish/bundle/tools.ts'
import { schemaFiles } from '../src/publish/data.ts'
import { clientFiles } from '../src/publish/scripts.ts'

const root = new URL('..', import.meta.url).pathname

/** Text that deflate has something to do with, and that differs from page to page. */
const page = (name: string, marking: string, about: Contents['about']) =>
  `<!doctype html><html lang="en" data-marking="${marking}"><head><meta http-equiv="content-security-policy" content="${pagePolicy}"><title>${name}</title><script src="${'../'.repeat(name.split('/').length - 1)}assets/${themeScript}"></script></head><body><p class="banner" data-marking="${marking}">${marking} // NOTIONAL</p>
${Array.from({ length: 40 }, (_, i) => `<p>${name} ${about.version} ${i * 7919}</p>`).join('\n')}
<footer class="foot"><p>As of <time datetime="${about.asOf}">that day</time></p>${about.revision === undefined ? '' : `<p>Content ${about.revision}</p>`}<p>${about.network.name}, may hold <span class="mark" data-marking="${about.network.holds}">${about.network.holds}</span></p></footer>
<p class="banner low" data-marking="${marking}">${marking} // NOTIONAL</p></body></html>\n`

const themeScript = [...clientFiles().keys()].find((name) => name.startsWith('theme.')) ?? ''

/** What a small bundle is made of: everything that this version's bundles have. A test overrides what it is about. */
export function contentsOf(about: Partial<Contents['about']> = {}): Contents {
  const whole: Contents['about'] = { ...minimal, tools: toolVersions(root), ...about }
  return { ...smallContentsOf(whole), site: new Map([...siteOf(whole), ...schemas()]), sbom: readSbom(root) }
}

/** The same of an earlier version, of which nothing is known: a few small files, to be installed again and again. */
export function smallContentsOf(about: Partial<Contents['about']> = {}): Contents {
  const tools = { fieldbook: '0.0.1', fflate: packerVersion() }
  const whole: Contents['about'] = { ...minimal, tools, ...about }
  const packages = {
    '': { dependencies: { fflate: '1' } },
    'node_modules/fflate': { version: packerVersion() },
  }
  return {
    site: siteOf(whole),
    markings: new Map([...Object.entries(markings)]),
    sbom: sbomOf(JSON.stringify({ name: 'fieldbook', version: whole.tools['fieldbook'], packages })),
    about: whole,
  }
}

const minimal: Omit<Contents['about'], 'tools'> = {
  title: 'A Fieldbook',
  version: '2026.11',
  revision: 'abc1234567',
  asOf: '2026-11-16',
  network: { id: 'low', name: 'Low side', holds: 'CUI', audience: ['FVEY'] },
  marking: 'CUI//REL TO USA, FVEY',
  scheme: usScheme,
}

const markings: Readonly<Record<string, string>> = {
  'index.html': 'UNCLASSIFIED',
  '404.html': 'UNCLASSIFIED',
  'guides/canary.html': 'CUI//REL TO USA, FVEY',
  'guides/parity.html': 'UNCLASSIFIED',
  'services.html': 'UNCLASSIFIED',
}

function siteOf(about: Contents['about']): Map<string, Uint8Array> {
  const { network, asOf, revision } = about
  const made = { network: network.id, asOf, ...(revision === undefined ? {} : { revision }) }
  const pages = Object.entries(markings).map(([name, marking]) => ({ page: name, marking, sources: [] }))
  const list = { kind: 'fieldbook-release', version: 1, ...made, proof: 'passed', pages }
  const data = { kind: 'fieldbook-roadmap', version: 1, marking: 'UNCLASSIFIED', ...made }
  const catalog = `(globalThis.fieldbookData??={})["catalog"]=JSON.parse(${JSON.stringify('{"services":{}}')});\n`
  return new Map<string, Uint8Array>([
    ...pages.map(({ page: name, marking }) => {
      return [name, encode(page(name, marking, about))] as const
    }),
    ['assets/base.abcdefgh.css', encode('body { color: black }\n')],
    [`assets/${themeScript}`, clientFiles().get(themeScript) ?? new Uint8Array()],
    ['assets/search/names.0123456789.js', encode('fieldbookSearch("names.0123456789","H4sI")\n')],
    ['data/catalog.js', encode(catalog)],
    ['data/roadmap.json', encode(`${JSON.stringify(data)}\n`)],
    ['release.json', encode(`${JSON.stringify(list, null, 1)}\n`)],
  ])
}

const schemas = () => schemaFiles().map(({ path, text }) => [path, encode(text)] as const)

/** The files of a small bundle. */
export const bundleFiles = (contents = contentsOf()) => assembleBundle(contents, root)

/** An archive of files, as `bundle` packs them. */
export function archiveOf(
  files: Files,
  form: ArchiveForm = 'tar.gz',
  about = contentsOf().about,
): Uint8Array {
  const folder = bundleName(about)
  return packArchive(
    [...files].map(([name, bytes]) => ({ path: `${folder}/${name}`, bytes })),
    form,
    about.asOf,
  )
}

/** A folder for the tests of a file, removed after them, with a way to write into it. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldbook-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000)
  let count = 0
  /** A path in the folder that nothing is at yet. */
  const fresh = (name = 'x') => {
    count += 1
    return join(folder, `${count}-${name}`)
  }
  const write = (bytes: Uint8Array, name?: string) => {
    const path = fresh(name)
    writeFileSync(path, bytes)
    return path
  }
  return { folder, fresh, write }
}
