import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { usScheme } from '../src/domain/marking/us-scheme.ts'
import { type ArchiveForm, packArchive, packerVersion } from '../src/publish/bundle/archive.ts'
import { assembleBundle, type Contents } from '../src/publish/bundle/assemble.ts'
import { encode } from '../src/publish/bundle/bytes.ts'
import { bundleName } from '../src/publish/bundle/description.ts'
import type { Files } from '../src/publish/bundle/manifest.ts'

const root = new URL('..', import.meta.url).pathname

/** Text that deflate has something to do with, and that differs from page to page. */
const page = (name: string, edition: string) =>
  `<!doctype html><title>${name}</title>${Array.from({ length: 40 }, (_, i) => `<p>${name} ${edition} ${i * 7919}</p>`).join('\n')}\n`

/** What a small bundle is made of; a test overrides what it is about. */
export function contentsOf(about: Partial<Contents['about']> = {}): Contents {
  const version = about.version ?? '2026.11'
  const names = ['index.html', '404.html', 'guides/canary.html', 'guides/parity.html', 'services.html']
  return {
    site: new Map([
      ...names.map((name) => [name, encode(page(name, version))] as const),
      ['assets/base.abcdefgh.css', encode('body { color: black }\n')],
      ['assets/base.abcdefgh.js', encode("document.title += '!'\n".repeat(20))],
    ]),
    markings: new Map([['guides/canary.html', 'CUI']]),
    sbom: '{}\n',
    about: {
      title: 'A Fieldbook',
      version,
      revision: 'abc1234567',
      asOf: '2026-11-16',
      network: { id: 'low', name: 'Low side', holds: 'CUI', audience: ['FVEY'] },
      marking: 'CUI',
      scheme: usScheme,
      tools: { fieldbook: '0.1.0', fflate: packerVersion() },
      ...about,
    },
  }
}

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
