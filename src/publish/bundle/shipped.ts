import { join } from 'node:path'
import type { Profile } from '../../model/profile.ts'
import { hostFiles } from './host-files.ts'
import { installScript } from './installer.ts'

/**
 * What the generator adds beside a site, by its names in a bundle: the installer and the files for web servers. The plain
 * edition has neither, since a shell script runs and so does what a server is told; `VERIFY.txt` says how to do without.
 */
export function shippedBeside(profile: Profile, generator: string): Map<string, Uint8Array> {
  if (profile !== 'whole') return new Map()
  return new Map([
    ...[...hostFiles(join(generator, 'host'))].map(([name, bytes]) => [`host/${name}`, bytes] as const),
    ['install.sh', installScript()],
  ])
}
