import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { schemeOf } from '../../domain/marking/effective.ts'
import { readEdition } from '../../formats/read/edition-file.ts'
import type { Edition } from '../../model/edition.ts'
import { sha256 } from '../../publish/bundle/bytes.ts'
import type { Description } from '../../publish/bundle/description.ts'
import { type Files, manifestName } from '../../publish/bundle/manifest.ts'
import { packBundle, placeFor, writeArchive } from '../../publish/bundle/write-bundle.ts'
import type { BundleChanges } from '../../publish/compared/bundle-changes.ts'
import { compareBundles } from '../../publish/compared/compare-bundles.ts'
import { compareWithFacts } from '../../publish/compared/compare-facts.ts'
import { IncomparableError, type SoundBundle } from '../../publish/compared/sound-bundle.ts'
import { isDelta } from '../../publish/delta/open-delta.ts'
import { verifyDelta } from '../../publish/delta/verify-delta.ts'
import { generator } from '../../publish/generator.ts'
import { labelBeside } from '../../publish/label/check-label.ts'
import { guardTarget } from '../../publish/output/guard-target.ts'
import type { MarkingJudge } from '../../publish/verify/check-markings.ts'
import { install } from '../../publish/verify/install.ts'
import { refuseTarget } from '../../publish/verify/install-target.ts'
import { installationAt } from '../../publish/verify/installation.ts'
import { type Verified, verifyBundle } from '../../publish/verify/verify.ts'
import { UsageError } from '../exit.ts'
import { archiveFolder, readableFile, withFiles } from '../files.ts'
import { readInputs } from '../inputs.ts'
import { inOneLine } from '../one-line.ts'
import { openWorkspace } from '../open.ts'
import { networkOf, oneOf, rootsOf } from '../options.ts'
import { refuseErrors } from '../refuse.ts'
import { bundleChangesFormats, reportBundleChanges } from '../reporters/bundle-changes.ts'
import { reportVerification, verificationFormats } from '../reporters/verification.ts'
import type { Verb } from '../verb.ts'

/** Bytes: five times the facts of 500 services in 20 environments. */
const maxFactsBytes = 64_000_000

interface Options {
  allowedSigners?: string
  network?: string
  install?: string
  links: boolean
  installed?: string
  onto?: string
  write?: string
  outOfOrder?: string
  precompress: boolean
  precompressed: boolean
  against?: string
  format: string
}

export default {
  configure: (command) =>
    command
      .argument('[bundle]', 'the archive, or the folder it was unpacked to')
      .option('--allowed-signers <file>', 'keys of which one has to have signed it, as ssh-keygen reads them')
      .option(
        '--network <id>',
        'judge markings by this network of the workspace, not by what the bundle says; with --install: the network of this host',
      )
      .option(
        '--install <dir>',
        'put it into DIR/versions, then switch DIR/current to it; DIR is of one network',
      )
      .option(
        '--out-of-order <reason>',
        'with --install: although it is older than what is there, or one is missing between',
      )
      .option(
        '--installed <dir>',
        'what is installed there, whether it is as it was made, and what was before',
      )
      .option(
        '--onto <bundle>',
        'the edition that a delta is laid on; with --install it is DIR/current unless said',
      )
      .option(
        '--write <dir>',
        'of a delta: writes the archive of what comes of it there, as it would have come whole',
      )
      .option('--precompress', 'with --install: write .gz files for servers that send those', false)
      .option('--no-links', 'with --install: DIR/current is a folder that is renamed, not a link')
      .option('--precompressed', 'the folder was installed with .gz files', false)
      .option(
        '--against <bundle>',
        'the edition that is there already, as an archive, a folder or its facts: say what changed since',
      )
      .option('--format <format>', `${verificationFormats.join(', ')}; with --against also markdown`, 'text'),
  run: ([bundle], options) =>
    withFiles(() => {
      const { allowedSigners, against, installed: host } = options
      if (host !== undefined) return sayWhatIsInstalled(bundle, host, options)
      if (bundle === undefined)
        throw new UsageError(
          'name a bundle: the archive, or the folder it was unpacked to; or give --installed DIR',
        )
      reasonIsPlain(options)
      if (against !== undefined) return sayWhatChanged(bundle, against, options)
      const format = oneOf('--format', options.format, verificationFormats)
      if (allowedSigners !== undefined) readableFile('--allowed-signers', allowedSigners)
      const { install: target } = options
      const workspace = target === undefined || hasWorkspace(options.root)
      const judge =
        options.network === undefined || !workspace ? undefined : judgeBy(options.network, options.root)
      if (target !== undefined)
        guardTarget('--install', target, { roots: workspace ? rootsOf(options.root) : [], generator })
      const asked = {
        precompressed: options.precompressed,
        ...(allowedSigners === undefined ? {} : { allowedSigners }),
        ...(judge ? { judge } : {}),
      }
      const base = baseOf(bundle, options)
      const { report, files } =
        base === undefined ? verifyBundle(bundle, asked) : verifyDelta(bundle, base, asked)
      const { description, findings } = report
      const sound = findings.length === 0 && description !== undefined
      // A sound bundle that belongs elsewhere is the installer's mistake, not a finding about the bundle.
      if (target !== undefined && description && findings.every(({ code }) => code === 'marking'))
        refuseTarget(resolve(target), description, networkOfHost(options.network).network)
      if (sound && options.write !== undefined) writeWhole(files, description, options.write)
      if (target === undefined || !sound) {
        reportVerification({ path: bundle, report }, format)
        return sound ? 0 : 1
      }
      const installed = install(files, description, resolve(target), {
        precompress: options.precompress,
        ...(options.outOfOrder === undefined ? {} : { outOfOrder: options.outOfOrder }),
        ...networkOfHost(options.network),
        ...(options.links ? {} : { withoutLinks: true }),
      })
      reportVerification({ path: bundle, report, installed }, format)
      return 0
    }),
} satisfies Verb<Options>

