import { join, relative } from 'node:path'
import { documentOf } from '../../domain/document/blocks.ts'
import { schemeOf } from '../../domain/marking/effective.ts'
import { bundleVersionSchema } from '../../model/edition-name.ts'
import { profileSchema } from '../../model/profile.ts'
import { assembleBundle, type Contents, UnfitForBundleError } from '../../publish/bundle/assemble.ts'
import { filesBelow } from '../../publish/bundle/files-below.ts'
import { markingOfWhole, markingsOfPages } from '../../publish/bundle/markings.ts'
import { readSbom } from '../../publish/bundle/sbom.ts'
import { toolVersions } from '../../publish/bundle/tools.ts'
import { withFolder } from '../../publish/bundle/with-folder.ts'
import { packBundle, placeFor, writeArchive } from '../../publish/bundle/write-bundle.ts'
import { generator } from '../../publish/generator.ts'
import { labelBeside } from '../../publish/label/check-label.ts'
import { layoutFor, refuseLayout, writeLayout } from '../../publish/oci/write-layout.ts'
import { assertSame } from '../../publish/published.ts'
import { describedIn } from '../../publish/verify/described.ts'
import { afterFlag, afterHelp, predecessorOf } from '../after.ts'
import { buildRelease } from '../build-release.ts'
import { dataOf, refuseAsData } from '../data-bundle.ts'
import { deltaBeside } from '../delta-beside.ts'
import { sinceFlag, sinceHelp } from '../editions.ts'
import { type ExitCode, UsageError } from '../exit.ts'
import { archiveFolder, readableFile, withFiles } from '../files.ts'
import { type OpenedRelease, openRelease } from '../open.ts'
import { oneOf, profileFlag, profileHelp } from '../options.ts'
import { Progress } from '../reporters/progress.ts'
import type { Verb } from '../verb.ts'
import { workFlag, workFolder, workHelp } from '../work.ts'

interface Options {
  network?: string
  out: string
  version?: string
  revision?: string
  since?: string
  after?: string
  delta: boolean
  zip: boolean
  oci: boolean
  profile: string
  signWith?: string
  work?: string
}

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network it is for; the first of networks.yaml unless said')
      .option('--out <dir>', 'the folder the archive goes to, which holds archives alone', 'transfer')
      .option('--version <name>', 'what the bundle is called; the edition of site.yaml unless said')
      .option('--revision <name>', 'what the content is called; a digest of what is released unless said')
      .option(sinceFlag, sinceHelp)
      .option(afterFlag, afterHelp)
      .option(
        '--delta',
        'beside the archive what makes it of the edition of --after: a few percent of the bytes',
        false,
      )
      .option(
        profileFlag,
        `${profileHelp}; data: the release without a page, from which "rebuild" makes the whole`,
        'whole',
      )
      .option('--zip', 'a .zip in place of a .tar.gz', false)
      .option('--oci', 'beside the archive the same files as an OCI image layout, with a zarf.yaml', false)
      .option(
        '--sign-with <key>',
        'SSH key to sign the manifest with, or its public half where an agent has it',
      )
      .option(workFlag, workHelp),
  run: (_args, options) => withFiles(() => bundle(options, openRelease(options, 'no bundle was made'))),
} satisfies Verb<Options>

async function bundle(options: Options, opened: OpenedRelease): Promise<ExitCode> {
  const { release, asOf } = opened
  const { name, holds, audience } = opened.network.data
  const network = { id: opened.network.id, name, holds, audience }
  const { signWith: key } = options
  if (asOf.from === 'clock')
    throw new UsageError(
      'no date is pinned, and today would make a bundle that never repeats: give --as-of DAY',
    )
  if (key !== undefined) readableFile('--sign-with', key)
  const version = versionOf(options.version, release.playbook.site?.data.edition)
  const profile = oneOf('--profile', options.profile, profileSchema.options)
  if (profile === 'data') refuseAsData(opened)
  const form = options.zip ? 'zip' : 'tar.gz'
  const out = archiveFolder(options.out, { roots: opened.roots, generator })
  const before = predecessorOf(options.after, {
    network: network.id,
    profile,
    version,
    asOf: asOf.day,
  })
  const predecessor = before?.name
  if (options.delta && before?.description.profile !== profile)
    throw new UsageError(
      `--delta: leads from one edition to the next; give the one before, of the profile "${profile}", with --after`,
    )
  if (options.oci) refuseLayout(layoutFor({ network, version, profile }, out))
  const place = placeFor({ network, version, profile }, form, out)

  const progress = new Progress()
  return withFolder<ExitCode>(async (folder) => {
    const built = join(folder, 'site')
    const work = workFolder(options.work, opened.roots)
    const edition = await buildRelease(opened, {
      out: built,
      work,
      revision: options.revision,
      profile: profile === 'data' ? 'whole' : profile,
      predecessor,
      progress,
    })
    progress.step('bundle')
    const site = filesBelow(built)
    assertSame('the site to be bundled', site.keys(), edition.published.keys())
    const document = documentOf(release.playbook, network.id)
    const about: Contents['about'] = {
      profile: edition.profile ?? 'whole',
      title: release.playbook.site?.data.title ?? 'Fieldbook',
      version,
      ...(predecessor && { predecessor }),
      revision: edition.revision,
      asOf: edition.asOf,
      network,
      marking: markingOfWhole(release.playbook),
      ...(Object.keys(document).length > 0 ? { document } : {}),
      ...(opened.network.data.label && { label: opened.network.data.label }),
      scheme: schemeOf(release.playbook),
      tools: toolVersions(generator),
    }
    const whole: Contents = {
      site,
      markings: markingsOfPages(site),
      sbom: readSbom(generator),
      about,
      ...(key === undefined ? {} : { key }),
    }
    try {
      const contents = profile === 'data' ? await dataOf(whole, opened, { folder, work, progress }) : whole
      const files = assembleBundle(contents, generator)
      const archive = packBundle(files, contents.about, form)
      const delta = options.delta && before ? deltaBeside(before, files, out) : undefined
      const label = labelBeside(describedIn(files), place.archive, archive)
      const sha256 = writeArchive(archive, place, new Map([...(delta?.files ?? []), ...label]))
      const layout = options.oci
        ? writeLayout(files, describedIn(files), layoutFor(contents.about, out))
        : undefined
      const named = (path: string) => relative(process.cwd(), path)
      progress.done(
        [
          about.marking,
          `${named(place.archive)}: ${files.size} files, ${archive.length} bytes, ${key === undefined ? 'not signed' : 'signed'}`,
          `sha256 ${sha256}`,
          ...[...label.keys()].map((path) => `${named(path)}: its label`),
          ...(delta ? [`${named(delta.path)}: ${delta.bytes} bytes, laid on ${before?.name.version}`] : []),
          ...(layout ? [`${named(layout)}: the same files as an OCI image layout`] : []),
        ].join('\n'),
      )
      return 0
    } catch (error) {
      if (!(error instanceof UnfitForBundleError)) throw error
      for (const fault of error.faults) progress.warn(fault)
      throw new UsageError(`${error.faults.length} of the site's files cannot be bundled`)
    }
  })
}

function versionOf(given: string | undefined, edition: string | undefined): string {
  const version = given ?? edition ?? ''
  const parsed = bundleVersionSchema.safeParse(version)
  if (parsed.success) return parsed.data
  const from = given === undefined ? 'the edition of site.yaml' : '--version'
  throw new UsageError(
    `${from}, "${version}", cannot name a bundle: ${parsed.error.issues[0]?.message}; give --version`,
  )
}
