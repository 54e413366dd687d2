import { exceptionsIn } from '../../domain/checks/registry.ts'
import { leftOutOf } from '../../publish/plain/left-out.ts'
import { openRelease } from '../open.ts'
import { oneOf } from '../options.ts'
import { sinceEdition } from '../release-since.ts'
import { reportRelease } from '../reporters/release.ts'
import type { Verb } from '../verb.ts'

interface Options {
  network?: string
  against?: string
  profile: string
  format: string
}

const releaseProfiles = ['whole', 'plain'] as const

const formats = ['text', 'json', 'markdown'] as const

export default {
  configure: (command) =>
    command
      .option('--network <id>', 'the network it goes to; the first of networks.yaml unless said')
      .option(
        '--against <edition>',
        'what the network has already: a git revision, an earlier site or its facts; says what newly goes, and why',
      )
      .option(
        '--profile <name>',
        `${releaseProfiles.join(', ')}: says too what is missing from that door`,
        'whole',
      )
      .option('--format <format>', formats.join(', '), 'text'),
  run: (_args, options) => {
    const format = oneOf('--format', options.format, formats)
    const profile = oneOf('--profile', options.profile, releaseProfiles)
    // What is listed beside an error could be what the error lets through.
    const opened = openRelease(options, 'nothing is listed', format)
    const { roots, whole, network, release, revision, asOf } = opened
    const later = { roots, whole, released: release.playbook, network, day: asOf.day, flag: '--against' }
    const { against } = options
    const since = against === undefined ? undefined : sinceEdition(options, against, later)
    const exceptions = exceptionsIn(whole, asOf.day)
    const missing =
      profile === 'plain' ? leftOutOf(release.playbook.files.map(({ path }) => path)) : undefined
    const told = { ...(missing && { missing }), ...(since && { since }) }
    reportRelease({ whole, network, release, revision, exceptions, ...told }, format)
    return 0
  },
} satisfies Verb<Options>