/** What a delta is laid on; undefined where the bundle is none. */
function baseOf(bundle: string, { onto, write, install: target }: Options): string | undefined {
  if (isDelta(bundle)) {
    const base = onto ?? (target === undefined ? undefined : join(resolve(target), 'current'))
    if (base !== undefined) return base
    throw new UsageError(`${bundle}: is a delta; name the edition that it is laid on, with --onto BUNDLE`)
  }
  for (const [flag, given] of Object.entries({ '--onto': onto, '--write': write }))
    if (given !== undefined) throw new UsageError(`${flag}: is about a delta, and ${bundle} is none`)
  return undefined
}

/** Writes what came of a delta as the archive that it would have been. */
function writeWhole(files: Files, description: Description, folder: string): void {
  const out = archiveFolder(folder, { roots: [], generator }, '--write')
  const archive = packBundle(files, description, 'tar.gz')
  const place = placeFor(description, 'tar.gz', out)
  writeArchive(archive, place, labelBeside(description, place.archive, archive))
}

/** A reason stands in a line of its own in the history of the folder. */
function reasonIsPlain({ outOfOrder: reason, install: target }: Options): void {
  if (reason === undefined) return
  if (target === undefined)
    throw new UsageError('--out-of-order: is about an installation; give --install DIR too')
  if (!/^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/.test(reason) || reason.length > 500)
    throw new UsageError('--out-of-order: give a reason in one line of plain letters')
}

/** What a host has, checked like any bundle that was unpacked. */
function sayWhatIsInstalled(bundle: string | undefined, host: string, options: Options): 0 | 1 {
  const { allowedSigners, install: target, against } = options
  if ([bundle, target, against].some((given) => given !== undefined))
    throw new UsageError(
      '--installed: says what is there, and takes neither a bundle, --install nor --against',
    )
  const format = oneOf('--format', options.format, verificationFormats)
  if (allowedSigners !== undefined) readableFile('--allowed-signers', allowedSigners)
  const { path, history, previous } = installationAt(resolve(host))
  const { report, files } = verifyBundle(path, {
    precompressed: true,
    ...(allowedSigners === undefined ? {} : { allowedSigners }),
  })
  const manifest = sha256(files.get(manifestName) ?? '')
  reportVerification(
    { path, report, installation: { manifest, history, ...(previous && { previous }) } },
    format,
  )
  return report.findings.length === 0 ? 0 : 1
}

/**
 * What is otherwise in a bundle than in the one before it. Both are checked first, the one before by itself alone: who
 * signed it, and for whom, was asked when it came.
 */
function sayWhatChanged(bundle: string, against: string, options: Options & { root: string[] }): 0 | 1 {
  const format = oneOf('--format', options.format, bundleChangesFormats)
  if (options.install !== undefined)
    throw new UsageError('--against: says what changed, and installs nothing')
  const { allowedSigners, network } = options
  if (allowedSigners !== undefined) readableFile('--allowed-signers', allowedSigners)
  const judge = network === undefined ? undefined : judgeBy(network, options.root)
  const { precompressed } = options
  const now = verifyBundle(bundle, {
    precompressed,
    ...(allowedSigners === undefined ? {} : { allowedSigners }),
    ...(judge ? { judge } : {}),
  })
  const later = soundOf(now)
  if (!later) {
    reportVerification({ path: bundle, report: now.report }, format === 'json' ? 'json' : 'text')
    return 1
  }
  try {
    reportBundleChanges(comparedWith(against, later), format)
  } catch (error) {
    if (error instanceof IncomparableError) throw new UsageError(`--against ${against}: ${error.message}`)
    throw error
  }
  return 0
}

function comparedWith(against: string, later: SoundBundle): BundleChanges {
  if (against.endsWith('.json')) return compareWithFacts(factsIn(against), later)
  const earlier = soundOf(verifyBundle(against))
  if (earlier) return compareBundles(earlier, later)
  throw new IncomparableError(`is not sound; \`fieldbook verify ${against}\` says why`)
}

function factsIn(file: string): Edition {
  const { value: sources, problems } = readInputs([file], maxFactsBytes)
  const [source] = sources ?? []
  const reading = source ? readEdition(source) : { problems }
  if (!reading.value) throw new UsageError(inOneLine(reading.problems))
  return reading.value
}

const soundOf = ({
  report: { description, findings, compared },
  files,
}: Verified): SoundBundle | undefined =>
  description && findings.length === 0 ? { files, description, isOwn: compared === true } : undefined

/** A host needs no workspace; where one is named, or is the current folder, its networks decide. */
const hasWorkspace = (roots: readonly string[]) =>
  roots.length > 0 || ['content', 'environments'].some((part) => existsSync(part))

function networkOfHost(given: string | undefined): { network?: string } {
  const network = given ?? process.env['FIELDBOOK_NETWORK']
  return network === undefined || network === '' ? {} : { network }
}

/** What the reader's own workspace says of a network. */
function judgeBy(id: string, roots: readonly string[]): MarkingJudge {
  // Nothing of the workspace is printed; what the judgement rests on is read, and must have no errors.
  const { whole, problems } = openWorkspace({ root: [...roots] }, ({ kind }) => kind === 'network')
  refuseErrors(problems)
  const { data } = networkOf(id, whole)
  return { network: { id, ...data }, scheme: schemeOf(whole) }
}
