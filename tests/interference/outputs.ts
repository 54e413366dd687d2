import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openRelease } from '../../src/cli/open.ts'
import { pipelineFormats } from '../../src/cli/reporters/pipeline.ts'
import { saidOn } from '../../src/domain/marking/said.ts'
import { dataFiles } from '../../src/publish/data.ts'
import { dataContents } from '../../src/publish/rebuild/data-contents.ts'
import { stageOf } from '../../src/workspace/stage.ts'
import { earlierCatalog, earlierFacts } from '../earlier-facts.ts'
import { runVerb } from '../run-verb.ts'

/** One way to ask for something of a workspace, and all that comes of it, as one text. */
export interface Output {
  verb: string
  format: string
  of: (roots: readonly string[]) => Promise<string>
}

/** Everything that a network gets without pages being rendered, each output by verb and format. */
export function outputsIn(folder: string): Output[] {
  const inputs = writeInputs(folder)
  const reports: [string[], readonly string[]][] = [
    [
      ['fit', inputs.manifest, '--services', inputs.services, '--environment', 'all'],
      [...three, ...pipelineFormats],
    ],
    [
      ['drift', inputs.live, '--environment', 'il4'],
      [...three, ...pipelineFormats],
    ],
    [['intake', inputs.record], three],
    [['intake', inputs.record, '--sum'], three],
    [['intake', '--blank', 'il4'], ['']],
    [
      ['ready', inputs.release, '--environment', 'il4'],
      [...three, 'junit'],
    ],
    [['diff', 'il2', 'il4'], three],
    [['diff', '--since', inputs.catalog], three],
    [['changes', '--since', inputs.editions], three],
    [['agenda', '--environment', 'il4', '--day', '2026-11-19'], three],
    [['support'], ['text', 'json']],
  ]
  const verbs = reports.flatMap(([args, formats]) =>
    formats.map((format): Output => {
      const asked = format === '' ? [] : ['--format', format]
      return { verb: nameOf(args), format, of: (roots) => ran([...args, ...asked, ...toLow(roots)]) }
    }),
  )
  return [
    ...verbs,
    { verb: 'release', format: 'what goes', of: whatGoes },
    { verb: 'changes --keep', format: 'json', of: (roots) => keptFacts(folder, roots) },
    ...made,
  ]
}

const three = ['text', 'json', 'markdown']
const nameOf = ([verb = '', ...rest]: readonly string[]) =>
  [verb, ...rest.filter((arg) => /^--(?:sum|blank|since)$/.test(arg))].join(' ')

const toLow = (roots: readonly string[]) => ['--network', 'low', ...roots.flatMap((root) => ['--root', root])]

/** What a verb prints on both streams, and what it ends with. */
async function ran(args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runVerb(...args)
  return `${status}\n${stdout}\n${stderr}`
}

/** The officer's report names what is withheld and stays on this side; what it says goes is a part that has to hold. */
async function whatGoes(roots: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await runVerb('release', '--format', 'json', ...toLow(roots))
  const { network, revision, goes, carried } = status === 0 ? JSON.parse(stdout) : ({} as never)
  return JSON.stringify({ status, stderr, network, revision, goes, carried })
}

async function keptFacts(folder: string, roots: readonly string[]): Promise<string> {
  const file = join(folder, 'kept.json')
  rmSync(file, { force: true })
  const said = await ran(['changes', '--keep', file, ...toLow(roots)])
  return said + readFileSync(file, 'utf8')
}

/** What a build and a bundle of data are made of, without pages: all that the page builder ever sees is the stage. */
const made = (
  [
    [
      'build',
      'stage',
      ({ release, whole, asOf, revision }) => {
        const withheld = saidOn(whole, release)
        const edition = {
          asOf: asOf.day,
          revision,
          network: 'low',
          generator: '0',
          markings: '',
          scripts: {},
          withheld,
          editing: false,
          problems: [],
        }
        return JSON.stringify(stageOf(release.playbook, edition))
      },
    ],
    [
      'build',
      'files of public',
      ({ release }) =>
        release.playbook.files
          .map(({ path, source }) => `${path} ${digest(readFileSync(source))}`)
          .join('\n'),
    ],
    [
      'data, calendars, feeds',
      'files',
      ({ release, asOf, revision }) =>
        dataFiles(release.playbook, { network: 'low', asOf: asOf.day, revision })
          .map(({ path, text }) => `${path}\n${text}`)
          .join('\n'),
    ],
    [
      'bundle --profile data',
      'files',
      ({ release, whole }) =>
        [
          ...dataContents(
            release.playbook,
            { manifest: '0'.repeat(64), withheld: saidOn(whole, release) },
            undefined,
          ),
        ]
          .map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('latin1')}`)
          .join('\n'),
    ],
  ] satisfies [string, string, (opened: ReturnType<typeof openRelease>) => string][]
).map(
  ([verb, format, of]): Output => ({
    verb,
    format,
    of: async (roots) => of(openRelease({ root: [...roots], network: 'low' }, 'nothing was made')),
  }),
)

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function writeInputs(folder: string) {
  const files: Record<string, string> = {
    'manifest.yml': 'applications: [{name: a, no-route: true, services: [one, two]}]\n',
    'services.yaml': 'one: postgres\ntwo: vault\n',
    'export.txt':
      'Getting all service offerings from marketplace in org o / space s as u...\n\noffering   plans   description   broker\npostgres   small   Relations     csb\n',
    'record.yaml':
      'marking: UNCLASSIFIED\nteam: Who comes\nrecorded: 2026-11-16\ntarget: {environment: il4}\nservices: [{service: postgres}]\n',
    'release.yaml':
      'marking: UNCLASSIFIED\napp: a\nversion: 1.0.0\nenvironments: [il4]\nrecorded: 2026-11-16\nmanifest: manifest.yml\nservices: [services.yaml]\n',
    'catalog.json': JSON.stringify(earlierCatalog),
    'editions/low.json': earlierFacts({ network: 'low' }),
  }
  const at = (name: string) => join(folder, 'inputs', name)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(at(name)), { recursive: true })
    writeFileSync(at(name), text)
  }
  return {
    manifest: at('manifest.yml'),
    services: at('services.yaml'),
    live: at('export.txt'),
    record: at('record.yaml'),
    release: at('release.yaml'),
    catalog: at('catalog.json'),
    editions: at('editions'),
  }
}
