import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Prose } from '../../bench/prose.ts'
import { catalogOf } from '../../src/domain/catalog/catalog.ts'
import { fitPlaybook } from '../../src/domain/fit/places.ts'
import { schemeOf } from '../../src/domain/marking/effective.ts'
import type { Problem } from '../../src/domain/playbook/problem.ts'
import { readCatalog } from '../../src/formats/read/catalog-file.ts'
import { readEdition } from '../../src/formats/read/edition-file.ts'
import { readEndOfLife } from '../../src/formats/read/endoflife.ts'
import { readEvidence } from '../../src/formats/read/evidence/read.ts'
import { readFit } from '../../src/formats/read/fit.ts'
import { readLive } from '../../src/formats/read/live.ts'
import { readManifest } from '../../src/formats/read/manifest.ts'
import { readInstances } from '../../src/formats/read/service-instances.ts'
import type { Source } from '../../src/formats/read/source.ts'
import { packArchive } from '../../src/publish/bundle/archive.ts'
import { carriedIn } from '../../src/publish/carried/carried.ts'
import { BrokenFileError } from '../../src/publish/carried/said.ts'
import { stripped } from '../../src/publish/carried/strip.ts'
import { followRecipe, writeRecipe } from '../../src/publish/delta/recipe.ts'
import { readingsOf } from '../../src/publish/proof/decode.ts'
import { rawParts } from '../../src/publish/proof/raw/raw-parts.ts'
import { RefusedError } from '../../src/publish/verify/finding.ts'
import { gunzip } from '../../src/publish/verify/gunzip.ts'
import { Budget } from '../../src/publish/verify/limits.ts'
import { readTar } from '../../src/publish/verify/read-tar.ts'
import { readZip } from '../../src/publish/verify/read-zip.ts'
import { listFiles, locate } from '../../src/workspace/find-files.ts'
import { loadWorkspace } from '../../src/workspace/load.ts'
import { readEntries } from '../../src/workspace/read-entries.ts'
import { readIntake } from '../../src/workspace/read-intake.ts'
import { readRelease } from '../../src/workspace/read-release.ts'
import { places } from '../carried-files.ts'
import { earlierCatalog, earlierFacts } from '../earlier-facts.ts'
import { mutated, mutatedBytes } from './mutate.ts'

/** What a reader made of something: a value, or problems with their places. */
export interface Outcome {
  isValue: boolean
  problems: readonly Problem[]
}

/** A reader under fuzz: makes an input of random choices, and reads it. Throws where the reader throws. */
export interface FuzzedReader {
  name: string
  read: (prose: Prose) => Outcome
}

const textsBelow = (folder: string, pattern: RegExp): Source[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !path.includes('node_modules'))
    .sort()
    .map((path) => ({ file: path, text: readFileSync(join(folder, path), 'utf8') }))

const pick = <T>(all: readonly T[], prose: Prose): T => {
  const found = all[prose.below(all.length)]
  if (found === undefined) throw new Error('there is nothing to be read')
  return found
}

const outcome = ({ value, problems = [] }: { value?: unknown; problems?: readonly Problem[] }): Outcome => ({
  isValue: value !== undefined,
  problems,
})

/** A reader of text, over mutations of some. */
const ofText = (
  name: string,
  sources: readonly Source[],
  read: (source: Source) => { value?: unknown; problems?: readonly Problem[] },
): FuzzedReader => ({
  name,
  read: (prose) => {
    const { file, text } = pick(sources, prose)
    return outcome(read({ file, text: mutated(text, prose, pick(sources, prose).text) }))
  },
})

/** A reader of bytes; those it refuses by an error of its own are problems of the whole file. */
const ofBytes = (name: string, files: readonly Buffer[], read: (bytes: Buffer) => unknown): FuzzedReader => ({
  name,
  read: (prose) => {
    try {
      return outcome({ value: read(mutatedBytes(pick(files, prose), prose)) ?? true })
    } catch (error) {
      if (!(error instanceof RefusedError) && !(error instanceof BrokenFileError)) throw error
      const at = {
        file: error instanceof RefusedError ? (error.finding.file ?? 'archive') : 'file',
        line: 1,
        col: 1,
      }
      return {
        isValue: false,
        problems: [{ code: 'refused', severity: 'error', at, message: error.message }],
      }
    }
  },
})

