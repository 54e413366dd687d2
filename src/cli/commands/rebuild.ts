import { basename, join, relative } from 'node:path'
import { sha256 } from '../../publish/bundle/bytes.ts'
import { bundleName } from '../../publish/bundle/description.ts'
import { sign, statementNamespace } from '../../publish/bundle/sign.ts'
import { packBundle, placeFor, writeArchive } from '../../publish/bundle/write-bundle.ts'
import { verifyDelta } from '../../publish/delta/verify-delta.ts'
import { generator, generatorVersion } from '../../publish/generator.ts'
import { labelBeside } from '../../publish/label/check-label.ts'
import { rebuildWhole, UnfitDataError } from '../../publish/rebuild/rebuild.ts'
import { rebuildStatement } from '../../publish/rebuild/statement.ts'
import { describedIn } from '../../publish/verify/described.ts'
import { verifyBundle } from '../../publish/verify/verify.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { archiveFolder, readableFile, withFiles } from '../files.ts'
import { Progress } from '../reporters/progress.ts'
import { reportVerification } from '../reporters/verification.ts'
import type { CommonOptions, Verb } from '../verb.ts'
import { workFlag, workFolder, workHelp } from '../work.ts'

interface Options {
  out: string
  onto?: string
  zip: boolean
  allowedSigners?: string
  signWith?: string
  work?: string
}

export default {
  configure: (command) =>
    command
      .argument('<bundle>', 'a bundle of data: the archive, or the folder it was unpacked to')
      .option('--out <dir>', 'the folder the archive goes to, which holds archives alone', 'transfer')
      .option('--onto <bundle>', 'the data before, where the bundle is a delta of data')
      .option('--zip', 'a .zip in place of a .tar.gz', false)
      .option('--allowed-signers <file>', 'keys of which one has to have signed it, as ssh-keygen reads them')
      .option('--sign-with <key>', 'SSH key to sign the statement of what was built with')
      .option(workFlag, workHelp),
  run: ([bundle = ''], options) => withFiles(() => rebuild(bundle, options)),
} satisfies Verb<Options>

async function rebuild(bundle: string, options: Options & CommonOptions): Promise<ExitCode> {
  const { allowedSigners, signWith: key } = options
  if (allowedSigners !== undefined) readableFile('--allowed-signers', allowedSigners)
  if (key !== undefined) readableFile('--sign-with', key)
  const out = archiveFolder(options.out, { roots: [], generator })
  const asked = allowedSigners === undefined ? {} : { allowedSigners }
  const { report, files } =
    options.onto === undefined ? verifyBundle(bundle, asked) : verifyDelta(bundle, options.onto, asked)
  const { description, findings } = report
  if (!description || findings.length > 0) {
    reportVerification({ path: bundle, report }, 'text')
    return 1
  }
  if (description.profile !== 'data')
    throw new UsageError(
      `${bundle}: is of the profile "${description.profile}"; what can be built anew is of the profile "data"`,
    )
  refuseOtherGenerator(bundle, description.tools['fieldbook'])
  const form = options.zip ? 'zip' : 'tar.gz'
  const place = placeFor({ ...description, profile: 'whole' }, form, out)
  const stated = join(out, `${bundleName({ ...description, profile: 'whole' })}.rebuild.intoto.json`)
  const progress = new Progress()
  const built = await rebuiltFrom(bundle, () =>
    rebuildWhole(files, description, {
      work: workFolder(options.work, [out]),
      onStep: (step) => progress.step(step),
    }),
  )
  if (built.manifest !== built.expected) {
    progress.clear()
    progress.warn(
      `the manifest of what came of it is ${built.manifest}, and that of the sender's is ${built.expected}`,
    )
    return 1
  }
  const archive = packBundle(built.files, built.description, form)
  const named = { name: basename(place.archive), sha256: sha256(archive) }
  const statement = rebuildStatement(built, named, { files, description })
  writeArchive(
    archive,
    place,
    new Map([
      ...labelBeside(describedIn(built.files), place.archive, archive),
      [stated, statement],
      ...(key === undefined ? [] : [[`${stated}.sig`, sign(statement, key, statementNamespace)] as const]),
    ]),
  )
  progress.done(
    `${description.marking}\n${relative(process.cwd(), place.archive)}: ${built.files.size} files, the same to the byte as the sender's\n` +
      `sha256 ${named.sha256}\nmanifest ${built.manifest}\n${relative(process.cwd(), stated)}: the statement, ${key === undefined ? 'not signed' : 'signed'}`,
  )
  return 0
}

/** Another version would make another site, and the difference would look like an attack. */
function refuseOtherGenerator(bundle: string, version: string | undefined): void {
  if (version !== generatorVersion)
    throw new UsageError(
      `${bundle}: was made by Fieldbook ${version}, and this is ${generatorVersion}; only the same version makes the same bytes`,
    )
}

async function rebuiltFrom<T>(bundle: string, build: () => Promise<T>): Promise<T> {
  try {
    return await build()
  } catch (error) {
    if (!(error instanceof UnfitDataError)) throw error
    const [{ file = 'the playbook', message } = { message: '' }] = error.faults
    throw new UsageError(`${bundle}: ${file} ${message}`)
  }
}