/** Every reader of something that comes from outside: both playbooks, what other tools write, archives, pictures. */
export function fuzzedReaders(): FuzzedReader[] {
  const roots = ['.', 'examples/tallow-coast']
  const content = roots.flatMap((root) =>
    listFiles(root)
      .filter((path) =>
        /^(?:content|environments)\/.*\.(?:mdx|yaml)$|^(?:layer|fieldbook\.config)\.yaml$/.test(path),
      )
      .map((path) => ({ file: path, text: readFileSync(join(root, path), 'utf8') })),
  )
  const { playbook } = loadWorkspace(['.'])
  const scheme = schemeOf(playbook)
  const held = fitPlaybook(playbook, catalogOf(playbook, { asOf: '2026-11-16' }))
  const low = playbook.all('network')[0]?.data
  if (!low) throw new Error('the playbook has no network')
  const exports = [
    ...textsBelow('examples/exports', /\.(?:json|txt)$/),
    ...textsBelow('tests/fixtures/platforms/catalogs', /\.json$/),
  ]
  const manifests = [
    ...textsBelow('examples/manifests', /\.yml$/),
    ...textsBelow('tests/fixtures/platforms/manifests', /\.yml$/),
  ]
  const evidence = textsBelow('examples/releases', /evidence\/.*\.(?:xml|sarif|json|info)$/)
  const pictures = Object.values(places).map(({ file }) => file('The words that it carries'))
  const small = Array.from({ length: 4 }, (_, i) => ({
    path: `f/a${i}.html`,
    bytes: Buffer.from(`<p>${i}</p>`.repeat(i * 40)),
  }))
  const tar = Buffer.from(gunzip(packArchive(small, 'tar.gz', '2026-11-16'), 1e6))
  const before = new Map(small.map(({ path, bytes }) => [path, bytes]))
  const recipe = writeRecipe(
    before,
    new Map([['f/a1.html', Buffer.from(`<p>1</p>${'<p>2</p>'.repeat(90)}`)]]),
  )
  return [
    {
      name: 'content',
      read: (prose) => {
        const { file, text } = pick(content, prose)
        const located = locate(file)
        if (!located) throw new Error(`${file} is no content`)
        const problems: Problem[] = []
        const changed = mutated(text, prose, pick(content, prose).text)
        const entries = readEntries(changed, file, located, 'base', { problems, unread: [] })
        JSON.stringify(entries.map(({ data }) => data))
        return { isValue: entries.length > 0, problems }
      },
    },
    ofText('marks as the proof reads them', content, ({ file, text }) => ({
      value: rawParts([{ path: file, file, root: 0, text }], low, scheme),
    })),
    ofText('manifest', manifests, readManifest),
    ofText('fit', manifests, (source) => readFit({ manifest: source })),
    ofText('exports of a platform', exports, (source) => readLive([source])),
    ofText('services', textsBelow('examples/manifests', /services.*\.yaml$/), (source) =>
      readInstances([source]),
    ),
    ofText('evidence', evidence, readEvidence),
    ofText('catalog', [{ file: 'catalog.json', text: JSON.stringify(earlierCatalog, null, 1) }], (source) =>
      readCatalog(source),
    ),
    ofText('facts of an edition', [{ file: 'low.json', text: earlierFacts({}) }], readEdition),
    ofText(
      'table of support',
      [{ file: 'eol.json', text: '[{"cycle":"17","eol":"2029-11-08","latest":"17.6"}]' }],
      readEndOfLife,
    ),
    ofText('records of meetings', textsBelow('examples/intake', /\.yaml$/), (source) => {
      const { value, faults } = readIntake(source, { playbook: held, scheme })
      return { value, problems: faults?.map(({ problem }) => problem) ?? [] }
    }),
    ofText('records of releases', textsBelow('examples/releases', /release.*\.yaml$/), (source) =>
      readRelease(source, { playbook, environment: 'il5', scheme }),
    ),
    ofBytes('pictures, fonts, PDFs', pictures, (bytes) => carriedIn(bytes)),
    ofBytes('pictures to be stripped', pictures, (bytes) => {
      try {
        return stripped(bytes)
      } catch {
        // The verb says of any of them that the file is broken, and leaves it.
        throw new BrokenFileError('broken')
      }
    }),
    ofBytes('files as the proof reads them', pictures, (bytes) => [...readingsOf(bytes)].length),
    ofBytes('tar', [tar], (bytes) => readTar(bytes, new Budget(1e7))),
    ofBytes('gzip', [Buffer.from(packArchive(small, 'tar.gz', '2026-11-16'))], (bytes) => gunzip(bytes, 1e7)),
    ofBytes('zip', [Buffer.from(packArchive(small, 'zip', '2026-11-16'))], (bytes) =>
      readZip(bytes, new Budget(1e7)),
    ),
    ofBytes('recipe of a delta', [Buffer.from(recipe.text)], (bytes) =>
      followRecipe({ text: bytes.toString('latin1'), bytes: recipe.bytes }, before),
    ),
  ]
}
